import { createHash } from 'node:crypto';
/** Versions by rule: hosts make an engine at every evaluation. */
const versions = new WeakMap();
/**
 * Which version of a rule judged: sha256 of its definition where it has one, else of its name, severity, hold, grouping,
 * constants and text; hex.
 *
 * Canonical JSON (keys sorted), so the order in which a file lists its constants does not matter.
 */
export function ruleVersion(rule) {
    const known = versions.get(rule);
    if (known !== undefined)
        return known;
    const version = versionOf(rule);
    versions.set(rule, version);
    return version;
}
function versionOf(rule) {
    const { name, severity, hold, groupsLayers = false, constants, text, definition } = rule;
    if (definition !== undefined)
        return sha256(definition);
    const parts = [name, severity, sorted({ ...hold }), groupsLayers, sorted(constants), sorted({ ...text })];
    return sha256(JSON.stringify(parts));
}
/** What makes two alerts of one run the same: sha256 of rule, layer and measure, hex. */
export function fingerprintOf(rule, layer, watched) {
    return sha256(JSON.stringify([rule, layer, watched]));
}
function sorted(record) {
    return Object.entries(record)
        .map(([key, value]) => [key, String(value)])
        .sort(([a], [b]) => (a < b ? -1 : 1));
}
function sha256(text) {
    return createHash('sha256').update(text).digest('hex');
}
//# sourceMappingURL=rule-identity.js.map