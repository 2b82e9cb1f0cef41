import { systemClock } from '#libs/contracts';
import { groupGaps, groupRates, groupRows } from '#libs/group-metrics';
import { baselinesOf, targetOf, tunedRates } from '#libs/scaling-comparison';
import { trainCurves } from '../../apps/training-executor/src/comparing/train-curves.js';
/** Seeds of results and of tuning, far from those that people give. */
const [FIRST_SEED, FIRST_TUNING_SEED] = [2_000_000, 2_500_000];
const LOOKS = 50;
/** Parameters of the largest of these nets, for how many fit side by side. */
const PARAMETERS = 5000;
/** Base optimizers of the baselines. */
export const FAMILIES = ['adam', 'sgd'];
/** Seeds of the results, the same for every way; the first one is traced. */
export function seedsOf({ seeds }) {
    return Array.from({ length: seeds }, (_, i) => FIRST_SEED + i);
}
/** Trains a spec with each seed, and looks at the groups of the test split at the end. */
export async function trainWay(spec, ground, learningRate = spec.optimizer.learningRate) {
    const gaps = [];
    const curves = await train(spec, seedsOf(ground.size).map((seed) => ({ seed, learningRate })), ground, async (replicas) => {
        const rows = Int32Array.from({ length: ground.data.test.count }, (_, row) => row);
        gaps.push(...(await replicas.scores('test', rows)).map((scores) => gapsOf(scores, ground)));
    });
    return { curves, parity: gaps.map(({ parity }) => parity), odds: gaps.map(({ odds }) => odds) };
}
/** Adam and SGD with momentum, constant and cosine, each at the rate that reaches the target first; and the target: what the best of them has at its end. */
export async function trainBaselines(spec, ground) {
    const { size } = ground;
    const arms = baselinesOf(spec, FAMILIES, size.steps);
    const tuning = Array.from({ length: size.tuningSeeds }, (_, i) => FIRST_TUNING_SEED + i);
    const trials = [];
    for (const { spec: own, rates } of arms) {
        const curves = await train(own, rates.flatMap((learningRate) => tuning.map((seed) => ({ seed, learningRate }))), ground);
        trials.push(rates.map((rate, r) => ({ rate, curves: curves.slice(r * tuning.length, (r + 1) * tuning.length) })));
    }
    const target = targetOf(trials);
    const baselines = [];
    for (const [i, { name, family, spec: own }] of arms.entries()) {
        const rate = tunedRates(trials[i] ?? [], target, size.steps).fast;
        baselines.push({ name, family, rate, ...(await trainWay(own, ground, rate)) });
    }
    return { target, baselines };
}
function train(spec, trials, { data, validation, size }, atEnd = () => Promise.resolve()) {
    const parts = { budget: size.steps, evaluateEvery: Math.max(1, Math.floor(size.steps / LOOKS)), parameterCount: PARAMETERS, clock: systemClock, signal: new AbortController().signal };
    return trainCurves(spec, trials, { ...parts, data, validation, onSteps: () => undefined, atEnd });
}
function gapsOf(scores, { data: { test, classNames }, of }) {
    const classes = classNames.length;
    const predictions = Array.from({ length: test.count }, (_, row) => ((scores[(row + 1) * classes - 1] ?? NaN) >= 0.5 ? 1 : 0));
    const labels = Array.from(test.labels, (label) => (label === classes - 1 ? 1 : 0));
    const gaps = groupGaps(groupRates({ labels, predictions, grouped: groupRows([test.protectedValues[of.attribute] ?? []], test.count) }));
    return { parity: gaps.demographicParityDifference, odds: gaps.equalizedOddsDifference };
}
//# sourceMappingURL=train-ways.js.map