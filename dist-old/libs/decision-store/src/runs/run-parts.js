import { retrying } from '../open/retrying.js';
/** Stores an evaluation; the same step and split again replaces it (a resumed attempt evaluates again). */
export async function recordEvaluation(store, uuid, evaluation) {
    const { step, split, loss, accuracy } = evaluation;
    await insertForRun(store, `insert into run_evaluation (run_id, step, split, loss, accuracy) select run_id, $2, $3, $4, $5 from run where uuid = $1
     on conflict (run_id, split, step) do update set loss = excluded.loss, accuracy = excluded.accuracy`, [uuid, step, split, loss, accuracy]);
}
/** Stores where a checkpoint lies; the same step again replaces it. */
export async function recordCheckpoint(store, uuid, checkpoint) {
    const { step, path, sha256, sizeBytes } = checkpoint;
    await insertForRun(store, `insert into run_checkpoint (run_id, step, path, sha256, size_bytes) select run_id, $2, $3, $4, $5 from run where uuid = $1
     on conflict (run_id, step) do update set path = excluded.path, sha256 = excluded.sha256,
       size_bytes = excluded.size_bytes, created_at = now()`, [uuid, step, path, sha256, sizeBytes]);
}
/** Stores an event of the run with uuid $1; the others are {@link eventValues}. */
export const INSERT_EVENT = 'insert into run_event (run_id, step, kind, detail) select run_id, $2, $3, $4 from run where uuid = $1';
/** Values of {@link INSERT_EVENT} behind the uuid. */
export function eventValues({ step, kind, detail }) {
    return [step, kind, JSON.stringify(detail ?? {})];
}
/** Stores an event of a run. */
export async function recordEvent(store, uuid, event) {
    await insertForRun(store, INSERT_EVENT, [uuid, ...eventValues(event)]);
}
/** The layers of several runs, each in the order of the forward pass; a run without layers has an empty list. */
export async function listLayers(store, uuids) {
    const text = `select r.uuid, l.layer, l.name, l.kind, l.module, l.depth, l.parameter_count as "parameterCount"
     from run_layer l join run r on r.run_id = l.run_id where r.uuid = any($1::uuid[]) order by r.uuid, l.layer`;
    return await byRun(store, uuids, { name: 'list-layers', text });
}
/** The evaluations of a run, by step. */
export async function listEvaluations(store, uuid) {
    return (await evaluationsOf(store, [uuid])).get(uuid) ?? [];
}
/** The evaluations of several runs, each by step. */
export async function evaluationsOf(store, uuids) {
    const text = `select r.uuid, e.step, e.split, e.loss, e.accuracy, e.r2, e.rmse, e.mae from run_evaluation e join run r on r.run_id = e.run_id
     where r.uuid = any($1::uuid[]) order by e.step, e.split`;
    return await byRun(store, uuids, { name: 'list-evaluations', text });
}
/** The events of a run, oldest first. */
export async function listEvents(store, uuid) {
    return (await eventsOf(store, [uuid])).get(uuid) ?? [];
}
/** The events of several runs, each with the oldest first. */
export async function eventsOf(store, uuids) {
    const text = `select r.uuid, e.step, e.kind, e.detail, e.created_at as "createdAt" from run_event e join run r on r.run_id = e.run_id
     where r.uuid = any($1::uuid[]) order by e.event_id`;
    return await byRun(store, uuids, { name: 'list-events', text });
}
/** What a query of runs finds, by their uuids; an empty list for those of which it finds nothing. */
async function byRun({ pool }, uuids, query) {
    const { rows } = await pool.query({ ...query, values: [uuids] });
    const found = new Map(uuids.map((uuid) => [uuid, []]));
    for (const { uuid, ...row } of rows)
        found.get(uuid)?.push(row);
    return found;
}
/** The checkpoints of a run, the highest step first; older files may be gone. */
export async function listCheckpoints(store, uuid) {
    const { rows } = await store.pool.query(`select c.step, c.path, c.sha256, c.size_bytes as "sizeBytes" from run_checkpoint c join run r on r.run_id = c.run_id
     where r.uuid = $1 order by c.step desc`, [uuid]);
    return rows;
}
/** The checkpoint of the highest step, or null. */
export async function latestCheckpoint(store, uuid) {
    return (await listCheckpoints(store, uuid))[0] ?? null;
}
async function insertForRun(store, text, values) {
    const { rowCount } = await retrying(() => store.pool.query(text, [...values]));
    if (rowCount === 0)
        throw new Error(`there is no run ${String(values[0])}`);
}
//# sourceMappingURL=run-parts.js.map