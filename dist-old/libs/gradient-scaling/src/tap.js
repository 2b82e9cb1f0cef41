import * as tf from '@tensorflow/tfjs';
import { MEASURE_COUNT, MEASURES } from '#libs/contracts';
/**
 * The recording tap: everything a step leaves behind as one tensor, so that one read-back a step is enough.
 *
 * Measures come one after the other (`[MEASURE_COUNT, layers]`: one concat on the device), then loss and learning rate;
 * {@link unpackStep} puts them in the order of the record.
 *
 * @returns `[MEASURE_COUNT * layers + 2]`, float32; of replicas `[R, …]`.
 */
export function packStep(measures, { loss, learningRate }) {
    return tf.tidy(() => {
        const lead = measures.scale.shape.slice(0, -1);
        const shared = [loss, learningRate].map((one) => tf.broadcastTo(tf.reshape(one, one.size === 1 ? lead.map(() => 1).concat(1) : [-1, 1]), [...lead, 1]));
        return tf.concat([...MEASURES.map((measure) => measures[measure]), ...shared], -1);
    });
}
/** The inverse of {@link packStep}, on the values that were read back. */
export function unpackStep(packed) {
    const layers = (packed.length - 2) / MEASURE_COUNT;
    const measures = new Float32Array(layers * MEASURE_COUNT);
    for (let m = 0; m < MEASURE_COUNT; m++) {
        for (let l = 0; l < layers; l++)
            measures[l * MEASURE_COUNT + m] = packed[m * layers + l];
    }
    return { loss: packed.at(-2), learningRate: packed.at(-1), measures };
}
//# sourceMappingURL=tap.js.map