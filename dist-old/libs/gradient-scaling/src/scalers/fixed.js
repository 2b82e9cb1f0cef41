import * as tf from '@tensorflow/tfjs';
import { InputError } from '#libs/contracts';
import { NO_STATE } from '../transform.js';
/**
 * The same scale at every step: s_l = `layers[l]`, else `scale`. With 1 training is plain.
 *
 * @param layerNames in the order of the layout.
 * @throws InputError if `layers` names a layer that does not exist.
 */
export function fixedScaler(options, layerNames) {
    const { scale, layers = {} } = options;
    for (const name of Object.keys(layers)) {
        if (!layerNames.includes(name)) {
            throw new InputError({ source: null, path: 'scaler.layers', value: name, allowed: layerNames.join(', ') });
        }
    }
    const scales = layerNames.map((name) => layers[name] ?? scale);
    return {
        name: 'fixed',
        needsAlignment: false,
        range: { rawScale: { min: Math.min(...scales), max: Math.max(...scales) } },
        init: () => NO_STATE,
        choose: () => ({ rawScale: tf.tensor1d(scales), state: NO_STATE }),
    };
}
//# sourceMappingURL=fixed.js.map