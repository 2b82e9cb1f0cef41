import { uniformStream } from './random.js';
/**
 * The start of a model from a seed, flat `[P]`: kernels uniform in ±limit, biases and offsets 0, gains 1.
 *
 * He: limit = √(6/fan_in), for relu and gelu. Glorot: limit = √(6/(fan_in + fan_out)), for tanh and linear layers. Embeddings:
 * limit = 1/√width, rows of length 0.58.
 *
 * @see He et al., 2015, https://arxiv.org/abs/1502.01852
 * @see Glorot and Bengio, AISTATS 2010
 */
export function initialParams(model, seed) {
    const params = new Float32Array(model.layout.size);
    for (const layer of model.layers) {
        let offset = layerOffset(model.layout, layer.name);
        for (const variable of layer.variables) {
            const size = variable.shape.reduce((product, n) => product * n, 1);
            fill(params.subarray(offset, offset + size), variable, uniformStream(seed, `${layer.name}/${variable.name}`));
            offset += size;
        }
    }
    return params;
}
function fill(values, { start, shape }, uniform) {
    if (start === 'zeros' || start === 'ones') {
        values.fill(start === 'ones' ? 1 : 0);
        return;
    }
    const limit = limitOf(start, shape);
    for (let i = 0; i < values.length; i++)
        values[i] = (2 * uniform() - 1) * limit;
}
function limitOf(start, shape) {
    const fanOut = shape.at(-1) ?? 1;
    if (start === 'embedding')
        return 1 / Math.sqrt(fanOut);
    const window = shape.slice(0, -2).reduce((product, n) => product * n, 1);
    const fanIn = window * (shape.at(-2) ?? 1);
    return Math.sqrt(6 / (start === 'he' ? fanIn : fanIn + window * fanOut));
}
function layerOffset(layout, name) {
    const layer = layout.layers.find((candidate) => candidate.name === name);
    if (layer === undefined)
        throw new RangeError(`layout has no layer ${name}`);
    return layer.offset;
}
//# sourceMappingURL=initial-params.js.map