import { InputError, SERIES_MEASURES } from '#libs/contracts';
import { findLedger, layerNumber } from './find-ledger.js';
import { covers, loadBlock } from '../ledger/load-block.js';
import { presentSteps } from './present-steps.js';
/**
 * Reads decisions in the order of step, then layer.
 *
 * @throws InputError for an unknown run or layer, or a cursor that is none. @throws RangeError when `first` is not a positive integer.
 */
export async function readDecisions(store, uuid, query) {
    const { first } = query;
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer > 0, got ${String(first)}`);
    const ledger = await findLedger(store, uuid);
    const layers = chosenLayers(ledger, query.layers);
    const { removed } = ledger;
    if (layers.length === 0)
        return { decisions: [], hasNext: false, removed };
    const after = parseCursor(query.after);
    const fromStep = Math.max(query.fromStep, after.step);
    const decisions = await decisionsFrom(store, { uuid, ledger, layers, after, fromStep, toStep: query.toStep, first });
    return { decisions: decisions.slice(0, first), hasNext: decisions.length > first, removed };
}
/** Decisions behind `after`, more than `first` of them where there are as many. */
async function decisionsFrom(store, page) {
    const { uuid, ledger, layers, after, fromStep, toStep, first } = page;
    // one decision more than asked for, and up to a whole step that lies before `after`
    const maxSteps = Math.ceil((first + 1) / layers.length) + 1;
    const steps = await presentSteps(store, ledger.runId, { fromStep, toStep, maxSteps });
    const lastStep = steps.at(-1);
    if (lastStep === undefined)
        return [];
    const block = await loadBlock(store.pool, ledger.runId, { fromStep, toStep: lastStep, layers });
    const decisions = [];
    for (const step of steps) {
        for (const layer of layers) {
            if (step === after.step && layer <= after.layer)
                continue;
            const decision = decisionOf(block, { uuid, step, layer, name: ledger.layers[layer] ?? '' });
            if (decision !== null)
                decisions.push(decision);
        }
    }
    return decisions;
}
/**
 * One decision, or null when it is not recorded.
 *
 * @throws InputError for an unknown run or layer.
 */
export async function readDecision(store, uuid, step, layer) {
    const ledger = await findLedger(store, uuid);
    const number = layerNumber(ledger, layer);
    const block = await loadBlock(store.pool, ledger.runId, { fromStep: step, toStep: step, layers: [number] });
    return decisionOf(block, { uuid, step, layer: number, name: layer });
}
/** Step and number of the layer in a cursor; a place before everything when there is none. */
function parseCursor(cursor) {
    if (cursor === undefined)
        return { step: 0, layer: -1 };
    const [, step, layer] = /^(\d{1,15}):(\d{1,5})$/.exec(cursor) ?? [];
    if (step === undefined || layer === undefined) {
        throw new InputError({ source: null, path: 'after', value: JSON.stringify(cursor), allowed: 'the cursor of a decision' });
    }
    return { step: Number(step), layer: Number(layer) };
}
function chosenLayers(ledger, names) {
    const numbers = names === undefined ? [...ledger.layers.keys()] : names.map((name) => layerNumber(ledger, name));
    return [...new Set(numbers)].sort((a, b) => a - b);
}
function decisionOf(block, { uuid, step, layer, name }) {
    const chunk = block.chunks.find((candidate) => candidate.layer === layer && covers(candidate, step));
    const shared = block.steps.find((candidate) => covers(candidate, step));
    if (chunk === undefined || shared === undefined)
        return null;
    const measures = measuresAt(chunk, step - chunk.step0);
    const learningRate = at(shared, 'learningRate', step);
    return {
        run: uuid,
        step,
        layer: name,
        ...measures,
        loss: at(shared, 'loss', step),
        learningRate,
        effectiveLearningRate: Math.fround(measures.scale * learningRate),
        batchId: at(shared, 'batchId', step),
        durationUs: at(shared, 'durationUs', step),
        cursor: `${String(step)}:${String(layer)}`,
    };
}
function at(shared, column, step) {
    return shared[column][step - shared.step0] ?? NaN;
}
function measuresAt({ columns }, place) {
    const measures = { flags: columns.flags?.[place] ?? 0 };
    for (const measure of SERIES_MEASURES)
        measures[measure] = columns[measure]?.[place] ?? NaN;
    return measures;
}
//# sourceMappingURL=read-decisions.js.map