import type { OptimizerSpec, RunSpec } from '#libs/contracts';

import { type Arm, withoutScaling } from './arms.js';

/** Base optimizers that are tuned to be compared with. */
export const BASELINE_FAMILIES = ['adam', 'adamw', 'sgd'] as const;
/** One of {@link BASELINE_FAMILIES}; sgd is SGD with momentum 0.9. */
export type BaselineFamily = (typeof BASELINE_FAMILIES)[number];

/** Of AdamW. */
const DECOUPLED_DECAY = 0.01;

/** Learning rates that a baseline is tried at, each twice the one before. */
export const RATE_GRIDS: Readonly<Record<BaselineFamily, readonly number[]>> = { adam: doubling(0.0005), adamw: doubling(0.0005), sgd: doubling(0.01) };

/** An arm whose learning rate is to be chosen; that in its spec is the first of the grid. */
export interface Baseline extends Arm {
  readonly role: 'baseline';
  readonly family: BaselineFamily;
}

/** Each family at a constant learning rate and on a cosine that falls to 0 at the budget, scale 1, on the spec's net and data. */
export function baselinesOf(given: RunSpec, families: readonly BaselineFamily[], budget: number): Baseline[] {
  const spec: RunSpec = { ...withoutScaling(given), measures: undefined, placement: 'direction' };
  return families.flatMap((family) =>
    (['constant', 'cosine'] as const).map((schedule): Baseline => {
      const rates = RATE_GRIDS[family];
      const pace = schedule === 'cosine' ? { schedule: { kind: schedule, steps: budget, floor: 0 } } : {};
      return { name: `${family}, ${schedule}`, role: 'baseline', family, rates, spec: { ...spec, optimizer: { ...OPTIMIZERS[family], learningRate: rates[0] ?? NaN, ...pace } } };
    }),
  );
}

const ADAM = { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 } as const;
const OPTIMIZERS: Readonly<Record<BaselineFamily, Exclude<OptimizerSpec, { kind: 'schedule-free-adam' }>>> = {
  adam: ADAM,
  adamw: { ...ADAM, weightDecay: DECOUPLED_DECAY },
  sgd: { kind: 'sgd', learningRate: 0.1, momentum: 0.9, weightDecay: 0 },
};

function doubling(first: number): number[] {
  return Array.from({ length: 7 }, (_, k) => first * 2 ** k);
}
