import { type ImpactEffort, type ImpactResult, InputError, type RunUuid, type TraceState } from '#libs/contracts';
import type pg from 'pg';

import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { addImpactJob } from '../queue/add-trace-job.js';
import { encodeNumbers } from '../runs/json-numbers.js';
import { notifyTrace } from '../traces/notify-trace.js';
import { IMPACT_METHOD } from './impact-row.js';

/** An impact that somebody asks for. */
export interface NewImpact {
  /** uuidv7: impacts are listed by it, newest first. */
  readonly uuid: string;
  readonly run: RunUuid;
  readonly effort: ImpactEffort;
  readonly by: string;
  readonly reason: string;
}

/** What a finished impact gave. */
export interface FinishedImpact {
  readonly result: ImpactResult;
  /** Version of gradlens. */
  readonly productVersion: string;
}

/** Stores an impact that is to be made and puts it into the queue, in one transaction. @throws InputError when there is no such run. */
export async function askImpact(store: StorePool, impact: NewImpact): Promise<void> {
  await transaction(store, async (client) => {
    await insertImpact(client, impact);
    await addImpactJob(client, impact.uuid);
    await notifyTrace(client, impact.run, 'impact');
  });
}

/** Stores an impact that is made already. @throws InputError when there is no such run. */
export async function saveImpact(store: StorePool, impact: NewImpact, finished: FinishedImpact): Promise<void> {
  await transaction(store, async (client) => {
    await insertImpact(client, impact);
    await client.query(`update impact set ${IMPACT_FINISHED}, started_at = now() - make_interval(secs => $4::double precision) where run_id = (select run_id from run where uuid = $5) and impact = $1`, [
      impact.uuid, ...impactValues(finished), finished.result.seconds, impact.run,
    ]);
    await notifyTrace(client, impact.run, 'impact');
  });
}

/** Sets of a finished impact; values from $2 on are {@link impactValues}. */
export const IMPACT_FINISHED = `state = 'completed', progress = 1, stage = '', result = $2::jsonb, product_version = $3, ended_at = now()`;

/** The values of {@link IMPACT_FINISHED}, in order. */
export function impactValues({ result, productVersion }: FinishedImpact): unknown[] {
  return [encodeNumbers(result), productVersion];
}

async function insertImpact(client: pg.ClientBase, { uuid, run, effort, by, reason }: NewImpact): Promise<void> {
  const { rowCount } = await client.query(
    `insert into impact (run_id, impact, effort, state, method, "by", reason) select run_id, $2, $3, 'queued', $4, $5, $6 from run where uuid = $1`,
    [run, uuid, effort, IMPACT_METHOD, by, reason],
  );
  if (rowCount !== 1) throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
}

/** What became of the wish to cancel an impact. */
export type ImpactCancelOutcome = { readonly kind: 'cancelled' | 'no-impact' } | { readonly kind: 'ended'; readonly state: TraceState };

/** Cancels an impact: a queued one is never made; the process that makes one notices within a second or two and ends. */
export async function cancelImpact(store: StorePool, uuid: string, { by, reason }: { readonly by: string; readonly reason: string }): Promise<ImpactCancelOutcome> {
  return await transaction(store, async (client) => {
    const { rows } = await client.query<{ run: RunUuid }>(
      `update impact i set state = 'cancelled', ended_by = $2, problem = $3, ended_at = now() from run r
       where r.run_id = i.run_id and i.impact = $1 and i.state in ('queued', 'running') returning r.uuid as run`,
      [uuid, by, reason],
    );
    if (rows[0] !== undefined) {
      await notifyTrace(client, rows[0].run, 'impact');
      return { kind: 'cancelled' };
    }
    const found = await client.query<{ state: TraceState }>('select state from impact where impact = $1', [uuid]);
    return found.rows[0] === undefined ? { kind: 'no-impact' } : { kind: 'ended', state: found.rows[0].state };
  });
}
