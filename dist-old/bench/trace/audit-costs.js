import { parseRunSpec, systemClock } from '#libs/contracts';
import { metagradients, walkForward } from '#libs/decision-trace';
import { meanOf } from '#libs/scaling-comparison';
import { createTraining } from '#libs/training';
import { growthMeter } from '../../apps/training-executor/src/growth/growth-meter.js';
import { targetWatch } from '../../apps/training-executor/src/running/target.js';
import { timed } from '../cpu-time.js';
import { median } from '../report.js';
import { drawTargets } from './judge-trace.js';
import { dataOf } from './traced-runs.js';
/** Share of the best accuracy of the free choice that counts as reached. */
const REACHED = 0.995;
/** The nets that `bench -- trace` traces. */
export const AUDITED = [
    { name: 'adult', batchSize: 64 },
    { name: 'compas', batchSize: 64 },
    { name: 'german', batchSize: 32 },
];
const CHOICES = [{ name: 'free', fields: {} }, { name: 'auditable', fields: { profile: 'auditable' } }];
function specOf({ name, batchSize }, fields, { seed, steps }) {
    return parseRunSpec({ name, data: { kind: 'named', name }, model: { kind: 'mlp', hidden: [32, 16] }, batchSize, budget: { steps }, seeds: { init: seed, batches: seed }, ...fields }, 'bench');
}
/** Trains both ways from each seed. */
export async function auditCosts(of, dataDir, size) {
    const { seeds, steps, every } = size;
    const data = await dataOf({ spec: specOf(of, {}, { seed: 0, steps }) }, dataDir);
    const courses = CHOICES.map(() => []);
    for (let seed = 0; seed < seeds; seed++) {
        const specs = CHOICES.map(({ fields }) => specOf(of, fields, { seed, steps }));
        (await coursesOf(specs, data, size)).forEach((course, c) => courses[c]?.push(course));
    }
    const ends = courses.map((ofChoice) => ofChoice.map(({ accuracies }) => meanOf(accuracies.slice(-3))));
    const target = REACHED * meanOf((courses[0] ?? []).map(({ accuracies }) => bestOf(accuracies)));
    const choices = CHOICES.map(({ name }, c) => {
        const reached = (courses[c] ?? []).map(({ accuracies, seconds }) => {
            const at = reachedAt(target, accuracies);
            return at === null ? { steps: null, seconds: null } : { steps: (at + 1) * every, seconds: seconds[at] ?? NaN };
        });
        return { name, ends: ends[c] ?? [], stepsToTarget: reached.map((each) => each.steps), secondsToTarget: reached.map((each) => each.seconds), ...figuresOf(courses[c] ?? []) };
    });
    return { name: of.name, steps, target, choices };
}
function figuresOf(courses) {
    return { norms: courses.map(({ norm }) => norm), growths: courses.map(({ growth }) => growth), watchShares: courses.map(({ watchShare }) => watchShare) };
}
function watched(training, spec, data) {
    const [accuracies, seconds] = [[], []];
    let [trainMs, watchMs, growth] = [0, 0, 1];
    const meter = growthMeter({ training, spec, data, clock: systemClock, onGrowth: ({ total }) => { growth = Math.max(growth, total); } });
    const take = async (pending) => { meter.onFrames(await training.takeFrames(pending)); };
    const takeSteps = async (to) => {
        while (training.step < to) {
            watchMs += (await timed(async () => { await meter.before(() => take(0)); })).ms;
            training.advance();
            await take(4);
        }
        await take(0);
    };
    return {
        course: () => ({ accuracies, seconds, growth, watchShare: watchMs / trainMs }),
        goTo: async (step) => {
            const before = watchMs;
            trainMs += (await timed(() => takeSteps(step))).ms - (watchMs - before);
            seconds.push(trainMs / 1000);
            accuracies.push((await training.evaluate('test')).accuracy);
            if (step >= training.totalSteps)
                meter.dispose();
        },
    };
}
/** Trains by several specs, `every` steps of each in turn. */
async function coursesOf(specs, data, { steps, every, targets }) {
    const trainings = specs.map((spec) => createTraining({ spec, data, clock: systemClock }));
    const each = trainings.map((training, c) => watched(training, specs[c], data));
    for (let step = every; step <= steps; step += every)
        for (const { goTo } of each)
            await goTo(step);
    for (const training of trainings)
        training.dispose();
    const norms = [];
    for (const spec of specs)
        norms.push(await normOf(createTraining({ spec, data, clock: systemClock }), spec, { data, targets }));
    return each.map(({ course }, c) => ({ ...course(), norm: norms[c] ?? NaN }));
}
/** Metagradient norm of the logits of some test records, their median. */
async function normOf(training, spec, { data, targets }) {
    const path = await walkForward(training, training.totalSteps, {});
    const found = await metagradients(training, path, spec, { targets: drawTargets(data, targets) });
    training.dispose();
    return median(found.map(({ norm }) => norm));
}
/** The evaluation at which the target is met, as a run judges it. */
function reachedAt(target, accuracies) {
    const watch = targetWatch({ testAccuracy: target });
    const at = accuracies.findIndex((accuracy) => watch.reached({ accuracy }));
    return at < 0 ? null : at;
}
/** The highest mean of three evaluations in a row. */
function bestOf(accuracies) {
    return Math.max(...accuracies.slice(2).map((_, at) => meanOf(accuracies.slice(at, at + 3))));
}
//# sourceMappingURL=audit-costs.js.map