import { createHash } from 'node:crypto';

import { parseNote } from '../signing/note.js';
import { canonicalJson } from './report-fields.js';
import type { Report, ReportContent } from './report-schema.js';
import { wholeSpec } from './report-spec.js';

/** SHA-256, in hex, of the text that the signature of a report signs: the same for every copy of it. */
export function reportHash({ signature }: Pick<Report, 'signature'>): string {
  return hash(parseNote(signature, 'signature').text);
}

/**
 * What a report says of the run, without what differs from one making to the next though nothing happened: when and by whom it was
 * made, who signed it, and the bytes of proofs; and without releases: they follow from signatures, and change nothing that these bind.
 */
export function evidenceOf(content: ReportContent): object {
  const { run, subject, record } = content.about;
  const { prediction, coverage, alerts, counterfactual, groups, limits, decisions, cost } = content;
  const shown = 'list' in decisions ? { ...decisions, list: decisions.list.map(({ proof, ...decision }) => ({ ...decision, isProved: proof !== null })) } : decisions;
  const { state, anchored, signers } = content.proofs;
  return { about: { run, subject, record }, prediction, run: { ...content.run, spec: wholeSpec(content.run), specName: undefined, listed: undefined }, decisions: shown, coverage, alerts, counterfactual, groups, limits, cost, proofs: { state, anchored, signers } };
}

/**
 * SHA-256, in hex, of the canonical JSON of {@link evidenceOf} without the prices that were stated, and what follows from them.
 * Two reports with one hash say the same of the run: what a machine costs is said of no run.
 */
export function evidenceHash(content: ReportContent): string {
  return hash(canonicalJson(evidenceOf({ ...content, cost: unpriced(content.cost) })));
}

/** The cost as it is where neither a price nor a power is stated. */
function unpriced(cost: ReportContent['cost']): ReportContent['cost'] {
  return cost === undefined || 'missing' in cost ? cost : { ...cost, ...NOT_PRICED, currency: undefined };
}

const NOT_PRICED = { pricePerHour: null, watts: null, money: null, moneyLow: null, moneyHigh: null, wattHours: null, wattHoursLow: null, wattHoursHigh: null } as const;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
