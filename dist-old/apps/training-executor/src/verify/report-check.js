import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { verifyReport } from '#libs/audit';
/** Whether a file is a report rather than a ledger: it begins with a brace. */
export function isReportFile(file) {
    return beginningOf(file, 1) === '{';
}
/** Whether a file is a report for people to read, a page or a PDF: nothing in it is signed. */
export function isPageFile(file) {
    return /^(?:%PDF-|<!doctype html)/i.test(beginningOf(file, 14));
}
/** The first bytes; none of what is no file. */
function beginningOf(file, bytes) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
        return '';
    const descriptor = openSync(file, 'r');
    try {
        const first = Buffer.alloc(bytes);
        return first.subarray(0, readSync(descriptor, first)).toString('latin1');
    }
    finally {
        closeSync(descriptor);
    }
}
/** Checks a report, offline; invalid UTF-8 shows as another text. */
export function checkReport(file, trust) {
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    const verdict = verifyReport(text, trust.publicKeys ?? new Map());
    return Buffer.from(text).equals(bytes) ? verdict : { ...verdict, problems: ['it is not UTF-8', ...verdict.problems] };
}
/** The verdict for a person, a line each. */
export function reportText(file, { run, level, problems, fields, hidden, provedDecisions, signer }, trust) {
    const kept = `${fields} fields, ${hidden} left out (level ${String(level)}); ${provedDecisions} decisions proved to be in the ledger; signed by ${signer.join(', ')}`;
    return [
        `${file}: ${problems.length === 0 ? 'UNALTERED' : 'NOT TO BE TRUSTED'}, report on run ${String(run)}`,
        ...problems.slice(0, 20).map((problem) => `  ${problem}`),
        ...(run === null ? [] : [`  ${kept}`]),
        `  trusted keys: ${trust.origin.keys}`,
    ];
}
//# sourceMappingURL=report-check.js.map