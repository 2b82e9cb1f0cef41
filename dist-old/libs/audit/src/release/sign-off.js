import { formatNote, isSignedBy, parseNote } from '../signing/note.js';
import { signText } from '../signing/signer.js';
import { keyHash } from '../signing/vkey.js';
/** What is signed: a line a field; texts of people as JSON, so that none can hold a line of its own. */
function signOffText({ run, reportSha256, evidenceSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt }) {
    const lines = [
        ...['gradlens/sign-off/1', `run ${run}`, `report ${reportSha256}`, `evidence ${evidenceSha256}`, `weights ${weightsSha256 ?? '-'}`, `use ${JSON.stringify(intendedUse)}`],
        ...[`expires ${expiresAt.toISOString()}`, `by ${JSON.stringify(by)}`, `role ${role}`, `reason ${JSON.stringify(reason)}`, `dissent ${JSON.stringify(dissent)}`, `time ${signedAt.toISOString()}`],
    ];
    return `${lines.join('\n')}\n`;
}
/** The statement as a signed note. */
export function signOffNote(statement, signer) {
    const text = signOffText(statement);
    return formatNote({ text, signatures: [{ keyName: signer.keyName, keyHash: keyHash(signer), signature: signText(text, signer) }] });
}
/** Whether a sign-off still holds: nothing that it binds has changed, and its time is not over. */
export function judgeSignOff(signOff, facts) {
    const why = whyVoid(signOff, facts);
    if (why !== null)
        return { state: 'void', why };
    if (facts.isReplaced)
        return { state: 'replaced', why: `${signOff.by} signed again later` };
    return signOff.expiresAt <= facts.now ? { state: 'expired', why: `it held until ${signOff.expiresAt.toISOString()}` } : { state: 'valid', why: null };
}
function whyVoid(signOff, { weightsSha256, signedReport, newestEvidence, intendedUse, publicKeys }) {
    if (!isAsSigned(signOff, publicKeys))
        return 'the record of it is not what was signed';
    if (signOff.weightsSha256 !== weightsSha256)
        return 'the weights of the run are others now';
    if (signedReport === null)
        return 'the report that was signed is gone';
    if (signedReport.sha256 !== signOff.reportSha256)
        return 'the stored report is not the one that was signed';
    if (newestEvidence !== signOff.evidenceSha256)
        return 'a newer report on the run says something else: gradlens report --diff tells what';
    return intendedUse === signOff.intendedUse ? null : `the intended use is another one now: ${JSON.stringify(intendedUse)}`;
}
function isAsSigned(signOff, publicKeys) {
    try {
        const note = parseNote(signOff.note, 'sign-off');
        return note.text === signOffText(signOff) && [...publicKeys].some(([keyName, publicKey]) => isSignedBy(note, { keyName, publicKey }));
    }
    catch {
        return false; // not a note any more: altered
    }
}
//# sourceMappingURL=sign-off.js.map