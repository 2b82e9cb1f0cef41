import * as tf from '@tensorflow/tfjs';
import { unflatten } from './layout.js';
/**
 * A state under plain names, ready to be saved: `v/dense1/kernel` for one scalar per weight, `logScale/dense1` for one
 * per layer, `applied` for one per run. New tensors, owned by the caller.
 */
export function nameState(state, layout) {
    return tf.tidy(() => {
        const named = {};
        for (const [name, tensor] of Object.entries(state.vectors)) {
            for (const [layer, variables] of Object.entries(unflatten(tensor, layout))) {
                for (const [variable, part] of Object.entries(variables))
                    named[`${name}/${layer}/${variable}`] = part;
            }
        }
        for (const [name, tensor] of Object.entries(state.layers)) {
            const parts = tf.unstack(tensor);
            layout.layers.forEach((layer, l) => (named[`${name}/${layer.name}`] = parts[l]));
        }
        for (const [name, tensor] of Object.entries(state.scalars))
            named[name] = tf.clone(tensor);
        return named;
    });
}
/**
 * The inverse of {@link nameState}: a state of the same make-up as `like`, filled from saved tensors.
 *
 * @param like a state whose names say what to look for; borrowed.
 */
export function readNamedState(like, layout, saved) {
    return tf.tidy(() => ({
        vectors: mapNames(like.vectors, (name) => tf.concat(layout.layers.flatMap((layer) => layer.variables.map((v) => tf.reshape(saved(`${name}/${layer.name}/${v.name}`, v.shape), [v.size]))))),
        layers: mapNames(like.layers, (name) => tf.stack(layout.layers.map((layer) => saved(`${name}/${layer.name}`, [])))),
        scalars: mapNames(like.scalars, (name) => tf.clone(saved(name, []))),
    }));
}
function mapNames(tensors, make) {
    return Object.fromEntries(Object.keys(tensors).map((name) => [name, make(name)]));
}
//# sourceMappingURL=named-state.js.map