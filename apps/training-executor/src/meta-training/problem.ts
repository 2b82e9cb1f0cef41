import { parseRunSpec, type RunSpec, type ScalerSpec, scalerSchema } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';

import { makeTaskData } from './make-task-data.js';
import type { MetaTask } from './meta-spec.js';

/** Something to learn scaler `meta` on. */
export interface Problem {
  readonly name: string;
  /** Of its trainings, all but seeds and scaler. */
  readonly spec: RunSpec;
  readonly steps: number;
  /** Examples, the same for the same seed; the split `test` validates. */
  readonly data: (seed: number) => Dataset;
}

/** What of its scaler changes from training to training. */
export type Scaling = 'meta' | 'meta, uniform' | 'scale 1';

/** A task of generated examples as a problem. */
export function generatedProblem(task: MetaTask): Problem {
  const { name, model, optimizer, batchSize, steps } = task;
  const spec = parseRunSpec({ name, data: { kind: 'generated-credit' }, model, optimizer, scaler: { kind: 'meta' }, batchSize, budget: { steps } }, name);
  return { name, spec, steps, data: (seed) => makeTaskData(task, seed) };
}

/** The spec with that scaler; `meta` with the constants of the spec's own, where it is one of that kind. */
export function withScaling(spec: RunSpec, scaling: Scaling): RunSpec {
  return { ...spec, scaler: scalerOf(spec.scaler, scaling) };
}

function scalerOf(own: ScalerSpec, scaling: Scaling): ScalerSpec {
  if (scaling === 'scale 1') return scalerSchema.parse({ kind: 'fixed', scale: 1 });
  const { up, rest, maxLogScale, decay, warmupSteps } = own.kind === 'snr' || own.kind === 'meta' ? own : scalerSchema.parse({ kind: 'snr' }) as Extract<ScalerSpec, { kind: 'snr' }>;
  return scalerSchema.parse({ kind: 'meta', up, rest, maxLogScale, decay, warmupSteps, ...(scaling === 'meta, uniform' ? { uniform: true } : {}) });
}
