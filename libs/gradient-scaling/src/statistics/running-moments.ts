import { calc, fusedPass, type Pass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';

import { layerDots, scaleLayers } from '../layer-kernels.js';
import type { Layout } from '../layout.js';
import { tidyRecord } from '../tidy.js';
import { stateTensor, type TransformState } from '../transform.js';

/** Statistics of one step that scalers choose by and the tap records. All `[layers]` unless said; dimensionless. */
export interface LayerStatistics {
  /** ‖g_l‖² as it came from backprop; NaN or infinite where the gradient is. */
  readonly squaredGradient: tf.Tensor;
  /** ‖w_l‖² before the update. */
  readonly squaredParams: tf.Tensor;
  /** cos(g_l, m_l before this step); 0 where either is zero, so 0 at the first step. */
  readonly cosine: tf.Tensor;
  /** r_l = ‖m_l‖²/c² ÷ (q_l/c), the share of the squared gradient that is steady: 0 to 1; 0 where the gradient is 0. */
  readonly signalShare: tf.Tensor;
  /** (q̂_l − ‖m̂_l‖²)/‖m̂_l‖² = 1/r_l − 1: running variance over squared mean norm; infinite where the mean is 0. */
  readonly noise: tf.Tensor;
  /** 1 where the layer's gradient norm is finite, else 0. */
  readonly finite: tf.Tensor;
  /** 1 where the step is applied, 0 where it is skipped, `[]`. */
  readonly keep: tf.Tensor;
  /** Applied steps including this one, `[]`. */
  readonly applied: tf.Tensor;
}

/** What one observation yields; everything owned by the caller. */
export interface Observation {
  readonly statistics: LayerStatistics;
  /** The gradient, all zero when the step is skipped: `[P]`. */
  readonly gradients: tf.Tensor;
  readonly state: TransformState;
}

/** How gradients are watched. */
export interface MomentOptions {
  /** β of the running moments, in (0, 1). Default 0.9. */
  readonly decay?: number;
  /** Whether a step with a gradient that is not finite is skipped. Default true. */
  readonly skipNonFinite?: boolean;
  /** Norms only: no running mean is kept, and cosine, signal share and noise are NaN. Default false. */
  readonly economy?: boolean;
}

/** Keeps 0/0 from being NaN; the smallest power of ten that float32 holds in full. */
const SMALLEST = 1e-37;

/** Before the first step: m = 0, q = 0, c = 0; with `economy` nothing but the count of applied steps. */
export function initMoments(layout: Layout, economy = false): TransformState {
  if (economy) return { vectors: {}, layers: {}, scalars: { applied: tf.scalar(0) } };
  return {
    vectors: { mean: tf.zeros([layout.size]) },
    layers: { meanSquare: tf.zeros([layout.layers.length]), squaredMean: tf.zeros([layout.layers.length]) },
    scalars: { correction: tf.scalar(0), applied: tf.scalar(0) },
  };
}

/**
 * Takes in one gradient: m ← β m + (1−β) g, q ← β q + (1−β)‖g‖², c ← 1 − β^n (bias correction), per layer.
 *
 * Written as m ← m + k(1−β)(g − m) with k = 1, or 0 for a skipped step: then every moment stays bit for bit.
 *
 * @param gradients flat `[P]`, as they came from backprop.
 */
export function observeGradients(
  gradients: tf.Tensor,
  params: tf.Tensor,
  state: TransformState,
  options: MomentOptions & { readonly layout: Layout },
): Observation {
  const { decay = 0.9, skipNonFinite = true, economy = false, layout } = options;
  if (economy) return observeNorms(gradients, params, state, { skipNonFinite, layout });
  return tidyRecord(() => {
    const mean = stateTensor(state, 'vectors', 'mean');
    const squaredMean = stateTensor(state, 'layers', 'squaredMean');
    const [squaredGradient, along, squaredParams] = layerDots(
      [[gradients, gradients], [gradients, mean], [params, params]],
      layout,
    ) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const finite = finiteLayers(squaredGradient);
    const keep = keepOf(finite, skipNonFinite);
    const mask = tf.mul(keep, tf.onesLike(finite));
    const clean = skipNonFinite ? scaleLayers(gradients, mask, layout) : tf.clone(gradients);
    const cleanSquare = tf.where(tf.cast(mask, 'bool'), squaredGradient, tf.zerosLike(mask));
    const next = nextMoments({ clean, cleanSquare }, state, { keep, gain: tf.mul(keep, 1 - decay), layout });
    const signalShare = signal(next);
    return {
      statistics: {
        squaredGradient,
        squaredParams,
        cosine: divideOrZero(along, tf.mul(tf.sqrt(squaredGradient), tf.sqrt(squaredMean))),
        signalShare,
        noise: tf.sub(tf.div(1, signalShare), 1),
        finite,
        keep,
        applied: tf.clone(stateTensor(next, 'scalars', 'applied')),
      },
      gradients: clean,
      state: next,
    };
  });
}

/** What norms alone tell of a step. */
function observeNorms(gradients: tf.Tensor, params: tf.Tensor, state: TransformState, { skipNonFinite, layout }: { readonly skipNonFinite: boolean; readonly layout: Layout }): Observation {
  return tidyRecord(() => {
    const [squaredGradient, squaredParams] = layerDots([[gradients, gradients], [params, params]], layout) as [tf.Tensor, tf.Tensor];
    const finite = finiteLayers(squaredGradient);
    const keep = keepOf(finite, skipNonFinite);
    const applied = tf.add(stateTensor(state, 'scalars', 'applied'), keep);
    const unknown = tf.fill(squaredGradient.shape, NaN);
    return {
      statistics: { squaredGradient, squaredParams, cosine: unknown, signalShare: unknown, noise: unknown, finite, keep, applied: tf.clone(applied) },
      gradients: skipNonFinite ? scaleLayers(gradients, tf.mul(keep, tf.onesLike(finite)), layout) : tf.clone(gradients),
      state: { vectors: {}, layers: {}, scalars: { applied } },
    };
  });
}

/** 1 where the layer's squared norm is finite, else 0; shape as given. */
export function finiteLayers(squaredGradient: tf.Tensor): tf.Tensor {
  // ∞ − ∞ and NaN − NaN are NaN, which equals nothing
  return tf.tidy(() => tf.cast(tf.equal(tf.sub(squaredGradient, squaredGradient), 0), 'float32'));
}

/** 1 where the step is applied, 0 where it is skipped: `[]` of `[layers]`, `[R, 1]` of replicas, each for itself. */
export function keepOf(finite: tf.Tensor, skipNonFinite: boolean): tf.Tensor {
  return skipNonFinite ? tf.min(finite, -1, finite.rank > 1) : tf.scalar(1);
}

interface MomentStep {
  readonly keep: tf.Tensor;
  /** k(1−β), `[]`. */
  readonly gain: tf.Tensor;
  readonly layout: Layout;
}

interface CleanGradient {
  /** `[P]`, all zero when the step is skipped. */
  readonly clean: tf.Tensor;
  /** Its squared norm per layer. */
  readonly cleanSquare: tf.Tensor;
}

function nextMoments(
  { clean, cleanSquare }: CleanGradient,
  state: TransformState,
  { keep, gain, layout }: MomentStep,
): TransformState {
  const mean = towards(stateTensor(state, 'vectors', 'mean'), clean, gain);
  const [squaredMean] = layerDots([[mean, mean]], layout) as [tf.Tensor];
  return {
    vectors: { mean },
    layers: { meanSquare: towards(stateTensor(state, 'layers', 'meanSquare'), cleanSquare, gain), squaredMean },
    scalars: {
      // an average of ones is 1 − βⁿ, without the cancellation of pow near 1
      correction: towards(stateTensor(state, 'scalars', 'correction'), tf.onesLike(gain), gain),
      applied: tf.add(stateTensor(state, 'scalars', 'applied'), keep),
    },
  };
}

function signal(moments: TransformState): tf.Tensor {
  const meanSquare = stateTensor(moments, 'layers', 'meanSquare');
  const correction = stateTensor(moments, 'scalars', 'correction');
  return divideOrZero(stateTensor(moments, 'layers', 'squaredMean'), tf.mul(meanSquare, correction));
}

/** One step of a running average: a + gain (b − a). */
export function towards(from: tf.Tensor, to: tf.Tensor, gain: tf.Tensor): tf.Tensor {
  const [moved] = fusedPass(TOWARDS, [from, to], [gain], () => [tf.add(from, tf.mul(tf.sub(to, from), gain))]) as [tf.Tensor];
  return moved;
}

const TOWARDS: Pass = {
  name: 'towards',
  inputs: 2,
  scalars: 1,
  formulas: [({ input, scalar }) => calc.towards(input(0), input(1), scalar(0))],
  host: (a, b, gain) => a + Math.fround(Math.fround(b - a) * gain),
};

/** a / b for b ≥ 0, and 0 where both are 0. NaN stays NaN. */
export function divideOrZero(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.div(a, tf.maximum(b, SMALLEST));
}
