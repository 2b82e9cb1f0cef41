import type { Dataset } from '#libs/datasets';

/** Attributes with more values than this are no groups: an age, an amount. */
const MOST_GROUPS = 20;

/** An attribute that makes no groups, and why. */
export interface LeftOut {
  readonly attribute: string;
  readonly reason: string;
}

/** What groups are made by: each protected attribute, and the intersection of all where there are several. */
export function groupSets({ test, protectedAttributes }: Pick<Dataset, 'test' | 'protectedAttributes'>): { readonly sets: readonly (readonly string[])[]; readonly leftOut: readonly LeftOut[] } {
  const sizes = protectedAttributes.map((attribute) => ({ attribute, groups: new Set(test.protectedValues[attribute]).size }));
  const kept = sizes.filter(({ groups }) => groups <= MOST_GROUPS).map(({ attribute }) => attribute);
  return {
    sets: [...kept.map((attribute) => [attribute]), ...(kept.length > 1 ? [kept] : [])],
    leftOut: sizes.filter(({ groups }) => groups > MOST_GROUPS).map(({ attribute, groups }) => ({ attribute, reason: `${groups} values; at most ${MOST_GROUPS} are groups` })),
  };
}
