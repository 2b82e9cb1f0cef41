import { plural } from '#libs/contracts';

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

import { type ReportVerdict, verifyReport } from '#libs/audit';
import type { KnownTrust } from '#libs/decision-store';

/** Whether a file is a report rather than a ledger: it begins with a brace. */
export function isReportFile(file: string): boolean {
  return beginningOf(file, 1) === '{';
}

/** Whether a file is a report for people to read, a page or a PDF: nothing in it is signed. */
export function isPageFile(file: string): boolean {
  return /^(?:%PDF-|<!doctype html)/i.test(beginningOf(file, 14));
}

/** The first bytes; none of what is no file. */
function beginningOf(file: string, bytes: number): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return '';
  const descriptor = openSync(file, 'r');
  try {
    const first = Buffer.alloc(bytes);
    return first.subarray(0, readSync(descriptor, first)).toString('latin1');
  } finally {
    closeSync(descriptor);
  }
}

/** Checks a report, offline; invalid UTF-8 shows as another text. */
export function checkReport(file: string, trust: KnownTrust): ReportVerdict {
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  const verdict = verifyReport(text, trust.publicKeys ?? new Map());
  return Buffer.from(text).equals(bytes) ? verdict : { ...verdict, problems: ['it is not UTF-8', ...verdict.problems] };
}

/** The verdict for a person, a line each. */
export function reportText(file: string, { run, level, problems, fields, hidden, provedDecisions, signer }: ReportVerdict, trust: KnownTrust): string[] {
  const kept = `${fields} ${plural(fields, 'field')}, ${hidden} left out (level ${String(level)}); ${provedDecisions} ${plural(provedDecisions, 'decision')} proved to be in the ledger; signed by ${signer.join(', ')}`;
  return [
    `${file}: ${problems.length === 0 ? 'UNALTERED' : 'NOT TO BE TRUSTED'}, report on run ${String(run)}`,
    ...problems.slice(0, 20).map((problem) => `  ${problem}`),
    ...(run === null ? [] : [`  ${kept}`]),
    `  trusted keys: ${trust.origin.keys}`,
  ];
}
