import * as tf from '@tensorflow/tfjs';
import { InputError } from '#libs/contracts';
import { flatten, unflatten } from '#libs/gradient-scaling';
/**
 * Reads weights back from the device.
 *
 * @param params flat `[P]`; borrowed, and must live until this resolves.
 */
export async function nameWeights(params, layout) {
    const named = unflatten(params, layout);
    try {
        const entries = Object.entries(named).flatMap(([layer, variables]) => Object.entries(variables).map(async ([variable, tensor]) => [`${layer}/${variable}`, { shape: tensor.shape, values: (await tensor.data()) }]));
        return Object.fromEntries(await Promise.all(entries));
    }
    finally {
        tf.dispose(named);
    }
}
/**
 * The flat vector `[P]` of named weights; owned by the caller.
 *
 * @throws InputError when a weight of the model is missing, has another shape, or is none of the model's.
 */
export function flattenWeights(weights, layout) {
    const expected = layout.layers.flatMap(({ name: layer, variables }) => variables.map(({ name, shape }) => ({ layer, variable: name, path: `${layer}/${name}`, shape })));
    const extra = Object.keys(weights).find((name) => !expected.some(({ path }) => path === name));
    if (extra !== undefined)
        throw misfit(extra, 'none of the model', `the weights of the model: ${expected.map(({ path }) => path).join(', ')}`);
    return tf.tidy(() => {
        const named = {};
        for (const { layer, variable, path, shape } of expected) {
            const saved = weights[path];
            if (saved?.shape.join('x') !== shape.join('x'))
                throw misfit(path, saved === undefined ? null : `of shape [${saved.shape.join(', ')}]`, `[${shape.join(', ')}]`);
            (named[layer] ??= {})[variable] = tf.tensor(saved.values, [...shape], 'float32');
        }
        return flatten(named, layout);
    });
}
function misfit(path, value, allowed) {
    return new InputError({ source: 'weights', path, value, allowed });
}
//# sourceMappingURL=named-weights.js.map