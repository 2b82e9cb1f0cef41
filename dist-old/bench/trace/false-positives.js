import { parseRunSpec, systemClock } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { controlPValues, decisionAt, gradeEffects, largestEffects, metagradients, neutralEffects, replaySets, walkForward } from '#libs/decision-trace';
import { createTraining } from '#libs/training';
import { benchLine } from '../report.js';
import { drawTargets } from './judge-trace.js';
import { dataOf } from './traced-runs.js';
/** Questions asked of each run. */
const QUESTIONS = 10;
const CONTROLS = 59;
/** How many of the largest are replayed: alone the p-value is as small as it can be. */
const VERIFIED = [1, 3];
const ALPHA = 0.05;
const RESAMPLES = 2000;
const DATA = [{ kind: 'generated-credit' }, { kind: 'named', name: 'compas' }, { kind: 'named', name: 'german' }];
const OPTIMIZERS = [{ kind: 'adam', learningRate: 0.002 }, { kind: 'schedule-free-adam', learningRate: 0.004 }, { kind: 'sgd', learningRate: 0.02, momentum: 0.9 }];
const PUSH = { layer: 'dense2', step: 150, factor: 30 };
/**
 * How often something is MEASURED at p ≤ 0.05 in runs where nothing was pushed, over runs that differ in data, optimizer and seeds, and
 * how often a decision that was pushed × 30 is. The interval is a percentile bootstrap over the runs: questions of a run are not independent.
 */
export async function falsePositives(runs, dataDir, tell) {
    const [calm, pushed] = [[], []];
    for (let run = 0; run < runs; run++) {
        const spec = specOf(run, false);
        const data = await dataOf({ spec }, dataDir);
        calm.push(await answersOf(spec, data));
        pushed.push(await answersOf(specOf(run, true), data, PUSH));
        tell(`${run + 1} of ${runs} runs, each without and with a push`);
    }
    return VERIFIED.flatMap((verified, v) => [
        shareLine(`calm, ${verified} verified`, calm.map((answers) => answers[v] ?? []), 'byAll', { max: ALPHA }),
        shareLine(`calm, ${verified} verified`, calm.map((answers) => answers[v] ?? []), 'byControls', null),
        shareLine(`pushed, ${verified} verified`, pushed.map((answers) => answers[v] ?? []), 'byAll', null),
    ]);
}
function specOf(run, isPushed) {
    return parseRunSpec({
        name: 'calm', data: DATA[run % DATA.length], model: { kind: 'mlp', hidden: [16, 8], activation: 'tanh' }, optimizer: OPTIMIZERS[Math.floor(run / DATA.length) % OPTIMIZERS.length],
        scaler: { kind: 'snr' }, batchSize: 32, budget: { steps: 250 }, seeds: { init: run, batches: run },
        ...(isPushed ? { provoke: [PUSH], guards: { clamp: false, rateLimit: false } } : {}),
    }, 'bench');
}
/** With a push an answer is about the pushed decision alone. */
async function answersOf(spec, data, push = null) {
    const training = createTraining({ spec, data, clock: systemClock });
    const path = await walkForward(training, training.totalSteps, {});
    const targets = drawTargets(data, QUESTIONS);
    const gradients = await metagradients(training, path, spec, { targets });
    const effects = gradients.map((gradient) => neutralEffects(gradient, path));
    const pushedLayer = training.layers.findIndex(({ name }) => name === push?.layer);
    const random = seededRandom(spec.seeds.init, 6);
    const moving = Array.from(path.scales.keys()).filter((i) => path.scales[i] !== 1);
    const controls = Array.from({ length: CONTROLS }, () => moving[random.below(moving.length)] ?? 0);
    const tops = effects.map((of) => largestEffects(of, path, Math.max(...VERIFIED)).map(({ step, layer }) => step * path.layers + layer));
    const wanted = [...new Set([...controls, ...tops.flat()])];
    const replayed = await replaySets(training, path, { sets: wanted.map((place) => [decisionAt(path, place, 1)]), targets });
    training.dispose();
    const change = (t, place) => (replayed[wanted.indexOf(place)]?.values[t] ?? NaN) - (gradients[t]?.value ?? NaN);
    const isAsked = (place) => push === null || place === push.step * path.layers + pushedLayer;
    return VERIFIED.map((count) => effects.map((of, t) => {
        const top = (tops[t] ?? []).slice(0, count);
        const lots = controls.map((place) => change(t, place));
        const pairs = top.map((place) => ({ estimated: of[place] ?? NaN, replayed: change(t, place) }));
        const graded = gradeEffects(pairs, { controls: lots, others: [...of].filter((effect, i) => Number.isFinite(effect) && !top.includes(i)), noise: 0 });
        const byControls = controlPValues(pairs.map((pair) => pair.replayed), lots);
        const isFound = (p) => graded.some(({ grade }, i) => grade === 'MEASURED' && p(i) <= ALPHA && isAsked(top[i] ?? -1));
        return { byAll: isFound((i) => graded[i]?.pValue ?? 1), byControls: isFound((i) => byControls[i] ?? 1) };
    }));
}
/** Share of questions answered so, with its interval as the range. */
function shareLine(name, runs, by, target) {
    const share = (of) => of.flat().filter((answer) => answer[by]).length / of.flat().length;
    const random = seededRandom(3, 3);
    const drawn = Array.from({ length: RESAMPLES }, () => share(runs.map(() => runs[random.below(runs.length)] ?? []))).sort((a, b) => a - b);
    const line = benchLine({ name, metric: by === 'byAll' ? 'MEASURED at p <= 0.05' : 'by controls alone', unit: '', target }, [share(runs)]);
    return { ...line, min: drawn[Math.floor(0.025 * RESAMPLES)] ?? NaN, max: drawn[Math.ceil(0.975 * RESAMPLES) - 1] ?? NaN, runs: runs.length };
}
//# sourceMappingURL=false-positives.js.map