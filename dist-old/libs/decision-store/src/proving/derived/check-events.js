import { DECISION_FLAGS, MEASURE_INDEX, SERIES_MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from '../../ledger/chunk-columns.js';
import { WINDOW_STEPS } from '../stored-windows.js';
import { keyText } from './difference.js';
const COLUMNS = SERIES_MEASURES.map((measure) => MEASURE_COLUMN[measure]);
const SELECT = COLUMNS.map((column) => `float4send(${column}) as ${column}`).join(', ');
/** Checks the rows of decision_event of one window: one for each exceptional decision, with its very values. */
export async function checkEvents(client, { runId, removedStep, report }, stored) {
    const { rows } = await client.query(`select step, layer, flags, ${SELECT} from decision_event where run_id = $1 and step >= $2 and step < $3`, [runId, stored.window * WINDOW_STEPS, (stored.window + 1) * WINDOW_STEPS]);
    const found = new Map(rows.map((row) => [keyText({ step: row.step, layer: row.layer }), row]));
    if (found.size !== rows.length)
        report({ table: 'decision_event', key: keyText({ window: stored.window }), column: null, detail: 'a row is there twice' });
    for (const chunks of stored.layers.values()) {
        for (const chunk of chunks) {
            for (const place of exceptional(chunk)) {
                const key = keyText({ step: chunk.step0 + place, layer: chunk.layer });
                compareEvent(found.get(key), { chunk, place, key }, report);
                found.delete(key);
            }
        }
    }
    // of steps that were removed by retention the events stay, and cannot be recomputed
    const extra = [...found].filter(([, { step }]) => step >= removedStep);
    for (const [key] of extra)
        report({ table: 'decision_event', key, column: null, detail: 'the decision is not exceptional, or not recorded' });
}
/** Places of the decisions with a flag or a gradient norm that is not finite. */
function exceptional({ columns, n }) {
    const places = [];
    for (let place = 0; place < n; place++) {
        if (eventFlags(columns, place) !== 0)
            places.push(place);
    }
    return places;
}
/** The flags of an event: the gradient norm's being not finite is always one of them. */
function eventFlags(columns, place) {
    const gradNorm = columns[MEASURE_INDEX.gradNorm]?.[place] ?? 0;
    const flags = columns[MEASURE_INDEX.flags]?.[place] ?? 0;
    return (flags | (isFinite32(gradNorm) ? 0 : DECISION_FLAGS.nonFinite)) | 0;
}
function isFinite32(bits) {
    return (bits & 0x7f80_0000) !== 0x7f80_0000;
}
function compareEvent(row, at, report) {
    const told = { table: 'decision_event', key: at.key };
    if (row === undefined) {
        report({ ...told, column: null, detail: 'the row of an exceptional decision is missing' });
        return;
    }
    const flags = eventFlags(at.chunk.columns, at.place);
    if (row.flags !== flags)
        report({ ...told, column: 'flags', detail: `flags are ${row.flags}, recorded ${flags}` });
    for (const measure of SERIES_MEASURES) {
        const column = MEASURE_COLUMN[measure];
        const bits = at.chunk.columns[MEASURE_INDEX[measure]]?.[at.place];
        const stored = row[column].readUInt32BE(0);
        if (bits !== stored)
            report({ ...told, column, detail: `bits are ${stored.toString(16)}, recorded ${bits?.toString(16) ?? 'none'}` });
    }
}
//# sourceMappingURL=check-events.js.map