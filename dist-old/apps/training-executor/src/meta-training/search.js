import { META_FEATURES, META_START } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { meanOf } from '#libs/scaling-comparison';
import { tryCandidates } from './try-candidates.js';
const HIDDEN = META_START.hidden.length;
/** Bound of each weight, as of the file. */
const MOST_WEIGHT = 100;
/** Streams of seeds, so that data, first weights and candidates are independent of each other. */
const STREAM = { candidates: 1, trials: 2 };
/** The weights as one vector, in the order W, b, v, c. */
export function vectorOf({ hidden, hiddenBias, output, outputBias }) {
    return [...hidden.flat(), ...hiddenBias, ...output, outputBias];
}
/** The inverse of {@link vectorOf}, each number as float32 holds it. */
export function weightsOf(vector) {
    const values = vector.map((value) => Math.fround(Math.min(MOST_WEIGHT, Math.max(-MOST_WEIGHT, value))));
    const width = META_FEATURES.length;
    const biases = HIDDEN * width;
    return {
        limit: META_START.limit,
        hidden: Array.from({ length: HIDDEN }, (_, unit) => values.slice(unit * width, (unit + 1) * width)),
        hiddenBias: values.slice(biases, biases + HIDDEN),
        output: values.slice(biases + HIDDEN, biases + 2 * HIDDEN),
        outputBias: values[biases + 2 * HIDDEN] ?? 0,
    };
}
/**
 * One generation of evolution strategies with antithetic pairs: θ ← θ − rate · mean over pairs of d/‖d‖rms · ε, with
 * d = (F(θ + σε) − F(θ − σε))/2, the objective F summed over tasks after dividing by its spread in each. All candidates
 * of a task have the same data and seeds. Depends on nothing but settings, problems, mean and number, so a resumed search goes on bit for bit.
 *
 * @see Salimans et al., Evolution Strategies as a Scalable Alternative to Reinforcement Learning, 2017, https://arxiv.org/abs/1703.03864
 */
export async function nextGeneration(spec, problems, { mean, generation }, signal) {
    const random = seededRandom(spec.seed, STREAM.candidates, generation);
    const directions = Array.from({ length: spec.pairs }, () => mean.map(() => random.normal()));
    const candidates = directions.flatMap((direction) => [1, -1].map((sign) => weightsOf(mean.map((value, i) => value + sign * spec.sigma * (direction[i] ?? 0)))));
    const seeds = seededRandom(spec.seed, STREAM.trials, generation);
    const slopes = directions.map(() => 0);
    let objective = 0;
    const chosen = chosenOf(problems, spec, generation);
    for (const problem of chosen) {
        const [dataSeed, seed] = [seeds.below(2 ** 31), seeds.below(2 ** 31)];
        const losses = await tryCandidates(problem, { dataSeed, trials: candidates.map((weights) => ({ weights, seed })) }, signal);
        objective += meanOf(losses) / chosen.length;
        normalised(losses).forEach((slope, p) => { slopes[p] = (slopes[p] ?? 0) + slope / chosen.length; });
    }
    const moved = mean.map((value, i) => value - (spec.rate / spec.pairs) * directions.reduce((sum, direction, p) => sum + (slopes[p] ?? 0) * (direction[i] ?? 0), 0));
    return { mean: moved, objective, trainings: candidates.length * chosen.length };
}
function chosenOf(problems, { tasksPerGeneration }, generation) {
    return Array.from({ length: tasksPerGeneration }, (_, k) => problems[(generation * tasksPerGeneration + k) % problems.length]);
}
/** Half differences of the pairs over their root mean square; all 0 where they are. */
function normalised(losses) {
    const halves = Array.from({ length: losses.length / 2 }, (_, p) => ((losses[2 * p] ?? NaN) - (losses[2 * p + 1] ?? NaN)) / 2);
    const spread = Math.sqrt(meanOf(halves.map((half) => half * half)));
    return spread === 0 ? halves : halves.map((half) => half / spread);
}
//# sourceMappingURL=search.js.map