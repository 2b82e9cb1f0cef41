import * as tf from '@tensorflow/tfjs';
/**
 * Lays layers out side by side, in the given order.
 *
 * @throws RangeError if two layers, or two variables of a layer, share a name, or a layer is empty.
 */
export function createLayout(input) {
    requireUnique(input.map((layer) => layer.name), 'layer');
    let offset = 0;
    const layers = input.map(({ name, variables: shapes }) => {
        requireUnique(shapes.map((variable) => variable.name), `variable of ${name}`);
        const variables = shapes.map((v) => ({ name: v.name, shape: v.shape, size: tf.util.sizeFromShape([...v.shape]) }));
        const size = variables.reduce((sum, variable) => sum + variable.size, 0);
        if (size === 0)
            throw new RangeError(`layer ${name} must hold at least one scalar`);
        const layer = { name, variables, offset, size };
        offset += size;
        return layer;
    });
    return { layers, size: offset };
}
/**
 * The flat vector `[P]` of named tensors.
 *
 * @throws RangeError if a variable is missing or has another number of scalars.
 */
export function flatten(named, layout) {
    return tf.tidy(() => {
        const parts = layout.layers.flatMap((layer) => layer.variables.map((variable) => tf.reshape(requireVariable(named, layer.name, variable), [variable.size])));
        return tf.concat(parts, 0);
    });
}
/** The named tensors of a flat vector, or of one flat vector per replica (`[R, P]` gives `[R, …shape]` each); differentiable. */
export function unflatten(flat, layout) {
    return tf.tidy(() => {
        const sizes = layout.layers.flatMap((layer) => layer.variables.map((variable) => variable.size));
        const parts = sizes.length === 1 ? [tf.clone(flat)] : tf.split(flat, sizes, -1);
        const replicas = flat.shape.slice(0, -1);
        let next = 0;
        return Object.fromEntries(layout.layers.map((layer) => [
            layer.name,
            Object.fromEntries(layer.variables.map((v) => [v.name, tf.reshape(parts[next++], [...replicas, ...v.shape])])),
        ]));
    });
}
function requireVariable(named, layer, variable) {
    const tensor = named[layer]?.[variable.name];
    if (tensor === undefined)
        throw new RangeError(`${layer}/${variable.name} is missing`);
    if (tensor.size !== variable.size) {
        throw new RangeError(`${layer}/${variable.name} must hold ${variable.size} scalars, got ${tensor.size}`);
    }
    return tensor;
}
function requireUnique(names, what) {
    const double = names.find((name, i) => names.indexOf(name) !== i);
    if (double !== undefined)
        throw new RangeError(`${what} ${double} appears twice`);
}
//# sourceMappingURL=layout.js.map