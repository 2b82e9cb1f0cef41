import * as tf from '@tensorflow/tfjs';

import { DECISION_FLAGS, type GuardsSpec, type ProvokeSpec } from '#libs/contracts';

import { boundScale, type BoundedScale } from './guards/bound-scale.js';
import { createHoldBack, type HeldScale, type HoldBack, type StepReadings } from './guards/hold-back.js';
import type { Layout } from './layout.js';
import { type LoweredStep, loweredFlags } from './lower.js';
import { provocationAt } from './provoke.js';
import type { Scaler, ScalerInput } from './scalers/scaler.js';
import { tidyRecord } from './tidy.js';
import { joinStates, NO_STATE, partOf, stateTensor, type TransformState } from './transform.js';

/** One decision per layer, on the device; owned by the caller. All `[layers]`. */
export interface Decision {
  readonly rawScale: tf.Tensor;
  /** What multiplies the layer; on a skipped step the scale applied last, for it stays in force. */
  readonly scale: tf.Tensor;
  readonly flags: tf.Tensor;
  readonly state: TransformState;
}

/** What a decision is made from. */
export type DecisionInput = ScalerInput & StepReadings;

/** What decides: the scaler, the pushes on it, the guards after it, and what is lowered in spite of them all. */
export interface DecisionMaker {
  init(layout: Layout): TransformState;
  /**
   * @param lowered what is lowered at this step; null when nothing is.
   * @param forced the scales of this step, `[layers]` (`[R, layers]` of replicas), whatever is chosen here: those of a record, in a replay; null to choose.
   */
  decide(input: DecisionInput, state: TransformState, lowered?: LoweredStep | null, forced?: Float32Array | null): Decision;
  /** Whether a layer is pushed on purpose at this step: beside what is lowered and forced the one thing that depends on the step's number. */
  pushes(step: number): boolean;
}

/** How a decision maker is put together. */
export interface DecisionOptions {
  readonly scaler: Scaler;
  readonly guards: GuardsSpec;
  readonly provoke: readonly ProvokeSpec[];
  readonly layerNames: readonly string[];
}

/**
 * scaler → provoke → clamp → rate limit → back-off → ratio cap → skip → lower, in this order: a push on purpose is bounded by the guards as any
 * other scale, and goes through where they are off. A lowered scale is exactly 1 at once, past the rate limit, and from
 * there the rate limit lets it move on; the raw scale stays what the scaler chose. What back-off and ratio cap take off the rate limit does not
 * count from: behind a single long update the scale is back at once.
 */
export function createDecisionMaker({ scaler, guards, provoke, layerNames }: DecisionOptions): DecisionMaker {
  const holdBack = createHoldBack(guards);
  return {
    init: (layout) =>
      joinStates([
        ['scaler', scaler.init(layout)],
        ['guards', { vectors: {}, layers: { lastScale: tf.ones([layout.layers.length]) }, scalars: {} }],
        ['hold', holdBack?.init() ?? NO_STATE],
      ]),
    pushes: (step) => provocationAt(step, provoke, layerNames) !== null,
    decide: (input, state, lowered = null, forced = null) =>
      tidyRecord(() => {
        const choice = scaler.choose(input, partOf(state, 'scaler'));
        const push = provocationAt(input.step, provoke, layerNames);
        const last = stateTensor(state, 'layers', 'guards.lastScale');
        const rawScale = forEach(push === null ? choice.rawScale : tf.mul(choice.rawScale, tf.tensor1d([...push.factors])), last);
        const bounded = boundScale(rawScale, last, guards);
        const held = heldBy(holdBack, bounded, input, state);
        const free = (scale: tf.Tensor): tf.Tensor => {
          const kept = guards.skipNonFinite ? keepOrHold(input.keep, scale, last) : scale;
          return lowered === null ? kept : lower(kept, lowered);
        };
        const scale = forced === null ? free(held.scale) : tf.tensor(forced, last.shape);
        const lastScale = holdBack === null ? tf.clone(scale) : free(bounded.scale);
        return {
          rawScale,
          scale,
          flags: allFlags(lowered === null ? held.flags : unlessLowered(held.flags, lowered), input, push?.flags ?? null),
          state: joinStates([['scaler', choice.state], ['guards', { vectors: {}, layers: { lastScale }, scalars: {} }], ['hold', held.state]]),
        };
      }),
  };
}

/** What back-off and ratio cap leave of a bounded scale, with the flags of all four; without them what there was. */
function heldBy(holdBack: HoldBack | null, bounded: BoundedScale, input: DecisionInput, state: TransformState): HeldScale {
  if (holdBack === null) return { ...bounded, state: NO_STATE };
  const held = holdBack.hold(bounded.scale, input, partOf(state, 'hold'));
  return { ...held, flags: tf.add(bounded.flags, held.flags) };
}

/** A choice that is the same for all replicas, as one for each: the shape of `last`. */
function forEach(scale: tf.Tensor, last: tf.Tensor): tf.Tensor {
  return scale.rank === last.rank ? scale : tf.broadcastTo(scale, last.shape);
}

/** 1 where the layer is lowered; exact, for NaN in `scale` too. */
function lower(scale: tf.Tensor, { mask }: LoweredStep): tf.Tensor {
  return tf.where(tf.broadcastTo(tf.cast(tf.tensor1d([...mask]), 'bool'), scale.shape), tf.onesLike(scale), scale);
}

/** A guard did nothing to a layer that is lowered, and the flag says what did. */
function unlessLowered(bounded: tf.Tensor, lowered: LoweredStep): tf.Tensor {
  return tf.add(tf.mul(bounded, tf.sub(1, tf.tensor1d([...lowered.mask]))), tf.tensor1d(loweredFlags(lowered)));
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
