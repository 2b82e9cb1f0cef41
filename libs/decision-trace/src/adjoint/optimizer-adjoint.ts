import type { RunSpec } from '#libs/contracts';
import type { StepTrace } from '#libs/training';

import { adamAdjoint } from './adam.js';
import { scheduleFreeAdjoint } from './schedule-free.js';
import { sgdAdjoint } from './sgd.js';

/** ∂f/∂(what an optimizer remembers), by name, `[P]` each; changed in place. */
export type Adjoint = Readonly<Record<string, Float64Array>>;

/** A step taken back, as far as it can be without the Hessian. */
export interface StepBack {
  /** ∂f/∂(gradient of the step), `[P]`. */
  readonly gradient: Float64Array;
  /** ∂f/∂(log scale), `[layers]`. */
  readonly logScale: Float64Array;
}

/**
 * The reverse of one update of a base optimizer, for all recorded numbers held fixed but the scales: the chain rule
 * through moments, direction, scale and placing. Pure but for the adjoint, which it moves from after the step to before.
 */
export interface OptimizerAdjoint {
  /** From ∂f/∂(weights that predict). */
  init(target: ArrayLike<number>): Adjoint;
  /** Takes an applied step back; what the gradient's dependence on the weights adds is left to {@link absorb}. */
  back(trace: StepTrace, adjoint: Adjoint): StepBack;
  /** Adds H·(∂f/∂gradient), the part that went through the gradient of the step. */
  absorb(hessianProduct: ArrayLike<number>, adjoint: Adjoint): void;
}

/** Where a layer lies in `[P]`. */
export type Segments = readonly { readonly offset: number; readonly size: number }[];

/** The reverse of the optimizer of a spec. @throws RangeError for one that has none here: whoever asks is told before (whyNotTraced) */
export function optimizerAdjoint({ optimizer, placement }: Pick<RunSpec, 'optimizer' | 'placement'>, segments: Segments): OptimizerAdjoint {
  switch (optimizer.kind) {
    case 'sgd':
      return sgdAdjoint(optimizer, placement, segments);
    case 'adam':
      return adamAdjoint(optimizer, placement, segments);
    case 'schedule-free-adam':
      return scheduleFreeAdjoint(optimizer, placement, segments);
    case 'lamb':
    case 'muon':
    case 'prodigy':
      throw new RangeError(`optimizer must be sgd, adam or schedule-free-adam, got ${optimizer.kind}`);
  }
}
