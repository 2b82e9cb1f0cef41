import type { RunSpec, ScalerSpec } from '#libs/contracts';

import { at, hasFlag } from './chain.js';
import type { Choice, ChoiceFacts } from './choice.js';
import { medianOf } from './recompute.js';
import { shapleyValues } from './shapley.js';

/** The choice of `fixed`: what the spec says, whatever is seen. */
export function explainFixed({ layer }: ChoiceFacts, { scale, layers }: Extract<ScalerSpec, { kind: 'fixed' }>): Choice {
  const chosen = Math.fround(layers[layer] ?? scale);
  return { chosen, base: Math.log(chosen), contributions: [], earlier: null, steps: 0, method: 'additive', stepValues: null };
}

/**
 * The choice of `trust-ratio`: min(c ‖w‖/‖u‖, maxRatio), 1 where either is 0. Shapley values of both norms over all subsets;
 * an absent norm is the run's median one. The ledger holds ‖u‖ as part of the update norm η s ‖u‖ (placement `gradient`: as
 * the gradient norm).
 */
export function explainTrustRatio(facts: ChoiceFacts, { coefficient, maxRatio }: Extract<ScalerSpec, { kind: 'trust-ratio' }>, placement: RunSpec['placement']): Choice {
  const { history, chain } = facts;
  const place = chain.at(-1) ?? NaN;
  const weightNorm = (of: number): number => at(history, 'paramNorm', of);
  const updateNorm = updateNormOf(history, placement);
  const places = [...history.measures.rawScale.keys()];
  const [w, u] = [weightNorm(place), updateNorm(place)];
  const [medianW, medianU] = [medianOf(places.map(weightNorm)), medianOf(places.map(updateNorm))];
  const ratio = (ofW: number, ofU: number): number => (ofW === 0 || ofU === 0 ? 1 : Math.min((coefficient * ofW) / ofU, maxRatio));
  const value = (coalition: number): number => Math.log(ratio((coalition & 1) === 0 ? medianW : w, (coalition & 2) === 0 ? medianU : u));
  const [ofWeights = NaN, ofUpdate = NaN] = shapleyValues(2, value);
  const step = place + history.firstStep;
  return {
    chosen: ratio(w, u),
    base: value(0),
    contributions: [
      { input: 'weight norm', fromStep: step, toStep: step, mean: w, median: medianW, value: ofWeights },
      { input: 'update norm', fromStep: step, toStep: step, mean: u, median: medianU, value: ofUpdate },
    ],
    earlier: null,
    steps: 1,
    method: 'enumerated',
    stepValues: null,
  };
}

/** ‖u‖ of a step; NaN where it was not applied. */
export function updateNormOf(history: ChoiceFacts['history'], placement: RunSpec['placement']): (place: number) => number {
  if (placement === 'gradient') return (of) => at(history, 'gradNorm', of);
  return (of) => (hasFlag(history, 'skipped', of) ? NaN : at(history, 'updateNorm', of) / (at(history, 'scale', of) * (history.learningRate[of] ?? NaN)));
}
