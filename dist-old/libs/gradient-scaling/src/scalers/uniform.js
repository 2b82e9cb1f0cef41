import * as tf from '@tensorflow/tfjs';
/**
 * The same scaler forced to one scale for all layers: s = exp(mean over layers of log s_l), the geometric mean of what it chose.
 * The ablation that tells whether scaling each layer by itself adds anything. Memory and range are those of the scaler within.
 */
export function uniformScaler(scaler) {
    return {
        ...scaler,
        name: `${scaler.name}, uniform`,
        choose: (input, before) => {
            const { rawScale, state } = scaler.choose(input, before);
            const one = tf.tidy(() => tf.mul(tf.exp(tf.mean(tf.log(rawScale), -1, true)), tf.onesLike(rawScale)));
            rawScale.dispose();
            return { rawScale: one, state };
        },
    };
}
//# sourceMappingURL=uniform.js.map