import { isRunUuid, isStorable } from '#libs/contracts';
import { badInput } from './bad-input.js';
/** Types that `node(id)` finds. */
export const NODE_TYPES = ['Run', 'Layer', 'Alert', 'Incident', 'Silence', 'Notification', 'ActionRequest', 'Trace', 'Prediction', 'Impact', 'Report', 'Replay', 'Comparison'];
/** Global id of a thing: base64url of `Type:key`. */
export function toGlobalId(type, key) {
    return Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');
}
/** Type and key behind a global id; null when the text is none, or holds what no key can, as a NUL. */
export function fromGlobalId(id) {
    const text = Buffer.from(id, 'base64url').toString('utf8');
    const colon = text.indexOf(':');
    const type = NODE_TYPES.find((name) => name === text.slice(0, colon));
    return type === undefined || colon < 0 || !isStorable(text) ? null : { type, key: text.slice(colon + 1) };
}
/**
 * The run that an argument names: by its uuid or by its global id.
 *
 * @throws GraphQLError BAD_USER_INPUT when it is neither.
 */
export function runUuidOf(text, field) {
    const lower = text.toLowerCase();
    if (isRunUuid(lower))
        return lower;
    const found = fromGlobalId(text);
    if (found?.type === 'Run' && isRunUuid(found.key))
        return found.key;
    throw badInput(field, text, "a run's uuid or its global id");
}
/** The number of the comparison that a global id names; null when it names none. */
export function comparisonOf(id) {
    const found = fromGlobalId(id);
    return found?.type === 'Comparison' && /^\d{1,15}$/.test(found.key) ? Number(found.key) : null;
}
/** Types that are found by a uuid of their own, as words. */
const STUDIES = { Trace: 'a trace', Impact: 'an impact', Report: 'a report', Replay: 'a replay' };
/**
 * The uuid of the trace, impact, report or replay that an argument names by its global id.
 *
 * @throws GraphQLError BAD_USER_INPUT when it names none of the type.
 */
export function studyOf(type, id, field) {
    const found = fromGlobalId(id);
    if (found?.type === type && isRunUuid(found.key))
        return found.key;
    throw badInput(field, id, `the global id of ${STUDIES[type]}`);
}
//# sourceMappingURL=global-id.js.map