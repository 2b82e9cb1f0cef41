import { MEASURE_COUNT, MEASURES } from '#libs/contracts';
import { readRecordedSteps } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
import { answered } from '../run/answered.js';
/** Steps that are read at once. */
const BLOCK_STEPS = 256;
/** Opens a comparer that reads the ledger block by block. */
export function stepComparer(store, session) {
    let block = { from: -1, steps: new Map() };
    const load = async (step) => {
        const from = Math.floor(step / BLOCK_STEPS) * BLOCK_STEPS;
        if (block.from === from && block.steps.has(step))
            return block.steps;
        const { run, layers } = session.position;
        const range = { fromStep: from, toStep: from + BLOCK_STEPS - 1 };
        const steps = await answered(() => readRecordedSteps(store, { runId: run.runId, layers: layers.length }, range), session.limits);
        block = { from, steps };
        return steps;
    };
    return async (line, frame) => {
        const recorded = (await load(frame.step)).get(frame.step);
        if (recorded === undefined) {
            throw new IngestProblem('different', `line ${line}: step ${frame.step} was recorded as not sent`, { line, step: frame.step });
        }
        const difference = differenceOf(frame, recorded, session.position.layers);
        if (difference !== null)
            throw new IngestProblem('different', `line ${line}: ${difference} at step ${frame.step}`, { line, step: frame.step });
    };
}
/** The first field of a step that differs from what was before, with both values; null when nothing does. */
export function differenceOf(sent, recorded, layers) {
    for (const field of ['loss', 'learningRate', 'durationUs', 'batchId']) {
        if (!Object.is(sent[field], recorded[field]))
            return `${field} is ${sent[field]}, recorded was ${recorded[field]}`;
    }
    const at = sent.measures.findIndex((value, i) => !Object.is(value, recorded.measures[i]));
    if (at < 0)
        return null;
    const [layer, measure] = [layers[Math.floor(at / MEASURE_COUNT)] ?? '', MEASURES[at % MEASURE_COUNT] ?? ''];
    return `layers.${layer}.${measure} is ${String(sent.measures[at])}, recorded was ${String(recorded.measures[at])}`;
}
//# sourceMappingURL=compare-steps.js.map