import { formatCount } from '../../format/format-number.js';
import type { SensitivityPolicy } from '../../generated/graphql.js';

/** A policy in words: `flips by race`, `protected (race, sex)`. */
export function policyWords({ policy, attribute, attributes }: { readonly policy: SensitivityPolicy; readonly attribute: string | null; readonly attributes: readonly string[] }): string {
  const word = policy.toLowerCase();
  if (attribute !== null) return `${word} by ${attribute}`;
  return attributes.length === 0 ? word : `${word} (${attributes.join(', ')})`;
}

/** Since when a policy says so, and until when: `since step 100, last at 600`. */
export function sinceWords({ sinceStep, lastStep }: { readonly sinceStep: number; readonly lastStep: number | null }): string {
  const since = sinceStep === 0 ? 'from the start' : `since step ${formatCount(sinceStep)}`;
  return lastStep === null ? since : `${since}, last at ${formatCount(lastStep)}`;
}

/** A policy in a table: its attributes are told with the tip, where there is room. */
export function policyTag({ policy, attribute }: { readonly policy: SensitivityPolicy; readonly attribute: string | null }): string {
  return policyWords({ policy, attribute, attributes: [] });
}

/** What the tip on it tells: the attributes, and since when. */
export function policyTip({ attributes, sinceStep, lastStep }: { readonly attributes: readonly string[]; readonly sinceStep: number; readonly lastStep: number | null }): string {
  return [...(attributes.length === 0 ? [] : [attributes.join(', ')]), sinceWords({ sinceStep, lastStep })].join('; ');
}
