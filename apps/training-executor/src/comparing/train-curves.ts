import type { Clock, RunSpec } from '#libs/contracts';
import type { Dataset, Split } from '#libs/datasets';
import type { SeedCurve } from '#libs/scaling-comparison';
import { createReplicas, type Replicas, turns } from '#libs/training';

import { replicasAtOnce } from '../impact/train-outcomes.js';

/** One training of an arm. */
export interface Trial {
  /** Of the first weights and of the order of the batches. */
  readonly seed: number;
  readonly learningRate: number;
}

/** What the trainings of a comparison share. */
export interface CurveParts {
  /** Without the validation split; its test split is looked at after the last step only. */
  readonly data: Dataset;
  readonly validation: Split;
  readonly budget: number;
  readonly evaluateEvery: number;
  readonly parameterCount: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told on the way: steps taken, of all trainings of this call. */
  readonly onSteps: (steps: number) => void;
  /** Looks at the trained nets before they are given up, those of a group at a time, in the order of the trials. */
  readonly atEnd?: (replicas: Replicas) => Promise<void>;
}

/** Read-backs of replicas that may be outstanding. Unit: steps. */
const MAX_PENDING = 4;

/**
 * Trains a spec once for each trial, as many side by side as fit into memory.
 *
 * @returns curves in the order of the trials. @throws the signal's reason when it is aborted.
 */
export async function trainCurves(spec: RunSpec, trials: readonly Trial[], parts: CurveParts): Promise<SeedCurve[]> {
  const atOnce = replicasAtOnce(parts.parameterCount);
  const curves: SeedCurve[] = [];
  for (let from = 0; from < trials.length; from += atOnce) {
    const group = trials.slice(from, from + atOnce);
    curves.push(...(await trainTogether(spec, group, { ...parts, onSteps: (steps) => { parts.onSteps(from * parts.budget + steps); } })));
  }
  return curves;
}

async function trainTogether(spec: RunSpec, trials: readonly Trial[], { data, validation, budget, evaluateEvery, clock, signal, onSteps, atEnd }: CurveParts): Promise<SeedCurve[]> {
  const replicas = createReplicas({ spec, data, clock, replicas: trials.map(({ seed, learningRate }) => ({ initSeed: seed, batchSeed: seed, learningRate })) });
  const looks: { readonly step: number; readonly losses: readonly number[] }[] = [];
  const turn = turns(clock);
  try {
    while (replicas.step < budget) {
      signal.throwIfAborted();
      replicas.advance();
      await replicas.takeFrames(MAX_PENDING);
      const { step } = replicas;
      if (step % evaluateEvery === 0 || step === budget) looks.push({ step, losses: (await replicas.evaluateOn(validation)).map(({ loss }) => loss) });
      onSteps(step * trials.length);
      await turn();
    }
    await replicas.takeFrames(0);
    const ends = await replicas.evaluate('test');
    await atEnd?.(replicas);
    return trials.map(({ seed }, r) => ({
      ...{ seed, steps: looks.map(({ step }) => step), losses: looks.map(({ losses }) => losses[r] ?? NaN) },
      ...{ testAccuracy: ends[r]?.errors?.r2 ?? ends[r]?.accuracy ?? NaN, testLoss: ends[r]?.loss ?? NaN },
    }));
  } finally {
    replicas.dispose();
  }
}
