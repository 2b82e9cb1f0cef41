import { keyText } from './difference.js';
import { checkpointsLeft } from './told.js';
/** Checks run_evaluation, run_checkpoint and run_event against the facts that were told. */
export async function checkParts(client, at, told) {
    await compare(client, at, { table: 'run_evaluation', sql: EVALUATIONS }, [...told.evaluations.values()].map(toldEvaluation));
    await compare(client, at, { table: 'run_checkpoint', sql: CHECKPOINTS }, checkpointsLeft(told).map(toldCheckpoint));
    await checkEvents(client, at, told);
}
// floats as the hexadecimal digits of their bits
const FIGURES = ['loss', 'accuracy', 'r2', 'rmse', 'mae'];
const EVALUATIONS = `select 'step=' || step || ' split=' || split as key,
  concat_ws(' ', ${FIGURES.map((figure) => `coalesce(encode(float8send(${figure}), 'hex'), '-')`).join(', ')}) as value
  from run_evaluation where run_id = $1`;
const CHECKPOINTS = `select 'step=' || step as key, sha256 || ' ' || size_bytes || ' ' || path as value
  from run_checkpoint where run_id = $1`;
function toldEvaluation({ step, note }) {
    const key = keyText({ step, split: String(note.split) });
    return { key, value: FIGURES.map((figure) => doubleBits(note[figure])).join(' ') };
}
function toldCheckpoint({ step, note }) {
    return { key: keyText({ step }), value: `${String(note.sha256)} ${String(note.sizeBytes)} ${String(note.path)}` };
}
function doubleBits(value) {
    if (value === null || value === undefined)
        return '-';
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(Number(value));
    return bytes.toString('hex');
}
async function compare(client, { runId, report }, from, told) {
    const { rows } = await client.query(from.sql, [runId]);
    compareRows({ table: from.table, report }, rows, told);
}
/** Reports rows that were not told, differ from what was told, or are missing. */
export function compareRows({ table, report }, rows, told) {
    const stored = new Map(rows.map(({ key, value }) => [key, value]));
    if (stored.size !== rows.length)
        report({ table, key: '', column: null, detail: `${rows.length - stored.size} rows are there twice` });
    for (const { key, value } of told) {
        const found = stored.get(key);
        stored.delete(key);
        if (found === undefined)
            report({ table, key, column: null, detail: 'a row that was told is missing' });
        else if (found !== value)
            report({ table, key, column: null, detail: `it is ${found}, told ${value}` });
    }
    for (const key of stored.keys())
        report({ table, key, column: null, detail: 'the row was not told' });
}
/** Kinds of events that no recorder tells: whoever finds a run dead, asks for its start, holds it, or removes its decisions. */
const UNTOLD_EVENTS = ['interrupted', 'start-requested', 'legal-hold', 'legal-hold-lifted', 'decisions-removed', 'prediction-registered', 'record-erased', 'take-over-failed'];
/** Events have no key of their own in the notes: equal ones are counted. */
async function checkEvents(client, { runId, report }, told) {
    const { rows } = await client.query(`with told as (select (t->>'step')::bigint as step, t->>'kind' as kind, coalesce(t->'detail', '{}') as detail from jsonb_array_elements($2::jsonb) t),
     events as (select step, kind, detail, 1 as stored, 0 as told from run_event where run_id = $1 and kind <> all($3)
       union all select step, kind, detail, 0, 1 from told)
     select step, kind, sum(stored)::int as stored, sum(told)::int as told from events group by step, kind, detail
     having sum(stored) <> sum(told) limit 100`, [runId, JSON.stringify(told.events.map(({ step, note }) => ({ step, kind: note.kind, detail: note.detail }))), UNTOLD_EVENTS]);
    for (const row of rows) {
        const detail = `stored ${row.stored} times, told ${row.told} times`;
        report({ table: 'run_event', key: keyText({ step: row.step, kind: row.kind }), column: null, detail });
    }
}
//# sourceMappingURL=check-parts.js.map