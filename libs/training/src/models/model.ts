import * as tf from '@tensorflow/tfjs';

import type { LayerInfo, ModelSpec } from '#libs/contracts';
import { createLayout, type Layout } from '#libs/gradient-scaling';
import type { LayerTensors, VariableTensors } from '#libs/tensor-math';

import { cnnStages } from './cnn.js';
import type { LayerDefinition, PlainStage, Stage } from './layer-definition.js';
import { mlpStages } from './mlp.js';

/** A network: its layers by name, where their weights lie, and the forward pass. */
export interface Model {
  readonly layers: readonly LayerDefinition[];
  readonly layout: Layout;
  /** What is recorded of each layer, once per run. */
  readonly facts: readonly LayerInfo[];
  /** Logits `[batch, classes]` of inputs `[batch, ...inputShape]`; differentiable. */
  forward(params: LayerTensors, inputs: tf.Tensor): tf.Tensor2D;
  /**
   * Logits `[R, batch, classes]` of R replicas at once; differentiable by the weights.
   *
   * @param params `[R, …shape]` each.
   * @param inputs `[R, batch, …inputShape]`, or `[batch, …inputShape]` for all.
   */
  forwardReplicas(params: LayerTensors, inputs: tf.Tensor): tf.Tensor3D;
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
    forwardReplicas: (params, inputs) => runReplicas(stages, params, { inputs, isShared: inputs.rank === shape.inputShape.length + 1 }),
  };
}

function runStage(stage: Stage, x: tf.Tensor, params: LayerTensors): tf.Tensor {
  if (typeof stage === 'function') return stage(x);
  return stage.forward(x, variablesOf(stage, params));
}

function runReplicas(stages: readonly Stage[], params: LayerTensors, { inputs, isShared }: ReplicaInputs): tf.Tensor3D {
  let [x, shared] = [inputs, isShared];
  for (const stage of stages) {
    if (typeof stage === 'function') {
      x = shared ? stage(x) : overReplicas(stage, x);
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
