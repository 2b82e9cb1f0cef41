import type { ModelSpec } from '#libs/contracts';

import { categoryEmbeddings } from './category-embeddings.js';
import type { DropoutStage, Stage } from './layer-definition.js';
import { activate, dense, flat, norm } from './layers.js';
import type { ModelShape } from './model-shape.js';

/** Embeddings of categories (if asked), blocks of dense → layer norm (if asked) → activation → dropout (if asked), named `dense1`, `norm1`, …, then a linear `head`. */
export function mlpStages(spec: Extract<ModelSpec, { kind: 'mlp' }>, shape: ModelShape): Stage[] {
  const features = shape.inputShape.reduce((product, n) => product * n, 1);
  const first = spec.embeddings === undefined ? { stage: flat, outputs: features } : categoryEmbeddings(spec.embeddings, shape);
  return [first.stage, ...denseStages(spec.hidden, { ...spec, dropout: spec.dropout ?? 0, inputs: first.outputs, classes: shape.classes, firstBlock: 1 })];
}

/** What hidden dense blocks and the head are made from. */
export interface DenseOptions {
  readonly inputs: number;
  readonly classes: number;
  readonly activation: ModelSpec['activation'];
  readonly layerNorm: boolean;
  readonly dropout: number;
  /** Number of the first block, for the names of norms and groups. */
  readonly firstBlock: number;
}

/** Hidden dense blocks and the linear head, on rows of `inputs` numbers. */
export function denseStages(hidden: readonly number[], options: DenseOptions): Stage[] {
  const { inputs, classes, activation, layerNorm, dropout, firstBlock } = options;
  const blocks = hidden.flatMap((width, i) => {
    const block = firstBlock + i;
    const place = { module: `block${block}` };
    const from = i === 0 ? inputs : (hidden[i - 1] as number);
    const norms = layerNorm ? [norm({ ...place, name: `norm${block}` }, width)] : [];
    const start = activation === 'tanh' ? 'glorot' : 'he';
    const drops: DropoutStage[] = dropout > 0 ? [{ name: `drop${i + 1}`, kind: 'dropout', rate: dropout, width }] : [];
    return [dense({ ...place, name: `dense${i + 1}` }, from, width, start), ...norms, activate(activation), ...drops];
  });
  return [...blocks, dense({ name: 'head', module: 'head' }, hidden.at(-1) ?? inputs, classes, 'glorot')];
}
