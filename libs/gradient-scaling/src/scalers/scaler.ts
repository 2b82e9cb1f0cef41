import type { ScalerRange } from '#libs/contracts';
import type * as tf from '@tensorflow/tfjs';

import type { Layout } from '../layout.js';
import type { LayerStatistics } from '../statistics/running-moments.js';
import type { TransformState } from '../transform.js';

/** What a scaler sees of one step; all borrowed. */
export interface ScalerInput extends LayerStatistics {
  /** ‖u_l‖² of the updates that the scale will multiply, `[layers]`. */
  readonly squaredUpdates: tf.Tensor;
  /** cos(g_l, last step's update direction), `[layers]`, 0 at the first step; null unless the scaler asks for it. */
  readonly alignment: tf.Tensor | null;
  /** Counts updates from 0. */
  readonly step: number;
}

/** What a scaler chose; owned by the caller. */
export interface Choice {
  /** Scale of each layer before the guards, `[layers]`, dimensionless. */
  readonly rawScale: tf.Tensor;
  readonly state: TransformState;
}

/**
 * Chooses each layer's scale from per-layer statistics, vectorised over the layers, on the device.
 *
 * Pure: memory lives in the state. On a skipped step (`keep` = 0) the state must stay bit for bit as it was.
 */
export interface Scaler {
  readonly name: string;
  /** Whether `alignment` must be computed: it costs one more vector of the size of the weights. */
  readonly needsAlignment: boolean;
  /** What it may choose, and, where it was learnt, what it read while it was: outside that nothing is known of it. */
  readonly range: ScalerRange;
  init(layout: Layout): TransformState;
  choose(input: ScalerInput, state: TransformState): Choice;
}
