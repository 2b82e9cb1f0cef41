import { systemClock } from '#libs/contracts';
import { windowOfFrames } from '#libs/stability-rules';
import { advanceTo, createTraining } from '#libs/training';
import { corruptBatch } from '../corrupt-batch.js';
/** Trains the healthy twin to its end, and each provocation from its state before step `from` on. */
export async function trainTwins({ spec, data, pushed }, provocations, from) {
    const healthy = createTraining({ spec, data, clock: systemClock });
    const layers = healthy.layers.map(({ name }) => name);
    const before = await advanceTo(healthy, from);
    const checkpoint = await healthy.checkpoint();
    const after = await advanceTo(healthy, healthy.totalSteps);
    const { scalerRange } = healthy;
    healthy.dispose();
    const provoked = new Map();
    for (const provocation of provocations) {
        const frames = await provoke({ spec: provocation.spec(spec, { step: from, layer: pushed }), data, factor: provocation.batchFactor }, checkpoint);
        provoked.set(provocation.name, windowOfFrames('provoked', [...before, ...frames], layers, { scalerRange }));
    }
    return { healthy: windowOfFrames('healthy', [...before, ...after], layers, { scalerRange }), provoked };
}
async function provoke({ spec, data, factor }, checkpoint) {
    const training = createTraining({ spec, data, clock: systemClock });
    training.restore(checkpoint);
    const restore = corruptBatch(data, spec, { step: training.step, factor });
    const first = await advanceTo(training, training.step + 1);
    restore();
    const rest = await advanceTo(training, training.totalSteps);
    training.dispose();
    return [...first, ...rest];
}
//# sourceMappingURL=train-twins.js.map