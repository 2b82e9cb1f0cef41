import type { Dataset } from '#libs/datasets';
import { type RunSpec, systemClock } from '#libs/contracts';
import { metagradients, replaySets, walkForward } from '#libs/decision-trace';
import { advanceTo, createTraining, type TraceTarget } from '#libs/training';

import { timed } from '../cpu-time.js';

/** CPU time of parts of a trace, as multiples of one training of the run on the same backend. */
export interface TraceCosts {
  readonly oneTarget: number;
  readonly manyTargets: number;
  /** Single decisions spread evenly over the run, and all of its first step: the least that can be shared. */
  readonly replays: number;
  readonly replaysFromStart: number;
}

const TARGETS = 20;
const REPLAYS = 64;

/** Traces a run of `steps` steps; one training is run before the one that is timed. */
export async function traceCosts(spec: RunSpec, data: Dataset, steps: number): Promise<TraceCosts> {
  await train(spec, data, steps);
  const { ms: trained } = await timed(() => train(spec, data, steps));
  const training = createTraining({ spec, data, clock: systemClock });
  const path = await walkForward(training, steps, {});
  const end = await training.checkpoint();
  const gradients = async (count: number): Promise<number> => {
    training.restore(end);
    const targets = Array.from({ length: count }, (_, row): TraceTarget => ({ split: 'test', rows: Int32Array.of(row), of: 'logit', classIndex: 1 }));
    return (await timed(() => metagradients(training, path, spec, { targets }))).ms / trained;
  };
  const replays = async (stepOf: (k: number) => number): Promise<number> => {
    const sets = Array.from({ length: REPLAYS }, (_, k) => [{ step: stepOf(k), layer: k % path.layers, scale: 1 + k / REPLAYS }]);
    return (await timed(() => replaySets(training, path, { sets, targets: [] }))).ms / trained;
  };
  const costs = { oneTarget: await gradients(1), manyTargets: await gradients(TARGETS), replays: await replays((k) => Math.floor((k * steps) / REPLAYS)), replaysFromStart: await replays(() => 0) };
  training.dispose();
  return costs;
}

async function train(spec: RunSpec, data: Dataset, steps: number): Promise<void> {
  const training = createTraining({ spec, data, clock: systemClock });
  await advanceTo(training, steps);
  training.dispose();
}
