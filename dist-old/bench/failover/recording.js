// A run that is recorded at an even pace, calm until a layer is broken: from then on its gradient norm is not finite, which raises one alert.
import { setTimeout as sleep } from 'node:timers/promises';
import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
/** Between two steps. Unit: ms. */
const EVERY_MS = 20;
/** A layer that breaks within the 10 steps after another is mended joins that one's alert, as it should, and gets none of its own. */
const CALM_STEPS = 50;
const CALM = { rawScale: 1, scale: 1, gradNorm: 1, paramNorm: 1, updateNorm: 0.001, cosine: 0.1, noise: 0.1, flags: 0 };
/** Begins to record. */
export function recordEvenly({ sink, layers }) {
    const measures = new Float32Array(layers * MEASURE_COUNT);
    for (const [name, column] of Object.entries(MEASURE_INDEX)) {
        for (let layer = 0; layer < layers; layer++)
            measures[layer * MEASURE_COUNT + column] = CALM[name];
    }
    const gradNorm = (layer) => layer * MEASURE_COUNT + MEASURE_INDEX.gradNorm;
    const waiting = [];
    const state = { steps: 0, isOver: false };
    const record = async () => {
        for (; !state.isOver; state.steps++) {
            const broken = waiting.shift();
            if (broken !== undefined)
                measures[gradNorm(broken.layer)] = NaN;
            while (!sink.push({ step: state.steps, loss: 0.5, learningRate: 0.01, durationUs: 1000, batchId: state.steps, measures }))
                await sink.ready();
            broken?.done(performance.now());
            await sleep(EVERY_MS);
        }
    };
    const recording = record();
    return {
        breakLayer: (layer) => new Promise((done) => waiting.push({ layer, done })),
        mend: async () => {
            for (let layer = 0; layer < layers; layer++)
                measures[gradNorm(layer)] = CALM.gradNorm;
            const mended = state.steps;
            while (state.steps < mended + CALM_STEPS)
                await sleep(EVERY_MS);
        },
        get steps() {
            return state.steps;
        },
        end: async () => {
            state.isOver = true;
            await recording;
            await sink.commit(120_000);
            await sink.close();
        },
    };
}
//# sourceMappingURL=recording.js.map