import { FINAL_STATES, InputError } from '#libs/contracts';
import { ROLLUP_LEVELS } from '../ledger/rollup-sql.js';
/**
 * Finds the ledger of a run.
 *
 * @throws InputError when there is no such run.
 */
export async function findLedger({ pool }, uuid) {
    const { rows } = await pool.query({
        name: 'find-ledger', // planning its sub-selects takes longer than running them
        values: [uuid],
        text: `select r.run_id as "runId", coalesce(i.settled_step, 0) as "settledStep", coalesce(i.removed_step, 0) > 0 as removed,
       array(select name from run_layer l where l.run_id = r.run_id order by layer) as layers,
       coalesce((select min(step0) from step_chunk s where s.run_id = r.run_id),
         (select min(bucket) * 256 from step_rollup s where s.run_id = r.run_id and s.lvl = 256)) as "firstStep",
       coalesce((select s.step0 + s.n - 1 from step_chunk s where s.run_id = r.run_id order by step0 desc limit 1),
         nullif(i.removed_step, 0) - 1) as "lastStep"
     from run r left join ingest_state i on i.run_id = r.run_id where r.uuid = $1`,
    });
    const row = rows[0];
    if (row === undefined)
        throw noSuchRun(uuid);
    return { ...row, firstStep: row.firstStep ?? 0, lastStep: row.lastStep ?? -1 };
}
/** Ids that were found before: a run keeps its id. The oldest go first. */
const foundIds = new WeakMap();
const MAX_FOUND_IDS = 10_000;
/**
 * The id of a run: what everything of it is keyed, and distributed, by. It is asked for once: a run keeps its id. Where
 * nothing is found of it the run may have been deleted since: {@link refindRunId}.
 *
 * @throws InputError when there is no such run.
 */
export async function findRunId(store, uuid) {
    return foundIds.get(store.pool)?.get(uuid) ?? (await refindRunId(store, uuid));
}
/**
 * The id of a run as the database knows it now.
 *
 * @throws InputError when there is no such run.
 */
export async function refindRunId({ pool }, uuid) {
    const { rows } = await pool.query({ name: 'find-run-id', text: 'select run_id as "runId" from run where uuid = $1', values: [uuid] });
    const ids = foundIds.get(pool) ?? new Map();
    foundIds.set(pool, ids);
    ids.delete(uuid);
    if (rows[0] === undefined)
        throw noSuchRun(uuid);
    const [oldest] = ids.keys();
    if (oldest !== undefined && ids.size >= MAX_FOUND_IDS)
        ids.delete(oldest);
    ids.set(uuid, rows[0].runId);
    return rows[0].runId;
}
function noSuchRun(uuid) {
    return new InputError({ source: null, path: 'run', value: uuid, allowed: 'the uuid of a recorded run' });
}
/**
 * The number of a layer.
 *
 * @throws InputError when the run has no layer of that name.
 */
export function layerNumber({ layers }, name) {
    const layer = layers.indexOf(name);
    if (layer < 0) {
        throw new InputError({ source: null, path: 'layer', value: JSON.stringify(name), allowed: `one of ${layers.join(', ')}` });
    }
    return layer;
}
/**
 * What tells the ledgers of runs that are over apart from what they were or may become: it changes with every frame, attempt,
 * settled window and removal. Runs that are not over, or have no ledger, are left out.
 */
export async function finishedLedgers({ pool }, uuids) {
    const { rows } = await pool.query({
        name: 'finished-ledgers',
        text: `select r.uuid, concat_ws(' ', i.run_id, i.attempt, i.last_seq, i.last_step, i.settled_step, i.removed_step) as version
     from run r join ingest_state i on i.run_id = r.run_id where r.uuid = any($1::uuid[]) and r.state = any($2::text[])`,
        values: [uuids, FINAL_STATES],
    });
    return new Map(rows.map(({ uuid, version }) => [uuid, version]));
}
/** Number of decisions that a run has recorded, those that retention has removed included. */
export async function countDecisions(store, uuid) {
    return (await decisionCounts(store, [uuid])).get(uuid) ?? 0;
}
/** Number of decisions of several runs, as {@link countDecisions} has it; unknown runs are left out. */
export async function decisionCounts({ pool }, uuids) {
    const { rows } = await pool.query({ name: 'decision-counts', text: COUNTS, values: [uuids] });
    return new Map(rows.map(({ uuid, count }) => [uuid, count]));
}
/** Steps before this one are in whole buckets, which are rolled up: one row of a bucket in place of 16 chunks. */
const ROLLED_UP = `i.settled_step / ${String(ROLLUP_LEVELS[0])} * ${String(ROLLUP_LEVELS[0])}`;
const COUNTS = `select r.uuid, (
     coalesce((select sum(c.n) from decision_rollup c where c.run_id = r.run_id and c.lvl = ${String(ROLLUP_LEVELS[0])}
       and (i.removed_step > 0 or c.bucket < i.settled_step / ${String(ROLLUP_LEVELS[0])})), 0)
     + case when i.removed_step > 0 then 0 else coalesce((select sum(c.n) from decision_chunk c
       where c.run_id = r.run_id and c.step0 >= ${ROLLED_UP}), 0) end)::bigint as count
   from run r left join ingest_state i on i.run_id = r.run_id where r.uuid = any($1::uuid[])`;
/** Last committed step of a run, or -1. */
export async function lastCommittedStep({ pool }, uuid) {
    const { rows } = await pool.query('select last_step as "lastStep" from ingest_state where run_id = (select run_id from run where uuid = $1)', [uuid]);
    return rows[0]?.lastStep ?? -1;
}
//# sourceMappingURL=find-ledger.js.map