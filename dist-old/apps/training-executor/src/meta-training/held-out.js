import { META_START } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { meanOf } from '#libs/scaling-comparison';
import { generatedProblem } from './problem.js';
import { tryCandidates } from './try-candidates.js';
/** Stream of the seeds, apart from those of the search. */
const STREAM = 3;
/** Learned weights against their start (`snr`), scale 1 and themselves forced to one scale for all layers, on each held-out task, with the same data and seeds. */
export async function heldOutResults(spec, weights, signal) {
    const random = seededRandom(spec.seed, STREAM);
    const results = [];
    for (const task of spec.heldOut) {
        const dataSeed = random.below(2 ** 31);
        const seeds = Array.from({ length: spec.heldOutSeeds }, () => random.below(2 ** 31));
        const problem = generatedProblem(task);
        const of = (tried, uniform = false) => tryCandidates(problem, { dataSeed, trials: seeds.map((seed) => ({ weights: tried, seed })), uniform }, signal);
        const [learned, start, scaleOne, uniform] = [await of(weights), await of(META_START), await of(null), await of(weights, true)];
        results.push({
            ...{ task: task.name, seeds: seeds.length, learned: meanOf(learned), start: meanOf(start), scaleOne: meanOf(scaleOne), uniform: meanOf(uniform) },
            ...{ againstStart: difference(learned, start), againstScaleOne: difference(learned, scaleOne), againstUniform: difference(learned, uniform) },
        });
    }
    return results;
}
function difference(learned, other) {
    const pairs = learned.map((value, i) => value - (other[i] ?? NaN));
    const mean = meanOf(pairs);
    const variance = pairs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (pairs.length - 1);
    return { mean, standardError: Math.sqrt(variance / pairs.length), better: pairs.filter((value) => value < 0).length };
}
//# sourceMappingURL=held-out.js.map