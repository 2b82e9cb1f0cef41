import * as tf from '@tensorflow/tfjs';

import { DECISION_FLAGS, type GuardsSpec, type ProvokeSpec } from '#libs/contracts';

import { boundScale } from './guards/bound-scale.js';
import type { Layout } from './layout.js';
import { provocationAt } from './provoke.js';
import type { Scaler, ScalerInput } from './scalers/scaler.js';
import { tidyRecord } from './tidy.js';
import { joinStates, partOf, stateTensor, type TransformState } from './transform.js';

/** One decision per layer, on the device; owned by the caller. All `[layers]`. */
export interface Decision {
  readonly rawScale: tf.Tensor;
  /** What multiplies the layer; on a skipped step the scale applied last, for it stays in force. */
  readonly scale: tf.Tensor;
  readonly flags: tf.Tensor;
  readonly state: TransformState;
}

/** What decides: the scaler, the pushes on it, the guards after it. */
export interface DecisionMaker {
  init(layout: Layout): TransformState;
  decide(input: ScalerInput, state: TransformState): Decision;
}

/** How a decision maker is put together. */
export interface DecisionOptions {
  readonly scaler: Scaler;
  readonly guards: GuardsSpec;
  readonly provoke: readonly ProvokeSpec[];
  readonly layerNames: readonly string[];
}

/**
 * scaler → provoke → clamp → rate limit → skip, in this order: a push on purpose is bounded by the guards as any other
 * scale, and goes through where they are off.
 */
export function createDecisionMaker({ scaler, guards, provoke, layerNames }: DecisionOptions): DecisionMaker {
  return {
    init: (layout) =>
      joinStates([
        ['scaler', scaler.init(layout)],
        ['guards', { vectors: {}, layers: { lastScale: tf.ones([layout.layers.length]) }, scalars: {} }],
      ]),
    decide: (input, state) =>
      tidyRecord(() => {
        const choice = scaler.choose(input, partOf(state, 'scaler'));
        const push = provocationAt(input.step, provoke, layerNames);
        const rawScale = push === null ? choice.rawScale : tf.mul(choice.rawScale, tf.tensor1d([...push.factors]));
        const last = stateTensor(state, 'layers', 'guards.lastScale');
        const bounded = boundScale(rawScale, last, guards);
        const scale = guards.skipNonFinite ? keepOrHold(input.keep, bounded.scale, last) : bounded.scale;
        const guardState = { vectors: {}, layers: { lastScale: tf.clone(scale) }, scalars: {} };
        return {
          rawScale,
          scale,
          flags: allFlags(bounded.flags, input, push?.flags ?? null),
          state: joinStates([['scaler', choice.state], ['guards', guardState]]),
        };
      }),
  };
}

function allFlags(bounded: tf.Tensor, { finite, keep }: ScalerInput, provoked: readonly number[] | null): tf.Tensor {
  const skipped = tf.mul(tf.sub(1, keep), DECISION_FLAGS.skipped);
  const nonFinite = tf.mul(tf.sub(1, finite), DECISION_FLAGS.nonFinite);
  const flags = tf.add(tf.add(bounded, skipped), nonFinite);
  return provoked === null ? flags : tf.add(flags, tf.tensor1d([...provoked]));
}

/** `next` where the step is applied, `last` where it is skipped; exact in both cases, for NaN in `next` too. */
function keepOrHold(keep: tf.Tensor, next: tf.Tensor, last: tf.Tensor): tf.Tensor {
  const applied = tf.cast(tf.mul(keep, tf.onesLike(last)), 'bool');
  return tf.where(applied, next, last);
}
