import { z } from 'zod';

import { MOST_IMPACT_SEEDS } from './impact-power.js';
import { parseWith } from './parse-with.js';
import type { ReplayFidelity } from './replay-fidelity.js';

/** Fewer records than this make no verdict on a group. */
export const LEAST_GROUP_RECORDS = 20;

/** What a test that can find something says. */
export const IMPACT_FINDINGS = ['no more than seed noise', 'systematic, but smaller than seed noise', 'beyond seed noise'] as const;
/** What the test of one group says. */
export const IMPACT_VERDICTS = [...IMPACT_FINDINGS, 'too few records', 'too few seeds'] as const;

/** One of {@link IMPACT_VERDICTS}. */
export type ImpactVerdict = (typeof IMPACT_VERDICTS)[number];

/** How much is trained anew for an impact, and what it is compared with. */
export const impactEffortSchema = z.object({
  /** Trainings with other seeds, in each of both arms: as recorded, and without scaling. */
  seeds: z.int().min(4).max(MOST_IMPACT_SEEDS).default(16),
  /** Score of the positive (last) class from which on it is given. */
  threshold: z.number().min(0).max(1).default(0.5),
  /** Of the seeds, the shuffles and the bootstrap. */
  seed: z.int().min(0).max(2 ** 31 - 1).default(0),
  /** Whether merely another seed is put in the place of "without scaling": the answer should be seed noise. */
  control: z.boolean().default(false),
});

/** A validated effort. */
export type ImpactEffort = z.infer<typeof impactEffortSchema>;

/** What scaling did to one group of the test split. Shares and rates are of its records, dimensionless. */
export interface GroupImpact {
  /** Names of the protected attributes; empty for everybody. */
  readonly attributes: readonly string[];
  /** Their values, in the same order. */
  readonly group: readonly string[];
  readonly count: number;
  /** Records that have the positive outcome in this run and would not without scaling, and the other way round. */
  readonly gained: number;
  readonly lost: number;
  /** Share of records whose outcome crosses the threshold, with its 95 % paired bootstrap interval over records. */
  readonly flipShare: number;
  readonly flipCi95: readonly [number, number];
  /** (gained − lost) / count, likewise. */
  readonly netShare: number;
  readonly netCi95: readonly [number, number];
  /** Records that cross the threshold when merely the seed changes: of this run against each run with another seed. */
  readonly seedFlips: { readonly least: number; readonly median: number; readonly most: number };
  /** Place of the flips by scaling among those by seed, 1 = the most. */
  readonly rank: number;
  /** Mean selection rate of the runs with scaling minus that of those without, over seeds. */
  readonly rateShift: number;
  /** Standard deviation of the selection rate from seed to seed, with scaling. */
  readonly rateSpread: number;
  /** Share of records in which two runs differ more when one has scaling and the other has not than when both are alike. */
  readonly excessFlipShare: number;
  /** Of `excessFlipShare`, by shuffling which runs have scaling; null where no verdict is made. */
  readonly pValue: number | null;
  /** Holm-adjusted over all groups with a verdict. */
  readonly adjustedPValue: number | null;
  readonly verdict: ImpactVerdict;
}

/** What scaling did to everybody: the fields of `gradlens impact --json`. */
export interface ImpactResult {
  /** uuid of the run. */
  readonly run: string;
  /** Name of the positive class. */
  readonly positive: string;
  readonly records: number;
  readonly steps: number;
  readonly effort: ImpactEffort;
  /** Of the whole: beyond seed noise as soon as one group is, else systematic as soon as one is; too few where nothing could be found. */
  readonly verdict: ImpactVerdict;
  /** The statistic behind the verdicts, in words. */
  readonly statistic: string;
  /** Everybody first, then by attribute, then intersections. */
  readonly groups: readonly GroupImpact[];
  readonly leftOut: readonly { readonly attribute: string; readonly reason: string }[];
  /** Seeds trained with and without scaling. */
  readonly seedsWith: readonly number[];
  readonly seedsWithout: readonly number[];
  readonly fidelity: ReplayFidelity;
  /** Trainings executed, and what all took. */
  readonly trainings: number;
  readonly seconds: number;
  readonly trainingSeconds: number;
}

/** Validates an effort, defaults filled in. @throws InputError naming the first wrong field. */
export function parseImpactEffort(document: unknown, path = ''): ImpactEffort {
  return parseWith(impactEffortSchema, document, { prefix: path });
}
