import * as tf from '@tensorflow/tfjs';

import type { Lowering } from '#libs/contracts';
import { finiteLayers, keepOf, layerDots, loweredAt, scaleLayers, tidyRecord } from '#libs/gradient-scaling';

import type { Batch } from '../batch.js';
import { gradientsOf } from '../loss-and-gradients.js';
import type { PlainResult } from '../plain-step.js';
import type { StepParts } from '../step.js';
import type { TrainState } from '../train-state.js';

/** What a replay prescribes of one step. */
export interface ForcedStep {
  readonly step: number;
  readonly lowerings: readonly Lowering[];
  /** Scales of each replica, `[R, layers]`. */
  readonly scales: Float32Array;
}

/**
 * One update of R replicas under given scales: what {@link recordedStep} does to weights and optimizer, operation by
 * operation, without the statistics, the choice and the tap that given scales make idle.
 */
export function forcedStep(parts: StepParts, state: TrainState, batch: Batch, { step, lowerings, scales }: ForcedStep): PlainResult {
  return tidyRecord(() => {
    const { model, optimizer, layout } = parts;
    const { loss, gradients } = gradientsOf(model, state.params, batch);
    const skipNonFinite = parts.skipNonFinite || loweredAt(step, lowerings, parts.layerNames)?.guards === true;
    const [squares] = layerDots([[gradients, gradients]], layout) as [tf.Tensor];
    const keep = keepOf(finiteLayers(squares), skipNonFinite);
    const clean = skipNonFinite ? scaleLayers(gradients, tf.mul(keep, tf.onesLike(squares)), layout) : gradients;
    const scale = tf.tensor(scales, squares.shape);
    const isLate = parts.placement === 'direction';
    const context = { layout, params: state.params, gradients: clean, loss, step, keep };
    const { updates, state: direction } = optimizer.direction.update(isLate ? clean : scaleLayers(clean, scale, layout), state.direction, context);
    const learningRate = optimizer.learningRate(state.place);
    const factors = tf.mul(isLate ? scale : tf.onesLike(scale), tf.mul(learningRate, keep));
    const placed = optimizer.place({ update: scaleLayers(updates, factors, layout), params: state.params, learningRate, keep }, state.place);
    return { params: placed.params, direction, place: placed.state };
  });
}
