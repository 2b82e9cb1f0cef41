import { systemClock, type RunSpec, type StepFrame, type StepWindow } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import { windowOfFrames } from '#libs/stability-rules';
import { advanceTo, createTraining } from '#libs/training';

import { corruptBatch } from '../corrupt-batch.js';
import type { Provocation } from './provocations.js';
import type { HealthyTraining } from './trainings.js';

/** A provoked training beside its healthy twin: the same weights, batches and state up to the step of the provocation. */
export interface Twins {
  readonly healthy: StepWindow;
  readonly provoked: ReadonlyMap<string, StepWindow>;
}

/** Trains the healthy twin to its end, and each provocation from its state before step `from` on. */
export async function trainTwins({ spec, data, pushed }: HealthyTraining, provocations: readonly Provocation[], from: number): Promise<Twins> {
  const healthy = createTraining({ spec, data, clock: systemClock });
  const layers = healthy.layers.map(({ name }) => name);
  const before = await advanceTo(healthy, from);
  const checkpoint = await healthy.checkpoint();
  const after = await advanceTo(healthy, healthy.totalSteps);
  const { scalerRange } = healthy;
  healthy.dispose();
  const provoked = new Map<string, StepWindow>();
  for (const provocation of provocations) {
    const frames = await provoke({ spec: provocation.spec(spec, { step: from, layer: pushed }), data, factor: provocation.batchFactor }, checkpoint);
    provoked.set(provocation.name, windowOfFrames('provoked', [...before, ...frames], layers, { scalerRange }));
  }
  return { healthy: windowOfFrames('healthy', [...before, ...after], layers, { scalerRange }), provoked };
}

interface Provoked {
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly factor: number;
}

async function provoke({ spec, data, factor }: Provoked, checkpoint: Uint8Array): Promise<StepFrame[]> {
  const training = createTraining({ spec, data, clock: systemClock });
  training.restore(checkpoint);
  const restore = corruptBatch(data, spec, { step: training.step, factor });
  const first = await advanceTo(training, training.step + 1);
  restore();
  const rest = await advanceTo(training, training.totalSteps);
  training.dispose();
  return [...first, ...rest];
}
