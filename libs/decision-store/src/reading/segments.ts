import type { BucketPlan } from './buckets.js';
import type { Ledger } from './find-ledger.js';

/** Steps `[fromStep, toStep]` of a plan that are read from one place. */
export interface Segment {
  /** Steps of a rollup's bucket; 0 = from the chunks themselves. */
  readonly level: 0 | 256 | 4096 | 65_536;
  readonly fromStep: number;
  readonly toStep: number;
}

/** A level to read from. */
export type ReadLevel = Exclude<Segment['level'], 0>;

/**
 * From where each step of a plan is read: from the highest of `levels` (highest first) whose buckets fit the plan's, as far
 * as it is rolled up and does not reach over an edge of the range; what is left, from the next level; the rest from chunks.
 */
export function planSegments(plan: BucketPlan, ledger: Ledger, levels: readonly ReadLevel[]): Segment[] {
  if (plan.buckets === 0) return [];
  const fitting = levels.filter((level) => plan.width % level === 0);
  return cut(plan, (level) => (ledger.removed ? Infinity : Math.floor(ledger.settledStep / level) * level), fitting);
}

function cut(range: Pick<Segment, 'fromStep' | 'toStep'>, endOf: (level: ReadLevel) => number, levels: readonly ReadLevel[]): Segment[] {
  const { fromStep, toStep } = range;
  if (toStep < fromStep) return [];
  const [level, ...lower] = levels;
  if (level === undefined) return [{ level: 0, fromStep, toStep }];
  const first = Math.ceil(fromStep / level) * level;
  const end = Math.min(Math.floor((toStep + 1) / level) * level, endOf(level));
  if (end <= first) return cut(range, endOf, lower);
  return [
    ...cut({ fromStep, toStep: first - 1 }, endOf, lower),
    { level, fromStep: first, toStep: end - 1 },
    ...cut({ fromStep: end, toStep }, endOf, lower),
  ];
}

/**
 * The steps that a query can be answered for: within what is recorded; and, where only rollups of `keptSteps` are left, whole
 * ones, up to the end of the last, which may lie behind the last step.
 */
export function readableRange(
  ledger: Ledger,
  query: { readonly fromStep?: number | undefined; readonly toStep?: number | undefined },
  keptSteps: number,
): Pick<Segment, 'fromStep' | 'toStep'> {
  const fromStep = Math.max(query.fromStep ?? 0, ledger.firstStep);
  const toStep = Math.min(query.toStep ?? ledger.lastStep, ledger.lastStep);
  if (!ledger.removed || toStep < fromStep) return { fromStep, toStep };
  const floor = (step: number): number => Math.floor(step / keptSteps) * keptSteps;
  return { fromStep: floor(fromStep), toStep: floor(toStep) + keptSteps - 1 };
}

/** Steps of the finest rollup: what is left of a run after retention, of a layer and of what all layers share. */
export const KEPT_STEPS = { layer: 4096, shared: 256 } as const;
