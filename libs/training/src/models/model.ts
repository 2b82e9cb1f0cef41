import type * as tf from '@tensorflow/tfjs';

import type { LayerInfo, ModelSpec } from '#libs/contracts';
import { createLayout, type Layout } from '#libs/gradient-scaling';
import type { LayerTensors } from '#libs/tensor-math';

import { cnnStages } from './cnn.js';
import type { LayerDefinition, Stage } from './layer-definition.js';
import { mlpStages } from './mlp.js';

/** A network: its layers by name, where their weights lie, and the forward pass. */
export interface Model {
  readonly layers: readonly LayerDefinition[];
  readonly layout: Layout;
  /** What is recorded of each layer, once per run. */
  readonly facts: readonly LayerInfo[];
  /** Logits `[batch, classes]` of inputs `[batch, ...inputShape]`; differentiable. */
  forward(params: LayerTensors, inputs: tf.Tensor): tf.Tensor2D;
}

/** What a model sees of the data. */
export interface ModelShape {
  /** `[features]` or `[height, width, channels]`. */
  readonly inputShape: readonly number[];
  readonly classes: number;
}

/**
 * Builds the network of a spec.
 *
 * @throws InputError if a convolutional net is asked for data that are not images.
 */
export function createModel(spec: ModelSpec, shape: ModelShape): Model {
  const stages = spec.kind === 'mlp' ? mlpStages(spec, shape) : cnnStages(spec, shape);
  const layers = stages.filter((stage): stage is LayerDefinition => typeof stage !== 'function');
  const layout = createLayout(layers);
  return {
    layers,
    layout,
    facts: layers.map(({ name, kind, module }, i) => {
      const parameterCount = layout.layers[i]?.size ?? 0;
      return { layer: i, name, kind, module, depth: i, parameterCount };
    }),
    forward: (params, inputs) => stages.reduce((x, stage) => runStage(stage, x, params), inputs) as tf.Tensor2D,
  };
}

function runStage(stage: Stage, x: tf.Tensor, params: LayerTensors): tf.Tensor {
  if (typeof stage === 'function') return stage(x);
  const variables = params[stage.name];
  if (variables === undefined) throw new RangeError(`layer ${stage.name} has no weights`);
  return stage.forward(x, variables);
}
