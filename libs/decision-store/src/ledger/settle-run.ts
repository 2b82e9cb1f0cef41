import { FINAL_STATES } from '#libs/contracts';
import type { RunUuid } from '#libs/contracts';
import type pg from 'pg';

import type { StorePool } from '../open/store.js';
import { transactionOn } from '../open/transaction.js';
import { compactWindow, WINDOW_STEPS } from './compact-window.js';
import { rollupWindow } from './rollup-sql.js';

/** Steps of the finer rollup: what is settled in one go. */
const BUCKET_STEPS = 4096;

/** What settling did. */
export interface Settled {
  /** Rows of chunks that were merged into fewer. */
  readonly merged: number;
  /** Buckets of 4,096 steps that were rolled up. */
  readonly buckets: number;
  /** False when the limit ended it: call again. */
  readonly done: boolean;
}

interface Standing {
  readonly lastStep: number;
  readonly settledStep: number;
  readonly live: boolean;
}

/**
 * Compacts the closed windows of a run from `ingest_state.settled_step` on, rolls up its closed buckets and advances
 * `settled_step`, in short transactions of its own. A window is closed when a step behind it is committed; the last
 * window of a run that has ended is compacted as well, but does not count as settled: a resumed attempt may go on in it.
 *
 * Does nothing, at the cost of one query, where nothing is due. May run in several processes at once, and beside the
 * recorder. `client` must be in no transaction. At most `maxBuckets` buckets of 4,096 steps a call.
 */
export async function settleRun(client: pg.ClientBase, runId: number, { maxBuckets = Infinity } = {}): Promise<Settled> {
  const standing = await readStanding(client, runId);
  if (standing === null) return { merged: 0, buckets: 0, done: true };
  const { lastStep, settledStep, live } = standing;
  const closed = closedEnd(lastStep);
  const settled = await settleSteps(client, { runId, fromStep: settledStep, endStep: closed }, maxBuckets);
  if (live || !settled.done) return settled;
  return { ...settled, merged: settled.merged + (await compactRange(client, { runId, fromStep: closed, endStep: lastStep + 1 })) };
}

/** Settles the closed windows `[fromStep, endStep)`, `maxBuckets` buckets of them. */
async function settleSteps(client: pg.ClientBase, steps: Steps, maxBuckets: number): Promise<Settled> {
  const { runId, fromStep, endStep } = steps;
  if (fromStep >= endStep) return { merged: 0, buckets: 0, done: true };
  const due = await dueBuckets(client, steps);
  const done = due.length <= maxBuckets;
  const end = done ? endStep : BUCKET_STEPS * (due[maxBuckets] ?? 0);
  let merged = 0;
  let buckets = 0;
  for (const bucket of due.slice(0, maxBuckets)) {
    const bucketEnd = (bucket + 1) * BUCKET_STEPS;
    merged += await compactRange(client, { runId, fromStep: Math.max(fromStep, bucket * BUCKET_STEPS), endStep: Math.min(bucketEnd, end) });
    if (bucketEnd > end) break;
    await rollUp(client, runId, bucket);
    buckets += 1;
  }
  await closeCoarse(client, { runId, fromStep, endStep: end });
  return { merged, buckets, done };
}

/**
 * Settles every run that has ended, or whose process died, and has something left; runs in a live state settle
 * themselves while they record.
 *
 * @returns the runs that were settled, oldest first.
 */
export async function settleAll({ pool }: StorePool): Promise<RunUuid[]> {
  const { rows } = await pool.query<{ uuid: RunUuid; run_id: number }>(
    `select r.uuid, r.run_id from ingest_state i join run r on r.run_id = i.run_id
     where r.state = any($1) and (i.settled_step < (i.last_step + 1) / ${String(WINDOW_STEPS)} * ${String(WINDOW_STEPS)} or (
       select count(*) from step_chunk s
       where s.run_id = i.run_id and s.step0 >= (i.last_step + 1) / ${String(WINDOW_STEPS)} * ${String(WINDOW_STEPS)}) > 1)
     order by r.run_id`,
    [FINAL_STATES],
  );
  const client = await pool.connect();
  try {
    for (const { run_id } of rows) await settleRun(client, run_id);
  } finally {
    client.release();
  }
  return rows.map(({ uuid }) => uuid);
}

/** First step of the window that is still open. */
function closedEnd(lastStep: number): number {
  return Math.floor((lastStep + 1) / WINDOW_STEPS) * WINDOW_STEPS;
}

async function readStanding(client: pg.ClientBase, runId: number): Promise<Standing | null> {
  const { rows } = await client.query<Standing>(
    `select i.last_step::double precision as "lastStep", i.settled_step::double precision as "settledStep", not r.state = any($2) as live
     from ingest_state i join run r on r.run_id = i.run_id where i.run_id = $1`,
    [runId, FINAL_STATES],
  );
  return rows[0] ?? null;
}

interface Steps {
  readonly runId: number;
  readonly fromStep: number;
  readonly endStep: number;
}

/** Buckets of 4,096 steps that have any step in a range, ascending. */
async function dueBuckets(client: pg.ClientBase, { runId, fromStep, endStep }: Steps): Promise<number[]> {
  const { rows } = await client.query<{ bucket: number }>(
    `select distinct (step0 / ${String(BUCKET_STEPS)})::integer as bucket from step_chunk
     where run_id = $1 and step0 >= $2 and step0 < $3 order by 1`,
    [runId, fromStep, endStep],
  );
  return rows.map(({ bucket }) => bucket);
}

/** Compacts what is split in the steps `[fromStep, endStep)`, each window in a transaction of its own. */
async function compactRange(client: pg.ClientBase, { runId, fromStep, endStep }: Steps): Promise<number> {
  const { rows } = await client.query<{ split: number }>(
    `select distinct split from (
       select (step0 / ${String(WINDOW_STEPS)})::integer as split, 0 as layer from step_chunk where ${IN_STEPS}
       union all select (step0 / ${String(WINDOW_STEPS)})::integer, layer + 1 from decision_chunk where ${IN_STEPS}) p
     group by split, layer having count(*) > 1 order by 1`,
    [runId, fromStep, endStep],
  );
  let merged = 0;
  for (const { split } of rows) merged += await transactionOn(client, () => compactWindow(client, runId, split));
  return merged;
}

const IN_STEPS = 'run_id = $1 and step0 >= $2 and step0 < $3';

/** Rolls up a closed bucket and settles it, and the coarser one that it fills. */
async function rollUp(client: pg.ClientBase, runId: number, bucket: number): Promise<void> {
  await transactionOn(client, async () => {
    await rollupWindow(client, runId, 4096, bucket);
    if ((bucket + 1) % 16 === 0) await rollupWindow(client, runId, 65536, Math.floor(bucket / 16));
    await advance(client, runId, (bucket + 1) * BUCKET_STEPS);
  });
}

/** Rolls up the coarse buckets whose last finer bucket has no step, and settles what is compacted. */
async function closeCoarse(client: pg.ClientBase, { runId, fromStep, endStep }: Steps): Promise<void> {
  await transactionOn(client, async () => {
    const { rows } = await client.query<{ bucket: number }>(
      `select distinct (f.bucket / 16)::integer as bucket from decision_rollup f
       where f.run_id = $1 and f.lvl = 4096 and f.bucket >= $2::bigint / 65536 * 16 and f.bucket < $3::bigint / 65536 * 16
       and not exists (select from decision_rollup c
         where c.run_id = $1 and c.lvl = 65536 and c.layer = f.layer and c.bucket = f.bucket / 16) order by 1`,
      [runId, fromStep, endStep],
    );
    for (const { bucket } of rows) await rollupWindow(client, runId, 65536, bucket);
    await advance(client, runId, endStep);
  });
}

/** Settled only ever grows: a slower process beside must not take it back. */
async function advance(client: pg.ClientBase, runId: number, settledStep: number): Promise<void> {
  await client.query('update ingest_state set settled_step = $2 where run_id = $1 and settled_step < $2', [runId, settledStep]);
}
