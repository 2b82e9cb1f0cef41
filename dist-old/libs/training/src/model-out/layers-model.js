import * as tf from '@tensorflow/tfjs';
import { InputError } from '#libs/contracts';
import { LAYER_NORM_EPSILON } from '#libs/tensor-math';
import { createModel } from '../models/model.js';
import { flattenWeights } from './named-weights.js';
/**
 * The net as a TensorFlow.js layers model with a softmax at its end: inputs `[batch, ...inputShape]`, outputs class
 * probabilities `[batch, classes]`, or, behind a layer `value`, numbers in the unit of the target, `[batch, 1]`; layers keep their names. Owned by the caller.
 *
 * @throws InputError when the weights do not fit the model, or it is one for texts.
 */
export function layersModel({ model: spec, shape, weights }) {
    requireLayers(spec);
    flattenWeights(weights, createModel(spec, shape).layout).dispose(); // the same refusals as everywhere
    const layers = [...stagesOf(spec, shape), shape.target === undefined ? tf.layers.softmax({ name: 'probabilities' }) : tf.layers.dense({ name: 'value', units: 1 })];
    const input = tf.input({ shape: [...shape.inputShape], name: 'features' });
    const output = layers.reduce((x, layer) => layer.apply(x), input);
    const model = tf.model({ inputs: input, outputs: output, name: 'gradlens' });
    for (const layer of model.layers)
        setWeights(layer, shape.target === undefined ? weights : { ...weights, ...unitOf(shape.target) });
    return model;
}
/** What turns an output of the net into the unit of the target. */
function unitOf({ mean, deviation }) {
    return { 'value/kernel': { shape: [1, 1], values: Float32Array.of(deviation) }, 'value/bias': { shape: [1], values: Float32Array.of(mean) } };
}
/** The library's mean over a text counts what fills it up, and it has no attention. */
function requireLayers(spec) {
    if ((spec.kind === 'mlp' && spec.embeddings === undefined) || spec.kind === 'cnn')
        return;
    throw new InputError({ source: null, path: '--format', value: '"tfjs"', allowed: `"safetensors" for a ${spec.kind}${spec.kind === 'mlp' ? ' with embeddings' : ''}: TensorFlow.js has no layers that compute the same` });
}
function setWeights(layer, weights) {
    const own = Object.entries(weights).filter(([name]) => name.startsWith(`${layer.name}/`));
    if (own.length === 0)
        return;
    const by = new Map(own.map(([name, saved]) => [name.slice(layer.name.length + 1), saved]));
    // the library takes kernel and bias, or gain and offset, in this order
    const tensors = ['kernel', 'gain', 'bias', 'offset'].flatMap((variable) => {
        const saved = by.get(variable);
        return saved === undefined ? [] : [tf.tensor(saved.values, [...saved.shape], 'float32')];
    });
    layer.setWeights(tensors);
    tf.dispose(tensors);
}
function stagesOf(spec, { inputShape, classes }) {
    const flatten = inputShape.length > 1 ? [tf.layers.flatten({ name: 'flat' })] : []; // which takes no rows that are flat already
    if (spec.kind === 'mlp')
        return [...flatten, ...denseStages(spec, spec.hidden, { classes, firstBlock: 1 })];
    const pool = spec.pooling === 'average' ? tf.layers.averagePooling2d : tf.layers.maxPooling2d;
    const convolutions = spec.channels.flatMap((filters, i) => [
        tf.layers.conv2d({ name: `conv${i + 1}`, filters, kernelSize: 3, padding: 'same' }),
        ...normOf(spec, i + 1),
        tf.layers.activation({ name: `activation${i + 1}`, activation: spec.activation }),
        pool({ name: `pool${i + 1}`, poolSize: 2, strides: 2, padding: 'same' }),
    ]);
    return [...convolutions, ...flatten, ...denseStages(spec, spec.dense, { classes, firstBlock: spec.channels.length + 1 })];
}
function denseStages(spec, widths, { classes, firstBlock }) {
    const hidden = widths.flatMap((units, i) => [
        tf.layers.dense({ name: `dense${i + 1}`, units }),
        ...normOf(spec, firstBlock + i),
        tf.layers.activation({ name: `activation${firstBlock + i}`, activation: spec.activation }),
    ]);
    return [...hidden, tf.layers.dense({ name: 'head', units: classes })];
}
function normOf({ layerNorm }, block) {
    return layerNorm ? [tf.layers.layerNormalization({ name: `norm${block}`, epsilon: LAYER_NORM_EPSILON })] : [];
}
//# sourceMappingURL=layers-model.js.map