import { withGrades } from '#libs/contracts';
import { findStudies, findStudy, listStudies } from '../studies/list-studies.js';
import { studiesOf } from '../studies/studies.js';
/** Most estimated effects that are stored with a trace: 16 MB. */
export const MOST_EFFECTS = 4_000_000;
/** Traces: asked for, made by a worker, kept. */
export const traceStudies = studiesOf({
    kind: 'trace',
    method: 'metagradient, counterfactual replay',
    asked: ['question', 'effort'],
    found: ({ layers, steps, effects }) => {
        const isLarge = effects.length > MOST_EFFECTS;
        return {
            ...{ layers, steps },
            effects: isLarge ? null : Buffer.from(effects.buffer, effects.byteOffset, effects.byteLength),
            effects_left_out: isLarge ? `${effects.length} effects are more than the ${MOST_EFFECTS} that are stored` : null,
        };
    },
});
const SOURCE = { kind: 'trace', columns: ', s.question, s.effort, s.steps, s.layers, s.effects_left_out as "effectsLeftOut"' };
/** Traces, newest first. */
export async function listTraces(store, filter) {
    const page = await listStudies(store, SOURCE, filter);
    return { ...page, rows: page.rows.map(graded) };
}
/** One trace, or null. */
export async function findTrace(store, uuid) {
    const row = await findStudy(store, SOURCE, uuid);
    return row === null ? null : graded(row);
}
/** The traces of these uuids that are there, in any order. */
export async function findTraces(store, uuids) {
    return (await findStudies(store, SOURCE, uuids)).map(graded);
}
function graded(row) {
    return row.result === null ? row : { ...row, result: withGrades(row.result) };
}
/** The estimated effects of a completed trace, `[steps * layers]`, row by row; null where none are stored. */
export async function readTraceEffects({ pool }, uuid) {
    const { rows } = await pool.query('select effects from trace where trace = $1', [uuid]);
    const bytes = rows[0]?.effects ?? null;
    // a copy: a float array must begin at a multiple of four
    return bytes === null ? null : new Float32Array(new Uint8Array(bytes).buffer);
}
//# sourceMappingURL=traces.js.map