import * as tf from '@tensorflow/tfjs';

import type { LayerInfo, ModelSpec } from '#libs/contracts';
import { createLayout, type Layout } from '#libs/gradient-scaling';
import type { LayerTensors, VariableTensors } from '#libs/tensor-math';

import { cnnStages } from './cnn.js';
import type { DropoutStage, LayerDefinition, Masks, PlainStage, Stage } from './layer-definition.js';
import { mlpStages } from './mlp.js';

/** A network: its layers by name, where their weights lie, and the forward pass. */
export interface Model {
  readonly layers: readonly LayerDefinition[];
  readonly layout: Layout;
  /** What is recorded of each layer, once per run. */
  readonly facts: readonly LayerInfo[];
  readonly dropouts: readonly DropoutStage[];
  /** Logits `[batch, classes]` of inputs `[batch, ...inputShape]`; differentiable. Without masks nothing is dropped. */
  forward(params: LayerTensors, inputs: tf.Tensor, masks?: Masks): tf.Tensor2D;
  /**
   * Logits `[R, batch, classes]` of R replicas at once; differentiable by the weights.
   *
   * @param params `[R, …shape]` each.
   * @param inputs `[R, batch, …inputShape]`, or `[batch, …inputShape]` for all.
   */
  forwardReplicas(params: LayerTensors, inputs: tf.Tensor, masks?: Masks): tf.Tensor3D;
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
  const layers = stages.filter(isLayer);
  const layout = createLayout(layers);
  return {
    layers,
    layout,
    dropouts: stages.filter((stage) => typeof stage !== 'function').filter(isDropout),
    facts: layers.map(({ name, kind, module }, i) => {
      const parameterCount = layout.layers[i]?.size ?? 0;
      return { layer: i, name, kind, module, depth: i, parameterCount };
    }),
    forward: (params, inputs, masks = {}) => stages.reduce((x, stage) => runStage(stage, x, { params, masks }), inputs) as tf.Tensor2D,
    forwardReplicas: (params, inputs, masks = {}) => runReplicas(stages, { params, masks }, { inputs, isShared: inputs.rank === shape.inputShape.length + 1 }),
  };
}

/** What the stages of one pass take beside their input. */
interface PassParts {
  readonly params: LayerTensors;
  readonly masks: Masks;
}

function isDropout(stage: Exclude<Stage, PlainStage>): stage is DropoutStage {
  return stage.kind === 'dropout';
}

function isLayer(stage: Stage): stage is LayerDefinition {
  return typeof stage !== 'function' && !isDropout(stage);
}

function runStage(stage: Stage, x: tf.Tensor, { params, masks }: PassParts): tf.Tensor {
  if (typeof stage === 'function') return stage(x);
  if (isDropout(stage)) return masked(x, masks[stage.name]);
  return stage.forward(x, variablesOf(stage, params));
}

function masked(x: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor {
  return mask === undefined ? x : tf.mul(x, mask);
}

function runReplicas(stages: readonly Stage[], { params, masks }: PassParts, { inputs, isShared }: ReplicaInputs): tf.Tensor3D {
  let [x, shared] = [inputs, isShared];
  for (const stage of stages) {
    if (typeof stage === 'function') {
      x = shared ? stage(x) : overReplicas(stage, x);
    } else if (isDropout(stage)) {
      x = masked(x, masks[stage.name]);
    } else {
      x = stage.forwardReplicas(x, variablesOf(stage, params), shared);
      shared = false;
    }
  }
  return x as tf.Tensor3D;
}

interface ReplicaInputs {
  readonly inputs: tf.Tensor;
  /** Whether all replicas see the same batch. */
  readonly isShared: boolean;
}

/** A stage without weights treats the examples of all replicas as one batch. */
function overReplicas(stage: PlainStage, x: tf.Tensor): tf.Tensor {
  const [replicas, batch, ...example] = x.shape as [number, number, ...number[]];
  const y = stage(tf.reshape(x, [replicas * batch, ...example]));
  return tf.reshape(y, [replicas, batch, ...y.shape.slice(1)]);
}

function variablesOf({ name }: LayerDefinition, params: LayerTensors): VariableTensors {
  const variables = params[name];
  if (variables === undefined) throw new RangeError(`layer ${name} has no weights`);
  return variables;
}
