import { formatNote, isSignedBy, parseNote } from '../signing/note.js';
import { type Signer, signText } from '../signing/signer.js';
import { keyHash } from '../signing/vkey.js';

/** What somebody signs about a run: everything here is bound, and a change of it voids the signature. */
export interface SignOffStatement {
  readonly run: string;
  /** Hash of the report that was read, and of the evidence in it. */
  readonly reportSha256: string;
  readonly evidenceSha256: string;
  readonly weightsSha256: string | null;
  readonly intendedUse: string;
  readonly expiresAt: Date;
  readonly by: string;
  readonly role: string;
  /** Why. */
  readonly reason: string;
  /** What the person objects to; null for one who agrees. */
  readonly dissent: string | null;
  readonly signedAt: Date;
}

/** A stored sign-off. */
export interface SignOff extends SignOffStatement {
  readonly uuid: string;
  /** uuid of the report. */
  readonly report: string;
  /** The signed note over the statement. */
  readonly note: string;
}

/** Against what a sign-off is held. */
export interface SignOffFacts {
  readonly weightsSha256: string | null;
  /** Hashes of the signed report as it is stored now; null where it is gone, or no report any more. */
  readonly signedReport: { readonly sha256: string } | null;
  /** Evidence of the newest report on the run. */
  readonly newestEvidence: string | null;
  /** The use that was signed last. */
  readonly intendedUse: string | null;
  readonly now: Date;
  readonly publicKeys: ReadonlyMap<string, Buffer>;
  /** Whether the same person signed again later. */
  readonly isReplaced: boolean;
}

/** Whether a sign-off holds, and why not. */
export interface SignOffState {
  readonly state: 'valid' | 'expired' | 'void' | 'replaced';
  readonly why: string | null;
}

/** What is signed: a line a field; texts of people as JSON, so that none can hold a line of its own. */
function signOffText({ run, reportSha256, evidenceSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt }: SignOffStatement): string {
  const lines = [
    ...['gradlens/sign-off/1', `run ${run}`, `report ${reportSha256}`, `evidence ${evidenceSha256}`, `weights ${weightsSha256 ?? '-'}`, `use ${JSON.stringify(intendedUse)}`],
    ...[`expires ${expiresAt.toISOString()}`, `by ${JSON.stringify(by)}`, `role ${role}`, `reason ${JSON.stringify(reason)}`, `dissent ${JSON.stringify(dissent)}`, `time ${signedAt.toISOString()}`],
  ];
  return `${lines.join('\n')}\n`;
}

/** The statement as a signed note. */
export function signOffNote(statement: SignOffStatement, signer: Signer): string {
  const text = signOffText(statement);
  return formatNote({ text, signatures: [{ keyName: signer.keyName, keyHash: keyHash(signer), signature: signText(text, signer) }] });
}

/** Whether a sign-off still holds: nothing that it binds has changed, and its time is not over. */
export function judgeSignOff(signOff: SignOff, facts: SignOffFacts): SignOffState {
  const why = whyVoid(signOff, facts);
  if (why !== null) return { state: 'void', why };
  if (facts.isReplaced) return { state: 'replaced', why: 'the same person signed again later' };
  return signOff.expiresAt <= facts.now ? { state: 'expired', why: `it held until ${signOff.expiresAt.toISOString()}` } : { state: 'valid', why: null };
}

/** Of judged sign-offs, newest first: the dissents that stand. Each person's last word does until its time is over: no newer report and no signature of another for another use answers it. */
export function standingDissents<Judged extends SignOff>(signOffs: readonly Judged[], now: Date): Judged[] {
  return signOffs.filter(({ by, dissent, expiresAt }, i) => dissent !== null && expiresAt > now && signOffs.findIndex((each) => each.by === by) === i);
}

/** Whether a sign-off holds, in words. A dissent is no approval: it stands, is answered, or is over. */
export function signOffWords({ state, why, dissent }: SignOffState & Pick<SignOff, 'dissent'>, stands: boolean): string {
  if (dissent === null) return why === null ? state : `${state}: ${why}`;
  if (stands) return state === 'void' ? `the dissent stands; as a signature it is void: ${String(why)}` : 'the dissent stands';
  return `the dissent does not stand any more: ${state === 'expired' ? String(why) : 'the same person signed again later, or its time is over'}`;
}

function whyVoid(signOff: SignOff, { weightsSha256, signedReport, newestEvidence, intendedUse, publicKeys }: SignOffFacts): string | null {
  if (!isAsSigned(signOff, publicKeys)) return 'the record of it is not what was signed';
  if (signOff.weightsSha256 !== weightsSha256) return 'the weights of the run are others now';
  if (signedReport === null) return 'the report that was signed is gone';
  if (signedReport.sha256 !== signOff.reportSha256) return 'the stored report is not the one that was signed';
  if (newestEvidence !== signOff.evidenceSha256) return 'a newer report on the run says something else: gradlens report --diff tells what';
  return intendedUse === signOff.intendedUse ? null : `the intended use is another one now: ${JSON.stringify(intendedUse)}`;
}

function isAsSigned(signOff: SignOff, publicKeys: ReadonlyMap<string, Buffer>): boolean {
  try {
    const note = parseNote(signOff.note, 'sign-off');
    return note.text === signOffText(signOff) && [...publicKeys].some(([keyName, publicKey]) => isSignedBy(note, { keyName, publicKey }));
  } catch {
    return false; // not a note any more: altered
  }
}
