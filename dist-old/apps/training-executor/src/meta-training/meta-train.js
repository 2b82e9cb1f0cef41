import { resolveBackend } from '#libs/tensor-math';
import { writeWhole } from '../running/write-whole.js';
import { heldOutResults } from './held-out.js';
import { generatedProblem } from './problem.js';
import { runSearch } from './run-search.js';
import { weightsOf } from './search.js';
import { sha256, weightsText } from './weights-text.js';
/**
 * Learns weights of scaler `meta`, from where an earlier attempt ended, and writes weights and card.
 *
 * @throws InputError if the state beside `out` is that of another spec; the signal's reason when it is aborted.
 */
export async function metaTrain(spec, { out, signal, say }) {
    await resolveBackend('wasm', { parameterCount: 1000, kind: 'mlp' });
    const specSha256 = sha256(JSON.stringify(spec));
    const state = await runSearch({ settings: spec, specSha256, problems: spec.tasks.map(generatedProblem) }, { out, signal, say });
    const weights = weightsOf(state.mean);
    say('the search is done; held-out tasks');
    const heldOut = await heldOutResults(spec, weights, signal);
    const text = weightsText(weights);
    const card = {
        ...{ name: spec.name, weightsSha256: sha256(text), specSha256, seed: spec.seed, tasks: spec.tasks.map(({ name }) => name) },
        ...{ generations: state.generation, trainings: state.trainings, cpuSeconds: state.cpuSeconds, heldOut },
        beatsStart: beats(heldOut.map(({ againstStart }) => againstStart)),
        beatsScaleOne: beats(heldOut.map(({ againstScaleOne }) => againstScaleOne)),
        beatsUniform: beats(heldOut.map(({ againstUniform }) => againstUniform)),
    };
    await writeWhole(out, Buffer.from(text));
    await writeWhole(`${out}.card.json`, Buffer.from(`${JSON.stringify(card, null, 2)}\n`));
    return card;
}
/** Of the mean over tasks, with the standard errors of the tasks as independent. */
function beats(differences) {
    const mean = differences.reduce((sum, each) => sum + each.mean, 0);
    const error = Math.hypot(...differences.map(({ standardError }) => standardError));
    return mean < -2 * error;
}
//# sourceMappingURL=meta-train.js.map