import { type MetaWeights, parseRunSpec, type RunSpecInput, systemClock } from '#libs/contracts';
import { createReplicas } from '#libs/training';

import { makeTaskData } from './make-task-data.js';
import type { MetaTask } from './meta-spec.js';

/** One training: a candidate, or null for scale 1, with a seed of first weights and batches. */
export interface Trial {
  readonly weights: MetaWeights | null;
  readonly seed: number;
}

/** Steps at which validation is looked at, as shares of all: the window in which targets are reached. */
const WINDOW = [0.3, 0.45, 0.6, 0.8, 1] as const;
/** Added to a loss before its log: below this a loss counts as no better. */
const LEAST_LOSS = 1e-3;
/** log loss of a training that broke. */
const BROKEN = 7;
/** Read-backs that may be outstanding. Unit: steps. */
const MAX_PENDING = 4;

/**
 * Mean log validation loss over the window, of each trial: all side by side as replicas, on the same data.
 *
 * @param dataSeed of the task's examples.
 * @throws the signal's reason when it is aborted.
 */
export async function tryCandidates(task: MetaTask, dataSeed: number, trials: readonly Trial[], signal: AbortSignal): Promise<number[]> {
  const replicas = createReplicas({
    spec: parseRunSpec(specOf(task, trials), task.name),
    data: makeTaskData(task, dataSeed),
    clock: systemClock,
    replicas: trials.map(({ weights, seed }) => ({ initSeed: seed, batchSeed: seed, ...(weights === null ? {} : { metaWeights: weights }) })),
  });
  try {
    const sums = trials.map(() => 0);
    for (const share of WINDOW) {
      while (replicas.step < Math.round(share * task.steps)) {
        signal.throwIfAborted();
        replicas.advance();
        await replicas.takeFrames(MAX_PENDING);
      }
      (await replicas.evaluate('test')).forEach(({ loss }, r) => { sums[r] = (sums[r] ?? NaN) + logLoss(loss) / WINDOW.length; });
    }
    await replicas.takeFrames(0);
    return sums;
  } finally {
    replicas.dispose();
  }
}

function logLoss(loss: number): number {
  return Number.isFinite(loss) ? Math.min(BROKEN, Math.log(loss + LEAST_LOSS)) : BROKEN;
}

/** All trials of one call scale, or none does. */
function specOf({ name, model, optimizer, batchSize, steps }: MetaTask, trials: readonly Trial[]): RunSpecInput {
  const scaler = trials.every(({ weights }) => weights === null) ? { kind: 'fixed' as const, scale: 1 } : { kind: 'meta' as const };
  return { name, data: { kind: 'generated-credit' }, model, optimizer, scaler, batchSize, budget: { steps } };
}
