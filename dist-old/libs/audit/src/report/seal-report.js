import { parseWith } from '#libs/contracts';
import { formatNote } from '../signing/note.js';
import { signText } from '../signing/signer.js';
import { keyHash } from '../signing/vkey.js';
import { canonicalJson, fieldHash, fieldsOf, fieldsRoot, isHidden } from './report-fields.js';
import { reportContentSchema } from './report-schema.js';
/**
 * Signs what a report says: each field is hashed with a salt of its own, and the root of the tree over the hashes is signed. So a
 * copy that leaves fields out still verifies, and their hashes tell nothing of them.
 *
 * @throws InputError for content that is not of a report.
 */
export function sealReport(content, { signer, timeUs, salt }) {
    const checked = parseWith(reportContentSchema, content, { prefix: 'report.' });
    const fields = fieldsOf(checked).map((field) => ({ ...field, salt: salt() }));
    const root = fieldsRoot(fields.map((field) => ({ path: field.path, hash: fieldHash(field, field.salt) })));
    const signed = reportText({ version: 2, run: checked.about.run, fields: fields.length, root, timeUs });
    const { keyName } = signer;
    return {
        format: 'gradlens-report',
        version: 2,
        level: 'full',
        content: checked,
        salts: Object.fromEntries(fields.map((field) => [field.path, field.salt.toString('hex')])),
        hidden: {},
        signature: formatNote({ text: signed, signatures: [{ keyName, keyHash: keyHash(signer), signature: signText(signed, signer) }] }),
    };
}
/** What is signed of a report. */
export function reportText({ version, run, fields, root, timeUs }) {
    return `gradlens/report/${version}\nrun ${run}\nfields ${fields}\nroot ${root.toString('base64')}\ntime ${timeUs}\n`;
}
/** A copy of a full report that leaves out what that level does not show. It needs no key, and verifies as the whole does. */
export function redactReport(report, level) {
    const hiding = fieldsOf(report.content).filter(({ path }) => isHidden(path, level));
    const hidden = Object.fromEntries(hiding.map((field) => [field.path, fieldHash(field, Buffer.from(report.salts[field.path] ?? '', 'hex')).toString('hex')]));
    const salts = Object.fromEntries(Object.entries(report.salts).filter(([path]) => hidden[path] === undefined));
    const content = without(report.content, new Set(Object.keys(hidden)));
    return { ...report, level, content, salts, hidden: { ...report.hidden, ...hidden } };
}
function without(value, paths, at = '') {
    if (typeof value !== 'object' || value === null)
        return value;
    if (Array.isArray(value))
        return value.map((each, i) => without(each, paths, `${at}/${i}`));
    const kept = Object.entries(value).filter(([key]) => !paths.has(`${at}/${key}`));
    return Object.fromEntries(kept.map(([key, each]) => [key, without(each, paths, `${at}/${key}`)]));
}
/** The one form that a report has as a file. */
export function reportFile(report) {
    return `${canonicalJson(report, 1)}\n`;
}
//# sourceMappingURL=seal-report.js.map