import { measureColumn, parseFrame } from '#libs/audit';
import { InputError, MEASURE_INDEX } from '#libs/contracts';
import { IngestProblem } from '../ingest-problem.js';
import { endSchema, factSchema, fieldLine, fieldProblem, gapSchema } from './notes.js';
import { badRecord } from './records.js';
import { unstorable } from './storable-json.js';
/** Steps are int4 in the packed forms; flags are exact in float32. */
const LAST_STEP = 2 ** 31 - 1;
const WINDOW_STEPS = 256;
const MOST_FLAGS = 2 ** 24;
/**
 * Whether a frame may come next. It tells where the ledger stands after it.
 *
 * @throws IngestProblem bad-record, taken-over, hole, closed.
 */
export function checkFrame(record, edge) {
    const frame = parsed(record);
    if (frame.attempt !== edge.attempt) {
        throw new IngestProblem('taken-over', `record ${record.record} is of attempt ${frame.attempt}; the run is at attempt ${edge.attempt}`, { attempt: edge.attempt });
    }
    if (edge.isEnded)
        throw new IngestProblem('closed', `record ${record.record} follows the end of the run`);
    if (frame.kind === 'decisions')
        checkDecisions(record, frame, edge);
    else
        checkNote(record, frame);
    if (frame.kind === 'decisions' || frame.kind === 'gap')
        return { ...edge, lastStep: checkSteps(record, frame, edge) };
    if (frame.step0 > LAST_STEP)
        throw badRecord(record, `step0 is ${frame.step0}; allowed: at most ${LAST_STEP}`);
    return { ...edge, isEnded: frame.kind === 'end' };
}
function parsed(record) {
    try {
        return parseFrame(record.payload);
    }
    catch (error) {
        if (error instanceof InputError)
            throw badRecord(record, error.message);
        throw error;
    }
}
/** Steps come one after the other; what is missing is told by a gap. Returns the last one. */
function checkSteps(record, { step0, n }, { lastStep }) {
    const expected = lastStep + 1;
    if (step0 !== expected) {
        throw new IngestProblem('hole', `record ${record.record} begins at step ${step0}, expected is ${expected}; steps that are missing are told by a gap frame`, {
            expectedStep: expected,
        });
    }
    if (step0 + n - 1 > LAST_STEP)
        throw badRecord(record, `its last step is ${step0 + n - 1}; allowed: at most ${LAST_STEP}`);
    return step0 + n - 1;
}
function checkDecisions(record, frame, edge) {
    const { step0, n, layers } = frame;
    if (layers !== edge.layers)
        throw badRecord(record, `it has ${layers} layers; the run has ${edge.layers}`);
    if (Math.floor(step0 / WINDOW_STEPS) !== Math.floor((step0 + n - 1) / WINDOW_STEPS)) {
        throw badRecord(record, `the steps ${step0} to ${step0 + n - 1} span the edge of a window of ${WINDOW_STEPS} steps`);
    }
    for (let layer = 0; layer < layers; layer++) {
        const wrong = measureColumn(frame, layer, MEASURE_INDEX.flags).find((bits) => bits >= MOST_FLAGS);
        if (wrong !== undefined)
            throw badRecord(record, `flags of layer ${layer} are ${wrong}; allowed: below ${MOST_FLAGS}`);
    }
}
const SCHEMAS = { gap: gapSchema, fact: factSchema, end: endSchema };
function checkNote(record, { kind, note }) {
    if (kind === 'attempt')
        throw badRecord(record, 'attempt frames are written by the server when the run is registered');
    const value = JSON.parse(note);
    const parsed = SCHEMAS[kind].safeParse(value);
    if (!parsed.success)
        throw badRecord(record, `note: ${fieldLine(fieldProblem(parsed.error, value))}`);
    const problem = unstorable(value);
    if (problem !== null)
        throw badRecord(record, `its note cannot be stored: ${problem}`);
}
//# sourceMappingURL=check-frame.js.map