import type { ArmResult, NetEconomy, StepSeconds } from '#libs/scaling-comparison';

import type { Hardware } from '../running/provenance.js';

/** What seconds, power and storage are taken to cost; stated, not measured. */
export interface CompareCosts {
  /** Of a processor hour, in money; null counts in processor seconds. */
  readonly pricePerHour: number | null;
  /** Of a busy processor core. Unit: W. */
  readonly watts: number | null;
  /** Of a gigabyte kept for a year, in money. */
  readonly storagePerGbYear: number;
  /** Processor seconds of the search for the scaler's weights. */
  readonly metaSeconds: number;
  readonly retrainings: number;
}

/** One training to the target by the cheapest tuned baseline, and by the scaler, with all that the latter costs. */
export interface CompareEconomy extends NetEconomy {
  readonly unit: 'processor seconds' | 'money';
  /** Name of the baseline. */
  readonly other: string;
  /** Of what one training to the target records. Unit: bytes. */
  readonly bytes: number;
  /** Of one training to the target, by each; null without a power. Unit: Wh. */
  readonly energy: { readonly baseline: number; readonly scaler: number } | null;
}

/** What came of a comparison. */
export interface Comparison {
  readonly name: string;
  readonly data: { readonly name: string; readonly trainRows: number; readonly validationRows: number; readonly testRows: number };
  readonly model: { readonly kind: string; readonly layers: number; readonly parameters: number };
  readonly batchSize: number;
  readonly backend: string;
  readonly budget: number;
  readonly evaluateEvery: number;
  readonly seeds: number;
  readonly tuningSeeds: number;
  /** Whether the scaler's arms had their learning rates tuned, too. */
  readonly tuned: boolean;
  /** Validation loss. */
  readonly target: number;
  /** The baseline that set it. */
  readonly targetBy: string;
  readonly arms: readonly ArmResult[];
  /** Seconds a step by name: the scaler recorded, its base optimizer alone, and each family alone. */
  readonly seconds: Readonly<Record<string, StepSeconds>>;
  readonly economy: CompareEconomy;
  readonly costs: CompareCosts;
  readonly machine: Hardware & { /** Over a minute, when the clock was read. */ readonly load: number };
  readonly version: string;
}

/** The arm of the spec's own scaler. */
export function ownArm({ arms }: Comparison): ArmResult {
  return arms[0] as ArmResult;
}
