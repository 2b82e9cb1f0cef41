import * as tf from '@tensorflow/tfjs';

import type { LayerInfo, ModelSpec } from '#libs/contracts';
import { createLayout, type Layout } from '#libs/gradient-scaling';
import type { LayerTensors, VariableTensors } from '#libs/tensor-math';

import { cnnStages } from './cnn.js';
import type { CompositeStage, DropoutStage, LayerDefinition, Masks, Pass, PlainStage, Stage } from './layer-definition.js';
import { mlpStages } from './mlp.js';
import { type ModelShape, requireNumbers } from './model-shape.js';
import { textBagStages, transformerStages } from './texts.js';

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

/**
 * Builds the network of a spec.
 *
 * @throws InputError if the data are not of the kind that the net is for: images, texts.
 */
export function createModel(spec: ModelSpec, shape: ModelShape): Model {
  const stages = stagesOf(spec, shape);
  const layers = stages.flatMap(layersOf);
  const layout = createLayout(layers);
  return {
    layers,
    layout,
    dropouts: stages.filter(isDropout),
    facts: layers.map(({ name, kind, module }, i) => {
      const parameterCount = layout.layers[i]?.size ?? 0;
      return { layer: i, name, kind, module, depth: i, parameterCount };
    }),
    forward: (params, inputs, masks = {}) => stages.reduce((x, stage) => runStage(stage, x, { params, masks, inputs }), inputs) as tf.Tensor2D,
    forwardReplicas: (params, inputs, masks = {}) => runReplicas(stages, { params, masks, inputs }, inputs.rank === shape.inputShape.length + 1),
  };
}

function stagesOf(spec: ModelSpec, shape: ModelShape): Stage[] {
  switch (spec.kind) {
    case 'mlp':
      requireNumbers(spec.kind, shape);
      return mlpStages(spec, shape);
    case 'cnn':
      requireNumbers(spec.kind, shape);
      return cnnStages(spec, shape);
    case 'text-bag':
      return textBagStages(spec, shape);
    case 'transformer':
      return transformerStages(spec, shape);
  }
}

/** What the stages of one pass take beside what goes through them. */
interface PassParts {
  readonly params: LayerTensors;
  readonly masks: Masks;
  /** Of the net. */
  readonly inputs: tf.Tensor;
}

function isDropout(stage: Stage): stage is DropoutStage {
  return typeof stage !== 'function' && 'rate' in stage;
}

function isComposite(stage: Exclude<Stage, PlainStage>): stage is CompositeStage {
  return 'run' in stage;
}

function layersOf(stage: Stage): readonly LayerDefinition[] {
  if (typeof stage === 'function' || isDropout(stage)) return [];
  return isComposite(stage) ? stage.layers : [stage];
}

function runStage(stage: Stage, x: tf.Tensor, parts: PassParts): tf.Tensor {
  if (typeof stage === 'function') return stage(x);
  if (isDropout(stage)) return masked(x, parts.masks[stage.name]);
  const apply: Pass['apply'] = (layer, y) => layer.forward(y, variablesOf(layer, parts.params));
  return isComposite(stage) ? stage.run(x, { inputs: parts.inputs, isReplicated: false, apply }) : apply(stage, x);
}

function masked(x: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor {
  return mask === undefined ? x : tf.mul(x, mask);
}

/** @param isShared whether all replicas see the same batch. */
function runReplicas(stages: readonly Stage[], { params, masks, inputs }: PassParts, isShared: boolean): tf.Tensor3D {
  let [x, shared] = [inputs, isShared];
  for (const stage of stages) {
    if (typeof stage === 'function') {
      x = shared ? stage(x) : overReplicas(stage, x);
    } else if (isDropout(stage)) {
      x = masked(x, masks[stage.name]);
    } else if (isComposite(stage)) {
      // without layers of its own it stands behind one, so that what goes through is of replicas
      x = stage.run(x, { inputs, isReplicated: true, apply: (layer, y) => layer.forwardReplicas(y, variablesOf(layer, params), shared) });
      shared = false;
    } else {
      x = stage.forwardReplicas(x, variablesOf(stage, params), shared);
      shared = false;
    }
  }
  return x as tf.Tensor3D;
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
