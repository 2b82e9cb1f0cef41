import { InputError, systemClock } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { finalLoss, meanOf, notWorse, pairedSaving, stepsToTarget } from '#libs/scaling-comparison';
import { measureSeconds } from '../comparing/measure-seconds.js';
import { trainCurves } from '../comparing/train-curves.js';
import { withScaling } from './problem.js';
/** Stream of the seeds, apart from those of the search. */
const STREAM = 4;
/** Looks at the validation split. */
const LOOKS = 40;
/** Turns of the clock. */
const TURNS = 7;
/**
 * Trains a recorded task again, with each of the ways to scale and the same seeds, none of which the search or the runs had.
 *
 * @throws InputError where there is no target: the task, trained as recorded, breaks with some seed, or is too short to be looked at.
 */
export async function retrain(task, weights, parts) {
    const { resampling, say, signal } = parts;
    const seeds = seedsOf(task, parts);
    const curvesOf = async (what, spec) => {
        say(`${task.name}: ${seeds.length} trainings, ${what}`);
        return trainCurves(spec, seeds.map((seed) => ({ seed, learningRate: spec.optimizer.learningRate })), curveParts(task, signal));
    };
    const specs = { own: task.spec, learned: scaled(task, weights, 'meta') };
    const own = await curvesOf('as recorded', specs.own);
    const target = targetOf(task, own);
    const learned = await curvesOf('with what was learned', specs.learned);
    const uniform = await curvesOf('with what was learned, one scale for all layers', scaled(task, weights, 'meta, uniform'));
    const scaleOne = await curvesOf('scale 1', withScaling(task.spec, 'scale 1'));
    const seconds = await measureSeconds([{ name: 'own', spec: specs.own, recording: 'full' }, { name: 'learned', spec: specs.learned, recording: 'full' }], { data: task.data, clock: systemClock, turns: TURNS, signal, say });
    const [ownSeconds, learnedSeconds] = ['own', 'learned'].map((name) => seconds.get(name)?.processor ?? []);
    const steps = (curves) => curves.map((curve) => stepsToTarget(curve, target, task.steps).steps);
    const arm = (curves) => ({ ...figures(curves, target, task.steps), saving: pairedSaving(steps(learned), steps(curves), resampling) });
    return {
        own: { steps: steps(own), secondsPerStep: ownSeconds },
        learned: { steps: steps(learned), secondsPerStep: learnedSeconds },
        result: {
            ...{ task: task.name, runs: task.runs, seeds: seeds.length, steps: task.steps, target, scaler: task.spec.scaler.kind },
            ...{ learned: figures(learned, target, task.steps), own: arm(own), scaleOne: arm(scaleOne), uniform: arm(uniform) },
            accuracy: notWorse(learned.map(({ testAccuracy }) => testAccuracy), own.map(({ testAccuracy }) => testAccuracy), resampling),
            stepMs: { own: 1000 * meanOf(ownSeconds), learned: 1000 * meanOf(learnedSeconds) },
        },
    };
}
/** To an infinite target every other way would be there at once. */
function targetOf({ name, steps }, own) {
    const target = meanOf(own.map(finalLoss));
    if (Number.isFinite(target))
        return target;
    throw new InputError({ source: null, path: 'from', value: `${name}, which has no finite validation loss after ${steps} steps as recorded`, allowed: 'runs of a task that trains, of three steps or more' });
}
function seedsOf({ seeds: taken, name }, { seed, seeds }) {
    const random = seededRandom(seed, STREAM, name.length);
    const found = new Set();
    while (found.size < seeds) {
        const drawn = random.below(2 ** 31);
        if (!taken.includes(drawn))
            found.add(drawn);
    }
    return [...found];
}
function curveParts({ data, validation, steps, parameterCount }, signal) {
    return { data, validation, budget: steps, evaluateEvery: Math.max(1, Math.floor(steps / LOOKS)), parameterCount, clock: systemClock, signal, onSteps: () => undefined };
}
function scaled({ spec }, weights, scaling) {
    const { scaler, ...rest } = withScaling(spec, scaling);
    return { ...rest, scaler: scaler.kind === 'meta' ? { ...scaler, weights } : scaler };
}
function figures(curves, target, budget) {
    const reached = curves.map((curve) => stepsToTarget(curve, target, budget));
    return { steps: meanOf(reached.map(({ steps }) => steps)), missed: reached.filter(({ missed }) => missed).length, testAccuracy: meanOf(curves.map(({ testAccuracy }) => testAccuracy)) };
}
//# sourceMappingURL=retrain.js.map