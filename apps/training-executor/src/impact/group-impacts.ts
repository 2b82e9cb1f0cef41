import { canFindImpact, type GroupImpact, IMPACT_ALPHA, IMPACT_SHUFFLES, type ImpactVerdict, LEAST_GROUP_RECORDS } from '#libs/contracts';
import { type Dataset, seededRandom } from '#libs/datasets';
import { holm } from '#libs/decision-trace';
import { countFlips, flipCount, flipIntervals, groupRows, type Outcomes, type SeedArms, type SeedTest, testSeedNoise } from '#libs/group-metrics';
import { meanOf, medianOf } from '#libs/scaling-comparison';

import { groupSets } from '../groups/group-sets.js';

/** Everything that an impact is judged by. */
export interface ImpactOutcomes {
  /** Of the run as recorded, and of the same run without scaling. */
  readonly recorded: Outcomes;
  readonly neutral: Outcomes;
  /** Runs with other seeds. */
  readonly arms: SeedArms;
}

const RESAMPLES = 2000;

interface Group {
  readonly attributes: readonly string[];
  readonly group: readonly string[];
  readonly rows: Int32Array;
}

/** What scaling did to everybody, to each protected group, and to intersections; groups with enough records are tested, Holm-adjusted. */
export function groupImpacts(outcomes: ImpactOutcomes, data: Dataset, seed: number): GroupImpact[] {
  const groups = groupsOf(data);
  const tested = groups.filter(isTested);
  const dice = seededRandom(seed, 11);
  const tests = testSeedNoise(outcomes.arms, groups.map(({ rows }) => rows), { shuffles: IMPACT_SHUFFLES, below: (bound) => dice.below(bound) });
  const testOf = new Map(groups.map((group, i) => [group, tests[i] as SeedTest]));
  const canFind = canFindImpact({ withScaling: outcomes.arms.scaled.length, without: outcomes.arms.unscaled.length, groups: tested.length });
  const adjusted = holm(tested.map((group) => testOf.get(group)?.pValue ?? NaN));
  return groups.map((group) => {
    const place = tested.indexOf(group);
    const impact = impactOn(group, outcomes, seed);
    return { ...impact, ...judged(impact, testOf.get(group) as SeedTest, { adjusted: place < 0 ? null : (adjusted[place] ?? NaN), canFind }) };
  });
}

/** How many groups of the test split have records enough to be tested, everybody among them. */
export function testedGroups(data: Dataset): number {
  return groupsOf(data).filter(isTested).length;
}

function isTested({ rows }: Group): boolean {
  return rows.length >= LEAST_GROUP_RECORDS;
}

function groupsOf(data: Dataset): Group[] {
  const everybody = { attributes: [], group: [], rows: Int32Array.from({ length: data.test.count }, (_, row) => row) };
  return [everybody, ...groupSets(data).sets.flatMap((attributes) => groupsBy(attributes, data))];
}

function groupsBy(attributes: readonly string[], { test }: Dataset): Group[] {
  const { groups, groupOf } = groupRows(attributes.map((attribute) => test.protectedValues[attribute] ?? []), test.count);
  const rows = Int32Array.from(groupOf.keys());
  return groups.map((group, i) => ({ attributes, group, rows: rows.filter((row) => groupOf[row] === i) }));
}

type Judged = Pick<GroupImpact, 'excessFlipShare' | 'pValue' | 'adjustedPValue' | 'verdict'>;
type Impact = Omit<GroupImpact, keyof Judged>;

/** The adjusted p-value, null of too few records; and whether one below the threshold could come out at all. */
interface Holm {
  readonly adjusted: number | null;
  readonly canFind: boolean;
}

function judged(impact: Impact, { excess, pValue }: SeedTest, holm: Holm): Judged {
  const { adjusted } = holm;
  const verdict = verdictOf(impact, holm);
  return { excessFlipShare: excess, pValue: adjusted === null ? null : pValue, adjustedPValue: adjusted, verdict };
}

/** Many runs show a shift that no single one would: it is there, but another seed does more to this group. */
function verdictOf({ gained, lost, seedFlips, rateShift, rateSpread }: Impact, { adjusted, canFind }: Holm): ImpactVerdict {
  if (adjusted === null) return 'too few records';
  if (!canFind) return 'too few seeds';
  if (!(adjusted < IMPACT_ALPHA)) return 'no more than seed noise';
  const isSmall = gained + lost <= seedFlips.median && Math.abs(rateShift) <= rateSpread;
  return isSmall ? 'systematic, but smaller than seed noise' : 'beyond seed noise';
}

function impactOn({ attributes, group, rows }: Group, { recorded, neutral, arms }: ImpactOutcomes, seed: number): Impact {
  const flips = countFlips(recorded, neutral, rows);
  const { gained, lost } = flips;
  const random = seededRandom(seed, 12);
  const ci = flipIntervals(flips, rows.length, { resamples: RESAMPLES, uniform: () => random.unit() });
  const bySeed = arms.scaled.map((other) => flipCount(recorded, other, rows)).sort((a, b) => a - b);
  const [scaled, unscaled] = [arms.scaled, arms.unscaled].map((arm) => arm.map((outcomes) => rateOf(outcomes, rows))) as [number[], number[]];
  return {
    attributes, group, count: rows.length, gained, lost,
    flipShare: (gained + lost) / rows.length, flipCi95: ci.flip,
    netShare: (gained - lost) / rows.length, netCi95: ci.net,
    seedFlips: { least: bySeed[0] ?? NaN, median: medianOf(bySeed), most: bySeed.at(-1) ?? NaN },
    rank: 1 + bySeed.filter((count) => count >= gained + lost).length,
    rateShift: meanOf(scaled) - meanOf(unscaled),
    rateSpread: spreadOf(scaled),
  };
}

function rateOf(outcomes: Outcomes, rows: Int32Array): number {
  return rows.reduce((sum, row) => sum + (outcomes[row] ?? 0), 0) / rows.length;
}

function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
