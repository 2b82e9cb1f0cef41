import { META_START, type MetaWeights } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { meanOf } from '#libs/scaling-comparison';

import type { MetaSpec } from './meta-spec.js';
import { generatedProblem } from './problem.js';
import { tryCandidates } from './try-candidates.js';

/** A difference of mean log validation losses, paired over seeds; negative where the learned weights are better. */
export interface Difference {
  readonly mean: number;
  /** Standard error of the mean over seeds. */
  readonly standardError: number;
  /** Seeds in which the learned weights are better. */
  readonly better: number;
}

/** What learned weights do on a task that they were not learned on. */
export interface HeldOutResult {
  readonly task: string;
  readonly seeds: number;
  /** Mean over the seeds of the mean log validation loss in the window. */
  readonly learned: number;
  readonly start: number;
  readonly scaleOne: number;
  /** The learned weights, forced to one scale for all layers. */
  readonly uniform: number;
  readonly againstStart: Difference;
  readonly againstScaleOne: Difference;
  /** What choosing by layer adds to one scale for all. */
  readonly againstUniform: Difference;
}

/** Stream of the seeds, apart from those of the search. */
const STREAM = 3;

/** Learned weights against their start (`snr`), scale 1 and themselves forced to one scale for all layers, on each held-out task, with the same data and seeds. */
export async function heldOutResults(spec: MetaSpec, weights: MetaWeights, signal: AbortSignal): Promise<HeldOutResult[]> {
  const random = seededRandom(spec.seed, STREAM);
  const results: HeldOutResult[] = [];
  for (const task of spec.heldOut) {
    const dataSeed = random.below(2 ** 31);
    const seeds = Array.from({ length: spec.heldOutSeeds }, () => random.below(2 ** 31));
    const problem = generatedProblem(task);
    const of = (tried: MetaWeights | null, uniform = false): Promise<number[]> => tryCandidates(problem, { dataSeed, trials: seeds.map((seed) => ({ weights: tried, seed })), uniform }, signal);
    const [learned, start, scaleOne, uniform] = [await of(weights), await of(META_START), await of(null), await of(weights, true)];
    results.push({
      ...{ task: task.name, seeds: seeds.length, learned: meanOf(learned), start: meanOf(start), scaleOne: meanOf(scaleOne), uniform: meanOf(uniform) },
      ...{ againstStart: difference(learned, start), againstScaleOne: difference(learned, scaleOne), againstUniform: difference(learned, uniform) },
    });
  }
  return results;
}

function difference(learned: readonly number[], other: readonly number[]): Difference {
  const pairs = learned.map((value, i) => value - (other[i] ?? NaN));
  const mean = meanOf(pairs);
  const variance = pairs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (pairs.length - 1);
  return { mean, standardError: Math.sqrt(variance / pairs.length), better: pairs.filter((value) => value < 0).length };
}
