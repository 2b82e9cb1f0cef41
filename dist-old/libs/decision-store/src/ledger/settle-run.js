import { FINAL_STATES } from '#libs/contracts';
import { transactionOn } from '../open/transaction.js';
import { compactWindow, WINDOW_STEPS } from './compact-window.js';
import { rollupSteps, rollupWindow } from './rollup-sql.js';
/** Steps of the finer rollup: what is settled in one go. */
const BUCKET_STEPS = 4096;
/** Steps of the coarser rollup. */
const COARSE_STEPS = 65_536;
/**
 * Compacts the closed windows of a run from `ingest_state.settled_step` on, rolls up its closed buckets and advances
 * `settled_step`, in short transactions of its own. A window is closed when a step behind it is committed; the last
 * window of a run that has ended is compacted as well, but does not count as settled: a resumed attempt may go on in it.
 *
 * Does nothing, at the cost of one query, where nothing is due. May run in several processes at once, and beside the
 * recorder. `client` must be in no transaction. At most `maxBuckets` buckets of 4,096 steps a call.
 */
export async function settleRun(client, runId, { maxBuckets = Infinity } = {}) {
    const standing = await readStanding(client, runId);
    if (standing === null)
        return { merged: 0, buckets: 0, done: true };
    const { lastStep, settledStep, live } = standing;
    const closed = closedEnd(lastStep);
    const settled = await settleSteps(client, { runId, fromStep: settledStep, endStep: closed }, maxBuckets);
    if (live || !settled.done)
        return settled;
    return { ...settled, merged: settled.merged + (await compactRange(client, { runId, fromStep: closed, endStep: lastStep + 1 })) };
}
/** Settles the closed windows `[fromStep, endStep)`, `maxBuckets` buckets of them. */
async function settleSteps(client, steps, maxBuckets) {
    const { runId, fromStep, endStep } = steps;
    if (fromStep >= endStep)
        return { merged: 0, buckets: 0, done: true };
    const due = await dueBuckets(client, steps);
    const done = due.length <= maxBuckets;
    const end = done ? endStep : BUCKET_STEPS * (due[maxBuckets] ?? 0);
    let merged = 0;
    let settled = fromStep;
    for (const bucket of due.slice(0, maxBuckets)) {
        const part = { runId, fromStep: Math.max(fromStep, bucket * BUCKET_STEPS), endStep: Math.min((bucket + 1) * BUCKET_STEPS, end) };
        merged += await compactRange(client, part);
        await rollUp(client, part, settled);
        settled = part.endStep;
    }
    await transactionOn(client, () => advance(client, { runId, fromStep: settled, endStep: end }));
    return { merged, buckets: Math.min(due.length, maxBuckets), done };
}
/**
 * Settles every run that has ended, or whose process died, and has something left; runs in a live state settle
 * themselves while they record.
 *
 * @returns the runs that were settled, oldest first.
 */
export async function settleAll({ pool }) {
    const { rows } = await pool.query(`select r.uuid, r.run_id from ingest_state i join run r on r.run_id = i.run_id
     where r.state = any($1) and (i.settled_step < (i.last_step + 1) / ${String(WINDOW_STEPS)} * ${String(WINDOW_STEPS)} or (
       select count(*) from step_chunk s
       where s.run_id = i.run_id and s.step0 >= (i.last_step + 1) / ${String(WINDOW_STEPS)} * ${String(WINDOW_STEPS)}) > 1)
     order by r.run_id`, [FINAL_STATES]);
    const client = await pool.connect();
    try {
        for (const { run_id } of rows)
            await settleRun(client, run_id);
    }
    finally {
        client.release();
    }
    return rows.map(({ uuid }) => uuid);
}
/** First step of the window that is still open. */
function closedEnd(lastStep) {
    return Math.floor((lastStep + 1) / WINDOW_STEPS) * WINDOW_STEPS;
}
async function readStanding(client, runId) {
    const { rows } = await client.query(`select i.last_step::double precision as "lastStep", i.settled_step::double precision as "settledStep", not r.state = any($2) as live
     from ingest_state i join run r on r.run_id = i.run_id where i.run_id = $1`, [runId, FINAL_STATES]);
    return rows[0] ?? null;
}
/** Buckets of 4,096 steps that have any step in a range, ascending. */
async function dueBuckets(client, { runId, fromStep, endStep }) {
    const { rows } = await client.query(`select distinct (step0 / ${String(BUCKET_STEPS)})::integer as bucket from step_chunk
     where run_id = $1 and step0 >= $2 and step0 < $3 order by 1`, [runId, fromStep, endStep]);
    return rows.map(({ bucket }) => bucket);
}
/** Compacts what is split in the steps `[fromStep, endStep)`, each window in a transaction of its own. */
async function compactRange(client, { runId, fromStep, endStep }) {
    const { rows } = await client.query(`select distinct split from (
       select (step0 / ${String(WINDOW_STEPS)})::integer as split, 0 as layer from step_chunk where ${IN_STEPS}
       union all select (step0 / ${String(WINDOW_STEPS)})::integer, layer + 1 from decision_chunk where ${IN_STEPS}) p
     group by split, layer having count(*) > 1 order by 1`, [runId, fromStep, endStep]);
    let merged = 0;
    for (const { split } of rows)
        merged += await transactionOn(client, () => compactWindow(client, runId, split));
    return merged;
}
const IN_STEPS = 'run_id = $1 and step0 >= $2 and step0 < $3';
/** Rolls up the steps of one bucket, and the bucket when it is closed, and settles them. */
async function rollUp(client, { runId, fromStep, endStep }, settled) {
    await transactionOn(client, async () => {
        await rollupSteps(client, runId, 256, { fromStep, endStep });
        if (endStep % BUCKET_STEPS === 0) {
            const bucket = endStep / BUCKET_STEPS - 1;
            await rollupWindow(client, runId, 4096, bucket);
            await rollupSteps(client, runId, 4096, { fromStep: bucket * BUCKET_STEPS, endStep });
        }
        await advance(client, { runId, fromStep: settled, endStep });
    });
}
/**
 * Settles the steps `[fromStep, endStep)`, of which the finer buckets are rolled up: rolls up the coarse buckets that end
 * there. Settled only ever grows: a slower process beside must not take it back.
 */
async function advance(client, { runId, fromStep, endStep }) {
    const { rows } = await client.query(`select distinct (bucket / 16)::integer as bucket from step_rollup
     where run_id = $1 and lvl = 4096 and bucket >= $2::bigint / 65536 * 16 and bucket < $3::bigint / 65536 * 16 order by 1`, [runId, fromStep, endStep]);
    for (const { bucket } of rows) {
        await rollupWindow(client, runId, 65536, bucket);
        await rollupSteps(client, runId, 65536, { fromStep: bucket * COARSE_STEPS, endStep: (bucket + 1) * COARSE_STEPS });
    }
    await client.query('update ingest_state set settled_step = $2 where run_id = $1 and settled_step < $2', [runId, endStep]);
}
//# sourceMappingURL=settle-run.js.map