import { categoryEmbeddings } from './category-embeddings.js';
import { activate, dense, flat, norm } from './layers.js';
/** Embeddings of categories (if asked), blocks of dense → layer norm (if asked) → activation → dropout (if asked), named `dense1`, `norm1`, …, then a linear `head`. */
export function mlpStages(spec, shape) {
    const features = shape.inputShape.reduce((product, n) => product * n, 1);
    const first = spec.embeddings === undefined ? { stage: flat, outputs: features } : categoryEmbeddings(spec.embeddings, shape);
    return [first.stage, ...denseStages(spec.hidden, { ...spec, dropout: spec.dropout ?? 0, inputs: first.outputs, classes: shape.classes, firstBlock: 1 })];
}
/** Hidden dense blocks and the linear head, on rows of `inputs` numbers. */
export function denseStages(hidden, options) {
    const { inputs, classes, activation, layerNorm, dropout, firstBlock } = options;
    const blocks = hidden.flatMap((width, i) => {
        const block = firstBlock + i;
        const place = { module: `block${block}` };
        const from = i === 0 ? inputs : hidden[i - 1];
        const norms = layerNorm ? [norm({ ...place, name: `norm${block}` }, width)] : [];
        const start = activation === 'tanh' ? 'glorot' : 'he';
        const drops = dropout > 0 ? [{ name: `drop${i + 1}`, kind: 'dropout', rate: dropout, width }] : [];
        return [dense({ ...place, name: `dense${i + 1}` }, from, width, start), ...norms, activate(activation), ...drops];
    });
    return [...blocks, dense({ name: 'head', module: 'head' }, hidden.at(-1) ?? inputs, classes, 'glorot')];
}
//# sourceMappingURL=mlp.js.map