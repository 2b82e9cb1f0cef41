import { advanceTo, type TraceTarget, type Training } from '#libs/training';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { AlteredDecision, RecordedPath, WalkOptions } from './recorded-path.js';

/**
 * Counterfactual replay with the scaler reacting: from the checkpoint before a decision to the end, that one with the given scale, all before
 * it as recorded, all after it as scaler and guards choose them then (the rate limit goes on from the given scale).
 *
 * @returns the values of the targets at the end, in order.
 */
export async function replayReacting(training: Training, path: RecordedPath, { altered: { step, layer, scale }, targets, signal }: WalkOptions & { readonly altered: AlteredDecision; readonly targets: readonly TraceTarget[] }): Promise<number[]> {
  const scales = path.scales.slice(step * path.layers, (step + 1) * path.layers);
  scales[layer] = scale;
  training.restore(path.checkpoints[Math.floor(step / path.every)] as Uint8Array);
  while (training.step < path.steps) {
    signal?.throwIfAborted();
    await advanceTo(training, Math.min(path.steps, training.step + path.every), () => {
      if (training.step === step) training.advanceForced(scales);
      else training.advance();
    });
    await nextTurn();
  }
  const values: number[] = [];
  for (const target of targets) values.push((await training.target(target)).value);
  return values;
}
