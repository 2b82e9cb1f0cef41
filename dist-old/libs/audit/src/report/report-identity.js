import { createHash } from 'node:crypto';
import { parseNote } from '../signing/note.js';
import { canonicalJson } from './report-fields.js';
import { wholeSpec } from './report-spec.js';
/** SHA-256, in hex, of the text that the signature of a report signs: the same for every copy of it. */
export function reportHash({ signature }) {
    return hash(parseNote(signature, 'signature').text);
}
/**
 * What a report says of the run, without what differs from one making to the next though nothing happened: when and by whom it was
 * made, who signed it, and the bytes of proofs.
 */
export function evidenceOf(content) {
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
export function evidenceHash(content) {
    return hash(canonicalJson(evidenceOf({ ...content, cost: unpriced(content.cost) })));
}
/** The cost as it is where neither a price nor a power is stated. */
function unpriced(cost) {
    return cost === undefined || 'missing' in cost ? cost : { ...cost, ...NOT_PRICED };
}
const NOT_PRICED = { pricePerHour: null, watts: null, money: null, moneyLow: null, moneyHigh: null, wattHours: null, wattHoursLow: null, wattHoursHigh: null };
function hash(text) {
    return createHash('sha256').update(text).digest('hex');
}
//# sourceMappingURL=report-identity.js.map