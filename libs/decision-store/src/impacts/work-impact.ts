import type { ImpactEffort, RunUuid } from '#libs/contracts';
import type pg from 'pg';

import { retrying } from '../open/retrying.js';
import type { Store, StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { addImpactJob } from '../queue/add-trace-job.js';
import { hold, type RunHold } from '../runs/run-hold.js';
import { notifyTrace } from '../traces/notify-trace.js';
import { MOST_ATTEMPTS, type Requeued } from '../traces/requeue-traces.js';
import type { TraceProgress } from '../traces/work-trace.js';
import { type FinishedImpact, IMPACT_FINISHED, impactValues } from './ask-impact.js';

/** An impact that this process makes: nobody else does, and only it writes to it while the attempt is the last one. */
export interface ImpactClaim {
  readonly uuid: string;
  readonly runId: number;
  readonly run: RunUuid;
  readonly attempt: number;
  readonly effort: ImpactEffort;
}

/** Claims an impact for as long as this process lives; null when another process has it. */
export function holdImpact(store: Pick<Store, 'connectionString'>, uuid: string): Promise<RunHold | null> {
  return hold(store.connectionString, holdKey(uuid));
}

function holdKey(uuid: string): string {
  return `hold impact ${uuid}`;
}

/** Takes up a queued impact that the caller holds; null when it is not queued any more. */
export async function claimImpact(store: StorePool, uuid: string): Promise<ImpactClaim | null> {
  return await retrying(() =>
    changed(store, async (client) => {
      const { rows } = await client.query<ImpactClaim>(
        `update impact i set state = 'running', attempt = i.attempt + 1, progress = 0, stage = 'starting', started_at = now(), heartbeat_at = now()
         from run r where r.run_id = i.run_id and i.impact = $1 and i.state = 'queued'
         returning i.impact as uuid, i.run_id as "runId", r.uuid as run, i.attempt, i.effort`,
        [uuid],
      );
      return rows[0] ?? null;
    }),
  );
}

const IS_OURS = `run_id = $1 and impact = $2 and attempt = $3 and state = 'running'`;

/** Says that the process lives and how far it is. @returns false when the impact is not this attempt's any more. */
export async function noteImpactProgress(store: StorePool, claim: ImpactClaim, { progress, stage }: TraceProgress): Promise<boolean> {
  return await write(store, claim, { set: 'heartbeat_at = now(), progress = $4, stage = $5', values: [Math.min(1, Math.max(0, progress)), stage] });
}

/** Stores what an impact gave, all at once. @returns false, and nothing stored, when it is not this attempt's any more. */
export async function completeImpact(store: StorePool, { runId, uuid, attempt, run }: ImpactClaim, finished: FinishedImpact): Promise<boolean> {
  const text = `update impact set ${IMPACT_FINISHED} where run_id = $4 and impact = $1 and attempt = $5 and state = 'running'`;
  return await retrying(async () => (await changed(store, async (client) => ((await client.query(text, [uuid, ...impactValues(finished), runId, attempt])).rowCount === 1 ? { run } : null))) !== null);
}

/** Records why an impact could not be made. @returns false when it is not this attempt's any more. */
export async function failImpact(store: StorePool, claim: ImpactClaim, problem: string): Promise<boolean> {
  return await retrying(() => write(store, claim, { set: `state = 'failed', problem = $4, ended_at = now()`, values: [problem] }));
}

/** Puts an impact back into the queue: whoever makes it is told to end, and another shall. */
export async function releaseImpact(store: StorePool, claim: ImpactClaim): Promise<boolean> {
  return await write(store, claim, { set: `state = 'queued', attempt = attempt - 1, progress = 0, stage = '', started_at = null, heartbeat_at = now()`, values: [], again: true });
}

/** Marks a queued impact failed: the process that should have made it ended before it took it up. */
export async function failQueuedImpact(store: StorePool, uuid: string, problem: string): Promise<boolean> {
  const text = `update impact i set state = 'failed', problem = $2, ended_at = now() from run r where r.run_id = i.run_id and i.impact = $1 and i.state = 'queued' returning r.uuid as run`;
  return (await changed(store, async (client) => (await client.query<{ run: RunUuid }>(text, [uuid, problem])).rows[0] ?? null)) !== null;
}

/** Gives queued impacts their job again where it died with a worker; one that has a job keeps its place. */
export async function enqueueImpacts(store: StorePool): Promise<void> {
  const { rows } = await store.pool.query<{ uuid: string }>(`select impact as uuid from impact where state = 'queued' order by impact`);
  for (const { uuid } of rows) await addImpactJob(store.pool, uuid);
}

const IS_STALE = `i.state = 'running' and i.heartbeat_at <= now() - make_interval(secs => $1::double precision / 1000)`;

/** Takes impacts back whose process is gone: silent for too long, and held by nobody. They start anew, three times in all. */
export async function requeueLostImpacts(store: StorePool, { staleAfterMs }: { readonly staleAfterMs: number }): Promise<Requeued[]> {
  const { rows } = await store.pool.query<{ uuid: string }>(`select i.impact as uuid from impact i where ${IS_STALE} order by i.impact`, [staleAfterMs]);
  const requeued: Requeued[] = [];
  for (const { uuid } of rows) {
    const found = await changed(store, (client) => requeueOne(client, uuid, staleAfterMs));
    if (found !== null) requeued.push({ uuid, state: found.state });
  }
  return requeued;
}

async function requeueOne(client: pg.ClientBase, uuid: string, staleAfterMs: number): Promise<{ run: RunUuid; state: Requeued['state'] } | null> {
  // the lock that a living process holds: while we have it nobody can take the impact up
  const lock = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [holdKey(uuid)]);
  if (lock.rows[0]?.free !== true) return null;
  const { rows } = await client.query<{ run: RunUuid; state: Requeued['state'] }>(
    `update impact i set state = case when i.attempt < $3 then 'queued' else 'failed' end, progress = 0, stage = '', heartbeat_at = now(),
       problem = case when i.attempt < $3 then null else 'its process went away without a word, ' || i.attempt || ' times' end,
       ended_at = case when i.attempt < $3 then null else now() end
     from run r where r.run_id = i.run_id and ${IS_STALE} and i.impact = $2 returning r.uuid as run, i.state`,
    [staleAfterMs, uuid, MOST_ATTEMPTS],
  );
  if (rows[0]?.state === 'queued') await addImpactJob(client, uuid);
  return rows[0] ?? null;
}

interface Write {
  readonly set: string;
  /** From $4 on. */
  readonly values: readonly unknown[];
  /** Whether it gets a job again. */
  readonly again?: boolean;
}

async function write(store: StorePool, { runId, uuid, attempt, run }: ImpactClaim, { set, values, again = false }: Write): Promise<boolean> {
  const found = await changed(store, async (client) => {
    const { rowCount } = await client.query(`update impact set ${set} where ${IS_OURS}`, [runId, uuid, attempt, ...values]);
    if (rowCount === 1 && again) await addImpactJob(client, uuid);
    return rowCount === 1 ? { run } : null;
  });
  return found !== null;
}

/** Changes an impact in a transaction, and tells of it where something changed. */
async function changed<T extends { readonly run: RunUuid }>(store: StorePool, change: (client: pg.ClientBase) => Promise<T | null>): Promise<T | null> {
  return await transaction(store, async (client) => {
    const found = await change(client);
    if (found !== null) await notifyTrace(client, found.run, 'impact');
    return found;
  });
}
