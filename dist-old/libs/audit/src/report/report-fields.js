import { createHash } from 'node:crypto';
import { merkleRoot } from '../merkle/merkle-root.js';
/** The fields of a document, in order of their paths. A list of primitives is one field. */
export function fieldsOf(value, path = '') {
    if (isLeaf(value))
        return [{ path, value }];
    const fields = Object.entries(value).flatMap(([key, each]) => fieldsOf(each, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
    return path === '' ? fields.sort(byPath) : fields;
}
/** Order of fields: by code units, the same on every machine. */
export function byPath(a, b) {
    return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
function isLeaf(value) {
    if (typeof value !== 'object' || value === null)
        return true;
    return Array.isArray(value) ? value.every((each) => typeof each !== 'object' || each === null) : Object.keys(value).length === 0;
}
/** Text of a value with its keys in order: one text for one value (as RFC 8785, of which it needs no more). */
export function canonicalJson(value, indent = 0) {
    return JSON.stringify(value, (_, each) => (isRecord(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each), indent);
}
/** Whether a value is an object with fields. */
export function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What a text says as JSON; null where it is none. */
export function jsonOrNull(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** Hash of a field: SHA-256( 0x00 "gradlens/report-field/1" 0x00 ‖ salt (16) ‖ canonical JSON of [path, value] ). */
export function fieldHash({ path, value }, salt) {
    return createHash('sha256').update('\x00gradlens/report-field/1\x00', 'latin1').update(salt).update(canonicalJson([path, value])).digest();
}
/** Root over hashes of fields, in order of their paths (RFC 9162, section 2.1.1). */
export function fieldsRoot(hashes) {
    return merkleRoot(Buffer.concat([...hashes].sort(byPath).map(({ hash }) => hash)));
}
/** Names of people, and what they wrote; on which machine. */
const PEOPLE = /^\/(about\/madeBy|run\/(name|specName|hardware)|signOff\/startedBy|signOff\/list\/\d+\/(by|statement|dissent)|alerts\/list\/\d+\/acts\/\d+\/(by|reason))$/;
/** What tells of the person that a prediction is about, and which records were listed as sensitive. */
const PERSON = /^\/(about\/record|decisions\/target|prediction\/(record|label|protected)|run\/listed)$/;
/** Groups of few records: their figures would tell of single persons. */
const FEW = /^\/groups\/(small\/\d+\/(group|count|selectionRate|low|high)|smallGaps)$/;
/** Whether a copy of that level leaves a field out. `reviewer` hides who predictions are about, `public` names and reasons of people, and groups of few records, too. */
export function isHidden(path, level) {
    return (level !== 'full' && PERSON.test(path)) || (level === 'public' && (PEOPLE.test(path) || FEW.test(path)));
}
//# sourceMappingURL=report-fields.js.map