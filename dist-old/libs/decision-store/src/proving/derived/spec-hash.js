import { createHash } from 'node:crypto';
/** Runs of other origins bring the hash of a spec that gradlens does not know. */
const SPEC_ORIGINS = ['cli', 'api', 'demo'];
/** Whether a spec is the one whose SHA-256 an attempt told; where it told none that can be checked, any is. */
export function isToldSpec(spec, note) {
    const { specSha256, origin } = note;
    if (!SPEC_ORIGINS.includes(origin) || typeof specSha256 !== 'string' || !/^[0-9a-f]{64}$/.test(specSha256))
        return true;
    return createHash('sha256').update(sortedJson(spec)).digest('hex') === specSha256;
}
/** JSON with keys in order: equal for equal values. */
export function sortedJson(value) {
    return JSON.stringify(sorted(value ?? null));
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
//# sourceMappingURL=spec-hash.js.map