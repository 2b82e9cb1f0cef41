import { systemClock } from '#libs/contracts';
import { metagradients, replaySets, walkForward } from '#libs/decision-trace';
import { advanceTo, createTraining } from '#libs/training';
import { timed } from '../cpu-time.js';
const TARGETS = 20;
const REPLAYS = 64;
/** Traces a run of `steps` steps; one training is run before the one that is timed. */
export async function traceCosts(spec, data, steps) {
    await train(spec, data, steps);
    const { ms: trained } = await timed(() => train(spec, data, steps));
    const training = createTraining({ spec, data, clock: systemClock });
    const path = await walkForward(training, steps, {});
    const end = await training.checkpoint();
    const gradients = async (count) => {
        training.restore(end);
        const targets = Array.from({ length: count }, (_, row) => ({ split: 'test', rows: Int32Array.of(row), of: 'logit', classIndex: 1 }));
        return (await timed(() => metagradients(training, path, spec, { targets }))).ms / trained;
    };
    const replays = async (stepOf) => {
        const sets = Array.from({ length: REPLAYS }, (_, k) => [{ step: stepOf(k), layer: k % path.layers, scale: 1 + k / REPLAYS }]);
        return (await timed(() => replaySets(training, path, { sets, targets: [] }))).ms / trained;
    };
    const costs = { oneTarget: await gradients(1), manyTargets: await gradients(TARGETS), replays: await replays((k) => Math.floor((k * steps) / REPLAYS)), replaysFromStart: await replays(() => 0) };
    training.dispose();
    return costs;
}
async function train(spec, data, steps) {
    const training = createTraining({ spec, data, clock: systemClock });
    await advanceTo(training, steps);
    training.dispose();
}
//# sourceMappingURL=trace-costs.js.map