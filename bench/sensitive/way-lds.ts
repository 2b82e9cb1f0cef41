import { type RunSpec, systemClock } from '#libs/contracts';
import { type Dataset, seededRandom } from '#libs/datasets';
import { decisionAt, decisionLds, metagradients, neutralEffects, replaySets, SET_SHARES, setSize, walkForward } from '#libs/decision-trace';
import { createTraining } from '#libs/training';

import { median } from '../report.js';
import { drawTargets } from '../trace/judge-trace.js';
import type { SensitiveSize } from './ways.js';

/** How well estimates of what decisions did hold against replays. */
export interface WayLds {
  /** Median over the targets; null where no scale differs from 1. */
  readonly lds: number | null;
  /** Metagradient norm, median over the targets; above about 1 the run is on its way to chaos. */
  readonly norm: number;
}

/** Traces the run of one seed: metagradients against replays of random sets of decisions at scale 1. */
export async function wayLds(spec: RunSpec, data: Dataset, { targets: count, sets }: SensitiveSize): Promise<WayLds> {
  const training = createTraining({ spec, data, clock: systemClock });
  const path = await walkForward(training, training.totalSteps, {});
  const targets = drawTargets(data, count);
  const found = await metagradients(training, path, spec, { targets });
  const norm = median(found.map((target) => target.norm));
  const places = Array.from(path.scales.keys()).filter((i) => path.scales[i] !== 1);
  if (places.length === 0) {
    training.dispose();
    return { lds: null, norm };
  }
  const random = seededRandom(11, 8);
  const draw = (n: number): number[] => [...new Set(Array.from({ length: n }, () => places[random.below(places.length)] ?? 0))];
  const drawn = SET_SHARES.map((share) => Array.from({ length: Math.round(sets / SET_SHARES.length) }, () => draw(setSize(share, places.length))));
  const replayed = await replaySets(training, path, { sets: drawn.flat().map((set) => set.map((place) => decisionAt(path, place, 1))), targets });
  training.dispose();
  const perSize = Math.round(sets / SET_SHARES.length);
  const ldsOf = (t: number): number => {
    const target = found[t];
    if (target === undefined) return NaN;
    const effects = neutralEffects(target, path);
    return decisionLds(drawn.map((ofSize, s) => ofSize.map((set, i) => ({ estimated: set.reduce((sum, place) => sum + (effects[place] ?? 0), 0), replayed: (replayed[s * perSize + i]?.values[t] ?? NaN) - target.value }))));
  };
  return { lds: median(targets.map((_, t) => ldsOf(t))), norm };
}
