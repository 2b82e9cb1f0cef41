import type { ImpactResult, ImpactVerdict } from './impact.js';

/** Scaling does something to a group that a seed does not, below this adjusted p-value. */
export const IMPACT_ALPHA = 0.05;
/** Ways of shuffling which runs have scaling. */
export const IMPACT_SHUFFLES = 9999;
/** Seeds in each arm, at most. */
export const MOST_IMPACT_SEEDS = 64;

/** How many runs a test shuffles, and for how many groups. */
export interface ImpactTest {
  /** Runs with scaling, and without. */
  readonly withScaling: number;
  readonly without: number;
  /** Groups with enough records. */
  readonly groups: number;
}

/**
 * The least adjusted p-value that a test can give, whatever scaling does: groups / C(n + m, n), Holm's factor for the first group; twice that for
 * arms of one size, where calling all runs the other way round is as extreme. It is never below what the number of shuffles allows.
 */
export function leastImpactP({ withScaling, without, groups }: ImpactTest): number {
  const alike = withScaling === without ? 2 : 1;
  return Math.min(1, groups * Math.max(alike / choose(withScaling + without, withScaling), 1 / (1 + IMPACT_SHUFFLES)));
}

/** Whether a test can find anything: else "no more than seed noise" would be certain, and says nothing. */
export function canFindImpact(test: ImpactTest): boolean {
  return test.groups > 0 && leastImpactP(test) < IMPACT_ALPHA;
}

/** Seeds an arm that are enough for so many groups, with room for a shuffle that is as extreme by chance; null where none are. */
export function seedsNeeded(groups: number): number | null {
  for (let seeds = 4; seeds <= MOST_IMPACT_SEEDS; seeds++) if (leastImpactP({ withScaling: seeds, without: seeds, groups }) <= IMPACT_ALPHA / 2) return seeds;
  return null;
}

/** Which test an impact made. */
export function impactTestOf({ seedsWith, seedsWithout, groups }: Pick<ImpactResult, 'seedsWith' | 'seedsWithout'> & { readonly groups: readonly { readonly pValue: number | null }[] }): ImpactTest {
  return { withScaling: seedsWith.length, without: seedsWithout.length, groups: groups.filter(({ pValue }) => pValue !== null).length };
}

/** Why a test can find nothing, in words; null where it can. */
export function impactPowerProblem(test: ImpactTest): string | null {
  if (test.groups === 0) return 'no group has records enough to be tested: nothing can be found';
  if (canFindImpact(test)) return null;
  const seeds = test.withScaling === test.without ? `${test.withScaling}` : `${test.withScaling} and ${test.without}`;
  const needed = seedsNeeded(test.groups);
  return `${seeds} seeds with scaling and without can find nothing among ${test.groups} groups: the least adjusted p-value is ${Number(leastImpactP(test).toPrecision(2))}, and ${IMPACT_ALPHA} is not reached; ${needed === null ? 'no number of seeds is enough' : `${needed} seeds are enough`}`;
}

/** An impact with the verdicts that its test could come to: one that could find nothing has not found that there is nothing, whatever was stored. */
export function asFindable(result: ImpactResult): ImpactResult {
  const test = impactTestOf(result);
  if (canFindImpact(test)) return result;
  const verdictOf = (pValue: number | null): ImpactVerdict => (pValue === null ? 'too few records' : 'too few seeds');
  return { ...result, verdict: verdictOf(test.groups === 0 ? null : 1), groups: result.groups.map((group) => ({ ...group, verdict: verdictOf(group.pValue) })) };
}

/** n! / (k! (n − k)!). */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
