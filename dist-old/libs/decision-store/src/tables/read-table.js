import { InputError } from '#libs/contracts';
import { snapshot } from '../open/snapshot.js';
import { findLedger, layerNumber } from '../reading/find-ledger.js';
import { decisionBatches, stepBatches } from './decision-batches.js';
import { groupBatches, predictionBatches } from './prediction-batches.js';
import { eventBatches, evaluationBatches } from './row-batches.js';
const LAST_STEP = 2 ** 52;
const READERS = {
    decisions: decisionBatches,
    steps: stepBatches,
    events: eventBatches,
    evaluations: evaluationBatches,
    predictions: predictionBatches,
    groups: groupBatches,
};
/**
 * Reads a table of a run in batches that fit the memory, of one state of the database.
 *
 * @throws InputError when there is no such run or layer.
 */
export async function readTable(store, uuid, part, work) {
    const ledger = await findLedger(store, uuid);
    const query = { runId: ledger.runId, layers: chosenLayers(ledger, part.layers), fromStep: part.fromStep ?? 0, toStep: part.toStep ?? LAST_STEP };
    if (query.fromStep > query.toStep)
        throw new InputError({ source: null, path: '--from', value: String(query.fromStep), allowed: `a step up to --to (${query.toStep})` });
    return await snapshot(store, (client) => work(READERS[part.table](client, query)));
}
function chosenLayers(ledger, names) {
    const numbers = names === undefined ? [...ledger.layers.keys()] : names.map((name) => layerNumber(ledger, name));
    return [...new Set(numbers)].sort((a, b) => a - b).map((layer) => ({ layer, name: ledger.layers[layer] ?? '' }));
}
//# sourceMappingURL=read-table.js.map