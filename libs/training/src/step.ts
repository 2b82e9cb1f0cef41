import * as tf from '@tensorflow/tfjs';

import type { MetaWeights, RunSpec } from '#libs/contracts';
import {
  createDecisionMaker,
  createScaler,
  type DecisionMaker,
  initMoments,
  type Layout,
  NO_STATE,
  requireKnownLayers,
  type Scaler,
} from '#libs/gradient-scaling';

import type { Model } from './models/model.js';
import type { BaseOptimizer, LearningRate } from './optimizers/base-optimizer.js';
import { createOptimizer } from './optimizers/create-optimizer.js';
import type { TrainState } from './train-state.js';

/** Running moments of the tap where no scaler asks for another decay. */
const DEFAULT_DECAY = 0.9;

/** What a step is made of; holds no tensors. */
export interface StepParts {
  readonly model: Model;
  readonly optimizer: BaseOptimizer;
  readonly scaler: Scaler;
  readonly decisions: DecisionMaker;
  readonly layout: Layout;
  /** In the order of the layout. */
  readonly layerNames: readonly string[];
  readonly placement: RunSpec['placement'];
  readonly skipNonFinite: boolean;
  /** β of the running moments: that of `snr` and `meta`, else 0.9. */
  readonly decay: number;
  /** Whether norms are all that is measured. */
  readonly economy: boolean;
}

/**
 * Puts together what the steps of a run need.
 *
 * @param learningRate in place of the spec's: one for each replica.
 * @param networks of scaler `meta`, in place of the spec's: one for each replica.
 * @throws InputError if the spec names a layer that the model does not have.
 */
export function createStepParts(spec: RunSpec, model: Model, learningRate: LearningRate = spec.optimizer.learningRate, networks?: readonly MetaWeights[]): StepParts {
  const layerNames = model.layers.map((layer) => layer.name);
  requireKnownLayers(spec.provoke, layerNames);
  const scaler = createScaler(spec.scaler, model.layout, networks);
  return {
    model,
    optimizer: createOptimizer(spec.optimizer, learningRate),
    scaler,
    decisions: createDecisionMaker({ scaler, guards: spec.guards, provoke: spec.provoke, layerNames }),
    layout: model.layout,
    layerNames,
    placement: spec.placement,
    skipNonFinite: spec.guards.skipNonFinite,
    decay: 'decay' in spec.scaler ? spec.scaler.decay : DEFAULT_DECAY,
    economy: spec.measures === 'economy',
  };
}

/** The state before the first step; takes over `params`. */
export function initTrainState(params: tf.Tensor, { optimizer, decisions, scaler, layout, economy }: StepParts): TrainState {
  return {
    params,
    direction: optimizer.direction.init(params, layout),
    place: optimizer.init(params, layout),
    moments: initMoments(layout, economy),
    decisions: decisions.init(layout),
    previous: scaler.needsAlignment ? { ...NO_STATE, vectors: { direction: tf.zeros([layout.size]) } } : NO_STATE,
  };
}
