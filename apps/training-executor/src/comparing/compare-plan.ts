import { createHash } from 'node:crypto';

import { InputError, type OtherChoice, otherChoice, type RunSpec, type ScalerSpec } from '#libs/contracts';
import { batchesPerEpoch, type Dataset } from '#libs/datasets';
import type { BaselineFamily } from '#libs/scaling-comparison';
import { totalStepsOf } from '#libs/training';

import { productVersion, specSha256 } from '../running/provenance.js';

/** What a comparison is asked for. */
export interface CompareOptions {
  /** Paired over all arms. */
  readonly seeds: number;
  /** Used for tuning alone. */
  readonly tuningSeeds: number;
  readonly families: readonly BaselineFamily[];
  /** Steps; those of the spec without it. */
  readonly budget?: number | undefined;
  /** Whether each scaler's arm has its learning rate tuned as the baselines have. */
  readonly tuned: boolean;
  /** Further scalers, each with its uniform form. */
  readonly also: readonly ScalerSpec[];
  /** Turns of the clock. */
  readonly turns: number;
  /** Whether the same task is trained under the other choice too: auditable, or free where the spec is auditable. */
  readonly auditable?: boolean | undefined;
}

/** A comparison with all that its numbers depend on, beside the data and the machine. */
export interface ComparePlan extends Omit<CompareOptions, 'budget' | 'auditable'> {
  /** The other choice; null where it is not compared. */
  readonly choice: OtherChoice | null;
  readonly spec: RunSpec;
  readonly budget: number;
  /** Steps between two looks at the validation split. */
  readonly evaluateEvery: number;
}

/** Looks at the validation split within a budget, at least: time to target is no finer than that. */
const LOOKS = 50;
/** Fewest looks with which a target means something. */
const LEAST_BUDGET = 10;

/** @throws InputError for a budget that is too short to reach anything in. */
export function planOf(spec: RunSpec, data: Dataset, { auditable = false, ...options }: CompareOptions): ComparePlan {
  const budget = options.budget ?? totalStepsOf(spec, batchesPerEpoch(data.train.count, spec.batchSize));
  if (budget < LEAST_BUDGET) throw new InputError({ source: null, path: 'budget', value: `${budget} steps`, allowed: `${LEAST_BUDGET} steps or more` });
  return { ...options, choice: auditable ? otherChoice(spec) : null, spec, budget, evaluateEvery: Math.max(1, Math.floor(budget / LOOKS)) };
}

/** Names a plan: what is kept of one is of no use to another, nor to another version. */
export function planVersion(plan: ComparePlan, data: Dataset): string {
  const { spec, ...rest } = plan;
  return createHash('sha256').update(JSON.stringify([productVersion(), specSha256(spec), rest, data.manifest])).digest('hex');
}
