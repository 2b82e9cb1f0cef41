import * as tf from '@tensorflow/tfjs';
import { uniformStream } from './models/random.js';
/**
 * Masks of inverted dropout: 0 with probability `rate`, else 1/(1 − rate), so that the mean stays. Drawn from (seed, step,
 * stage) alone: a replay, a resumed run and the Hessian products of a trace see the same. The seed is that of the batches.
 *
 * @returns `[rows, width]` each for one seed, `[seeds, rows, width]` for several; owned by the caller.
 * @see Srivastava et al., Dropout, JMLR 2014
 */
export function dropoutMasks(stages, request) {
    return Object.fromEntries(stages.map((stage) => [stage.name, maskOf(stage, request)]));
}
function maskOf({ name, rate, width }, { step, seeds, rows }) {
    const size = rows * width;
    const values = new Float32Array(seeds.length * size);
    const kept = 1 / (1 - rate);
    seeds.forEach((seed, r) => {
        const uniform = uniformStream(seed, `dropout/${name}/${step}`);
        for (let i = r * size; i < (r + 1) * size; i++)
            values[i] = uniform() < rate ? 0 : kept;
    });
    return tf.tensor(values, seeds.length === 1 ? [rows, width] : [seeds.length, rows, width]);
}
//# sourceMappingURL=dropout-masks.js.map