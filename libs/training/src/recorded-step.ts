import * as tf from '@tensorflow/tfjs';

import type { Lowering } from '#libs/contracts';
import {
  type Decision,
  divideOrZero,
  layerDots,
  loweredAt,
  type LoweredStep,
  NO_STATE,
  type Observation,
  observeGradients,
  packStep,
  scaleLayers,
  type ScalerInput,
  stateTensor,
  tidyRecord,
  type TransformContext,
  type TransformState,
} from '#libs/gradient-scaling';

import type { Batch } from './batch.js';
import { gradientsOf, type LossAndGradients } from './loss-and-gradients.js';
import type { StepParts } from './step.js';
import type { TrainState } from './train-state.js';

/** What a step leaves; owned by the caller. */
export interface StepResult {
  readonly state: TrainState;
  /** The tap's tensor, `[MEASURE_COUNT * layers + 2]`; of replicas `[R, …]`. */
  readonly packed: tf.Tensor;
}

/** What a step computes on its way, borrowed: an observer clones what it keeps. One number may be `[]` or `[1]`. */
export interface StepTensors {
  /** Gradient as the optimizer sees it, all zero when the step is skipped, flat `[P]`. */
  readonly gradients: tf.Tensor;
  /** Scales as applied, `[layers]`. */
  readonly scale: tf.Tensor;
  readonly learningRate: tf.Tensor;
  readonly keep: tf.Tensor;
}

/** Which step it is, what is lowered when, and what a replay asks of it. */
export interface StepTime {
  readonly step: number;
  readonly lowerings: readonly Lowering[];
  /** Scales to apply whatever is chosen, `[layers]` (`[R, layers]` of replicas); null to choose. */
  readonly forced?: Float32Array | null;
  readonly observe?: (tensors: StepTensors) => void;
}

/** What the parts of one step share. */
type StepContext = TransformContext & { readonly learningRate: tf.Tensor; readonly lowered: LoweredStep | null; readonly forced: Float32Array | null };

/** A direction after the decision on it. */
interface Scaled {
  readonly decision: Decision;
  /** u before the layer's scale (placement `direction`) or after it (placement `gradient`), flat `[P]`. */
  readonly direction: tf.Tensor;
  readonly directionState: TransformState;
  /** What still multiplies u beside η, `[layers]`. */
  readonly remaining: tf.Tensor;
  /** ‖u_l‖², `[layers]`. */
  readonly squaredDirection: tf.Tensor;
}

/**
 * One update with everything a run records: gradients → moments → direction → decision → move → tap.
 *
 * Of replicas (a state as stackStates makes it) all at once, each as if it were alone. All on the device; nothing is read back. A step that is skipped moves nothing, by k = 0 in the factor of every layer.
 */
export function recordedStep(parts: StepParts, state: TrainState, batch: Batch, time: StepTime): StepResult {
  return tidyRecord(() => recordedUpdate(parts, state, gradientsOf(parts.model, state.params, batch), time));
}

/** What a recorded step does once the gradients are there; they are borrowed. */
export function recordedUpdate(parts: StepParts, state: TrainState, { loss, gradients }: LossAndGradients, { step, lowerings, forced = null, observe }: StepTime): StepResult {
  return tidyRecord(() => {
    const { optimizer, layout } = parts;
    const lowered = loweredAt(step, lowerings, parts.layerNames);
    const skipNonFinite = parts.skipNonFinite || lowered?.guards === true;
    const seen = observeGradients(gradients, state.params, state.moments, { ...parts, skipNonFinite });
    const { keep } = seen.statistics;
    const learningRate = optimizer.learningRate(state.place);
    const context = { layout, params: state.params, gradients: seen.gradients, loss, step, keep, learningRate, lowered, forced };
    const scaled = parts.placement === 'direction' ? scaleDirection(parts, state, seen, context) : scaleGradient(parts, state, seen, context);
    const factors = tf.mul(scaled.remaining, tf.mul(learningRate, keep));
    const update = scaleLayers(scaled.direction, factors, layout);
    observe?.({ gradients: seen.gradients, scale: scaled.decision.scale, learningRate, keep });
    const placed = optimizer.place({ update, params: state.params, learningRate, keep }, state.place);
    return {
      state: {
        params: placed.params,
        direction: scaled.directionState,
        place: placed.state,
        moments: seen.state,
        decisions: scaled.decision.state,
        previous: nextPrevious(parts, state, scaled, keep),
      },
      packed: packStep(measuresOf(seen, scaled, factors), { loss, learningRate }),
    };
  });
}

/** Placement `direction`: s_l multiplies the optimizer's direction, later, together with η. */
function scaleDirection(parts: StepParts, state: TrainState, seen: Observation, context: StepContext): Scaled {
  const { updates, state: directionState } = parts.optimizer.direction.update(seen.gradients, state.direction, context);
  const [squaredDirection] = layerDots([[updates, updates]], parts.layout) as [tf.Tensor];
  const decision = decide(parts, state, seen, { squaredUpdates: squaredDirection, context });
  return { decision, direction: updates, directionState, remaining: decision.scale, squaredDirection };
}

/** Placement `gradient`: s_l multiplies the gradient before the base optimizer sees it. */
function scaleGradient(parts: StepParts, state: TrainState, seen: Observation, context: StepContext): Scaled {
  const { layout, optimizer } = parts;
  const squaredUpdates = seen.statistics.squaredGradient;
  const decision = decide(parts, state, seen, { squaredUpdates, context });
  const scaledGradients = scaleLayers(seen.gradients, decision.scale, layout);
  const { updates, state: directionState } = optimizer.direction.update(scaledGradients, state.direction, context);
  const [squaredDirection] = layerDots([[updates, updates]], layout) as [tf.Tensor];
  return { decision, direction: updates, directionState, remaining: tf.onesLike(decision.scale), squaredDirection };
}

function decide(
  parts: StepParts,
  state: TrainState,
  seen: Observation,
  { squaredUpdates, context: { step, loss, learningRate, lowered, forced } }: Pick<ScalerInput, 'squaredUpdates'> & { readonly context: StepContext },
): Decision {
  const alignment = parts.scaler.needsAlignment ? alignmentOf(parts, state, seen) : null;
  return parts.decisions.decide({ ...seen.statistics, squaredUpdates, step, alignment, loss, learningRate }, state.decisions, lowered, forced);
}

/** cos(g_l, last update direction), `[layers]`. */
function alignmentOf({ layout }: StepParts, state: TrainState, { gradients }: Observation): tf.Tensor {
  const previous = stateTensor(state.previous, 'vectors', 'direction');
  const pairs = [[gradients, previous], [gradients, gradients], [previous, previous]] as const;
  const [along, squaredGradient, squaredPrevious] = layerDots(pairs, layout) as [tf.Tensor, tf.Tensor, tf.Tensor];
  return divideOrZero(along, tf.mul(tf.sqrt(squaredGradient), tf.sqrt(squaredPrevious)));
}

/** The direction to compare the next gradient with; a skipped step made none. */
function nextPrevious(parts: StepParts, state: TrainState, { direction, squaredDirection }: Scaled, keep: tf.Tensor): TransformState {
  if (!parts.scaler.needsAlignment) return NO_STATE;
  const last = stateTensor(state.previous, 'vectors', 'direction');
  // one for each layer of each replica: `keep` may be one number for all of them
  const layers = tf.onesLike(squaredDirection);
  const kept = scaleLayers(direction, tf.mul(layers, keep), parts.layout);
  const held = scaleLayers(last, tf.mul(layers, tf.sub(1, keep)), parts.layout);
  return { ...NO_STATE, vectors: { direction: tf.add(kept, held) } };
}

function measuresOf(seen: Observation, scaled: Scaled, factors: tf.Tensor): Parameters<typeof packStep>[0] {
  const { squaredGradient, squaredParams, cosine, noise } = seen.statistics;
  return {
    rawScale: scaled.decision.rawScale,
    scale: scaled.decision.scale,
    gradNorm: tf.sqrt(squaredGradient),
    paramNorm: tf.sqrt(squaredParams),
    // the update is the direction times one factor per layer, so is its norm
    updateNorm: tf.mul(tf.sqrt(scaled.squaredDirection), factors),
    cosine,
    noise,
    flags: scaled.decision.flags,
  };
}
