import * as tf from '@tensorflow/tfjs';
import { tidyRecord } from './tidy.js';
/** The memory of something that remembers nothing. */
export const NO_STATE = { vectors: {}, layers: {}, scalars: {} };
/**
 * Runs transforms one after the other, each on what the one before made.
 *
 * @throws RangeError if two transforms have the same name.
 */
export function chain(name, ...transforms) {
    const names = new Set(transforms.map((transform) => transform.name));
    if (names.size !== transforms.length)
        throw new RangeError('transforms of a chain must have different names');
    return {
        name,
        init: (params, layout) => joinStates(transforms.map((t) => [t.name, t.init(params, layout)])),
        update: (updates, state, context) => tidyRecord(() => {
            let current = updates;
            const states = transforms.map((transform) => {
                const result = transform.update(current, partOf(state, transform.name), context);
                current = result.updates;
                return [transform.name, result.state];
            });
            return { updates: transforms.length === 0 ? tf.clone(updates) : current, state: joinStates(states) };
        }),
    };
}
const KINDS = ['vectors', 'layers', 'scalars'];
/** Several states as one, each name prefixed with its owner's: `adam.v`. */
export function joinStates(states) {
    const joined = { vectors: {}, layers: {}, scalars: {} };
    for (const [owner, state] of states) {
        for (const kind of KINDS) {
            for (const [name, tensor] of Object.entries(state[kind]))
                joined[kind][`${owner}.${name}`] = tensor;
        }
    }
    return joined;
}
/** The part of a joined state that belongs to `owner`. */
export function partOf(state, owner) {
    const prefix = `${owner}.`;
    const pick = (tensors) => Object.fromEntries(Object.entries(tensors)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, tensor]) => [name.slice(prefix.length), tensor]));
    return { vectors: pick(state.vectors), layers: pick(state.layers), scalars: pick(state.scalars) };
}
/**
 * A tensor of a state, by kind and name.
 *
 * @throws RangeError if the state holds none: it belongs to another transform.
 */
export function stateTensor(state, kind, name) {
    const tensor = state[kind][name];
    if (tensor === undefined)
        throw new RangeError(`state holds no ${kind}.${name}`);
    return tensor;
}
//# sourceMappingURL=transform.js.map