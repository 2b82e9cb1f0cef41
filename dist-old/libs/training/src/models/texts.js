import * as tf from '@tensorflow/tfjs';
import { attention, onRows } from './attention.js';
import { embedding, pool, position } from './embedding.js';
import { activate, dense, norm } from './layers.js';
import { denseStages } from './mlp.js';
import { requireTexts } from './model-shape.js';
/** The mean of the tokens' embeddings, then dense blocks and a linear `head`. @throws InputError if the data are no texts. */
export function textBagStages(spec, shape) {
    const { width, dropout = 0 } = spec;
    const table = embedding({ name: 'embedding', module: 'embedding' }, requireTexts(spec.kind, shape), width);
    return [table, pool('mean'), ...denseStages(spec.hidden, { ...spec, dropout, inputs: width, classes: shape.classes, firstBlock: 1 })];
}
/**
 * Embeddings of tokens and places, blocks x + attention(norm(x)), x + dense(activation(dense(norm(x)))), a last norm, one row a
 * text, a linear `head`. Layers are named `block1.norm1`, `block1.attention.query`, `block1.dense1`, …
 *
 * @see Xiong et al., 2020, https://arxiv.org/abs/2002.04745, for norms before the branches
 * @throws InputError if the data are no texts.
 */
export function transformerStages(spec, shape) {
    const { width, blocks } = spec;
    const length = shape.inputShape[0];
    return [
        embedding({ name: 'embedding', module: 'embedding' }, requireTexts(spec.kind, shape), width),
        position({ name: 'position', module: 'embedding' }, length, width),
        ...Array.from({ length: blocks }, (_, i) => blockStages(`block${i + 1}`, spec, length)).flat(),
        norm({ name: 'norm', module: 'head' }, width),
        pool(spec.attention === 'causal' ? 'last' : 'mean'),
        dense({ name: 'head', module: 'head' }, width, shape.classes, 'glorot'),
    ];
}
function blockStages(module, spec, length) {
    const { width, feedForward, heads } = spec;
    const layer = (name, inputs, outputs) => dense({ name: `${module}.${name}`, module }, inputs, outputs, 'glorot');
    const parts = {
        query: layer('attention.query', width, width),
        key: layer('attention.key', width, width),
        value: layer('attention.value', width, width),
        output: layer('attention.output', width, width),
    };
    return [
        residual(norm({ name: `${module}.norm1`, module }, width), attention({ ...parts, heads, isCausal: spec.attention === 'causal', length })),
        residual(norm({ name: `${module}.norm2`, module }, width), feedForwardStage(layer('dense1', width, feedForward), layer('dense2', feedForward, width), spec)),
    ];
}
/** x + branch(norm(x)). */
function residual(before, branch) {
    return {
        layers: [before, ...branch.layers],
        // on rows, so that the gradients of a replica are added up in the order of a single run
        run: (x, pass) => tf.add(x, branch.run(onRows(before, x, pass), pass)),
    };
}
function feedForwardStage(first, second, { activation }) {
    const active = activate(activation);
    return { layers: [first, second], run: (x, pass) => onRows(second, active(onRows(first, x, pass)), pass) };
}
//# sourceMappingURL=texts.js.map