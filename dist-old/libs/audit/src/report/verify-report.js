import { messageOf, parseWith } from '#libs/contracts';
import { isSignedBy, parseNote } from '../signing/note.js';
import { parseHeadNote, verifyHead } from '../signing/signed-head.js';
import { keyNameOf } from '../signing/signer.js';
import { decisionProblem } from './decision-proof.js';
import { fieldHash, fieldsOf, fieldsRoot, isHidden } from './report-fields.js';
import { reportSchema } from './report-schema.js';
import { reportFile, reportText } from './seal-report.js';
/**
 * Checks a report with nothing but public keys: its bytes are the one form of what it says, every field hashes to the root that was
 * signed, what is left out is what its level leaves out, and the decisions shown are in the ledger under a signed head.
 */
export function verifyReport(text, publicKeys) {
    const none = { run: null, level: null, fields: 0, hidden: 0, provedDecisions: 0, signer: [] };
    try {
        const report = parseWith(reportSchema, JSON.parse(text), { prefix: '' });
        const problems = [...formProblems(report, text), ...signatureProblems(report, publicKeys), ...ledgerProblems(report, publicKeys)];
        const { content, salts, hidden, level, signature } = report;
        return {
            ...{ run: content.about.run, level, problems, fields: Object.keys(salts).length, hidden: Object.keys(hidden).length },
            provedDecisions: decisionsOf(report).filter(({ proof }) => proof !== null).length,
            signer: parseNote(signature, 'signature').signatures.map(({ keyName }) => keyName),
        };
    }
    catch (error) {
        return { ...none, problems: [`it is no report: ${messageOf(error)}`] };
    }
}
function formProblems(report, text) {
    const shown = fieldsOf(report.content).map(({ path }) => path);
    const salted = new Set(Object.keys(report.salts));
    const hidden = Object.keys(report.hidden);
    return [
        ...(reportFile(report) === text ? [] : ['its bytes are not the form that reports are written in']),
        ...(shown.length === salted.size && shown.every((path) => salted.has(path)) ? [] : ['its salts are not those of its fields']),
        ...hidden.filter((path) => !isHidden(path, report.level)).map((path) => `${path} is left out, which level ${report.level} shows`),
        // the root binds the order of the fields, not the names of those that are left out
        ...hidden.filter((path) => !hasPlace(report.content, path)).map((path) => `${path} is left out of what is not there`),
        ...shown.filter((path) => isHidden(path, report.level)).map((path) => `${path} is shown, which level ${report.level} leaves out`),
    ];
}
/** Whether the content has what a field is left out of. */
function hasPlace(content, path) {
    const parents = path.split('/').slice(1, -1);
    const place = parents.reduce((value, key) => (typeof value === 'object' && value !== null ? value[key] : undefined), content);
    return typeof place === 'object' && place !== null;
}
function signatureProblems({ version, content, salts, hidden, signature }, publicKeys) {
    const shown = fieldsOf(content).map((field) => ({ path: field.path, hash: fieldHash(field, Buffer.from(salts[field.path] ?? '', 'hex')) }));
    const left = Object.entries(hidden).map(([path, hash]) => ({ path, hash: Buffer.from(hash, 'hex') }));
    const root = fieldsRoot([...shown, ...left]);
    const note = parseNote(signature, 'signature');
    const timeUs = Number(/\ntime (\d+)\n$/.exec(note.text)?.[1]);
    const isSame = note.text === reportText({ version, run: content.about.run, fields: shown.length + left.length, root, timeUs });
    // one signature: a second one would be bytes that nobody vouches for
    const isSigned = note.signatures.length === 1 && [...publicKeys].some(([keyName, publicKey]) => isSignedBy(note, { keyName, publicKey }));
    return [...(isSame ? [] : ['a field was changed: what was signed has another root']), ...(isSigned ? [] : ['no public key that is trusted signed it'])];
}
function ledgerProblems(report, publicKeys) {
    const { head: note } = report.content.proofs;
    if (note === '')
        return decisionsOf(report).some(({ proof }) => proof !== null) ? ['it shows decisions without a signed head'] : [];
    const head = parseHeadNote(note, 'proofs.head');
    const problems = isTrusted(head, publicKeys) ? [] : ['no public key that is trusted signed the head of the ledger'];
    if (head.run !== report.content.about.run)
        problems.push('the head is of another run');
    return [...problems, ...decisionsOf(report).map((decision) => decisionProblem(decision, head)).filter((problem) => problem !== null)];
}
function isTrusted(head, publicKeys) {
    return [...publicKeys.values()].some((key) => keyNameOf(key) === head.keyName && verifyHead(head, key));
}
function decisionsOf({ content: { decisions } }) {
    return 'list' in decisions ? decisions.list : [];
}
//# sourceMappingURL=verify-report.js.map