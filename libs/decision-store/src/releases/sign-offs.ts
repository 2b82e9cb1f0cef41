import { judgeSignOff, parseReport, reportHash, type SignOff, type SignOffFacts, signOffNote, type SignOffState, type SignOffStatement, signOffWords, standingDissents } from '#libs/audit';
import { checkedReason, checkedText, type Clock, InputError, mayReview, type Role, type RunUuid } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';

import type { Keyring } from '../keys/open-keyring.js';
import { registeredKeys } from '../keys/registered-keys.js';
import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { inProject } from '../projects/project-store.js';
import { findReport, readReportDocument, type ReportRow } from '../reports/reports.js';
import { findRun } from '../runs/find-runs.js';
import { registerKeys } from '../shipping/ledger-head.js';

/** What somebody signs, and until when it holds. */
export interface SignOffOrder {
  readonly run: RunUuid;
  readonly intendedUse: string;
  /** 1 to 3650. */
  readonly days: number;
  readonly by: string;
  readonly role: Role;
  readonly reason: string;
  /** Null for one who agrees. */
  readonly dissent: string | null;
  /** Which report was read; the newest without one. */
  readonly report?: NamedReport | null | undefined;
}

/** A report on a run as a whole, by its version or its uuid. */
export type NamedReport = { readonly version: number } | { readonly uuid: string };

/** Why nothing was signed. */
export interface SignOffRefusal {
  readonly kind: 'refused';
  readonly code: 'NEEDS_REVIEWER' | 'OWN_RUN' | 'NO_REPORT' | 'REPORT_OUTDATED' | 'RUN_NOT_FOUND';
  readonly message: string;
}

/** What became of it. */
export type SignOffOutcome = { readonly kind: 'signed'; readonly uuid: string } | SignOffRefusal;

/** A report that can be signed: its result is there. */
export type SignableReport = ReportRow & { readonly result: NonNullable<ReportRow['result']> };

/** Who started a run, as far as it is recorded; null where it is not. */
export async function runStarter({ pool }: StorePool, run: RunUuid): Promise<string | null> {
  const { rows } = await pool.query<{ by: string | null }>(
    `select coalesce(r.started_by, (select e.detail ->> 'by' from run_event e where e.run_id = r.run_id and e.kind = 'start-requested' order by e.event_id limit 1)) as by from run r where r.uuid = $1`,
    [run],
  );
  return rows[0]?.by ?? null;
}

/** The newest completed report on a run as a whole, as it was asked for or one before it; null where there is none. */
export async function newestReport(store: StorePool, run: RunUuid): Promise<ReportRow | null> {
  return await completedReport(store, run, null);
}

async function completedReport(store: StorePool, run: RunUuid, named: NamedReport | null): Promise<ReportRow | null> {
  const { rows } = await store.pool.query<{ uuid: string }>(
    `select s.report as uuid from report s join run r on r.run_id = s.run_id where r.uuid = $1 and s.state = 'completed' and s.question ->> 'record' is null
       and ($2::int is null or s.version = $2) and ($3::uuid is null or s.report = $3) order by s.version desc limit 1`,
    [run, named !== null && 'version' in named ? named.version : null, named !== null && 'uuid' in named ? named.uuid : null],
  );
  return rows[0] === undefined ? null : await findReport(store, rows[0].uuid);
}

/**
 * The report on a run as a whole that a signature would be under: the newest, or the one that is named, as long as the newest says the same.
 * A signature under an older one that says something else would be void at once.
 */
export async function reportToSign(store: StorePool, run: RunUuid, named: NamedReport | null): Promise<SignableReport | SignOffRefusal> {
  const newest = await newestReport(store, run);
  if (newest === null || !isSignable(newest)) return refused('NO_REPORT', `there is no report on the run as a whole to sign: gradlens report ${run}`);
  const report = named === null ? newest : await completedReport(store, run, named);
  if (report === null || !isSignable(report)) return refused('NO_REPORT', `that is no report on the run as a whole that is made: gradlens reports ${run} lists them`);
  if (newest.result.evidenceSha256 === report.result.evidenceSha256) return report;
  return refused('REPORT_OUTDATED', `version ${report.version} is no more what is known of the run: version ${newest.version} says something else; gradlens report --diff ${report.uuid} ${newest.uuid} tells what`);
}

function isSignable(report: ReportRow): report is SignableReport {
  return report.result !== null;
}

/**
 * Signs a report on a run, the newest unless one is named, in the name of a reviewer who did not start it. Bound are the weights, the report and its
 * evidence, the intended use, the expiry and a dissent.
 *
 * @throws InputError for a text or a time that is not allowed.
 */
export async function signReport(store: StorePool, order: SignOffOrder, { keys, clock }: { readonly keys: Keyring; readonly clock: Clock }): Promise<SignOffOutcome> {
  const checked = checkedOrder(order);
  const { run, by } = order;
  const row = await findRun(store, run);
  if (row === null) return refused('RUN_NOT_FOUND', `there is no run ${run}`);
  const notAllowed = whyNotSigned(order, await runStarter(store, run));
  if (notAllowed !== null) return notAllowed;
  const report = await reportToSign(store, run, order.report ?? null);
  if ('kind' in report) return report;
  const { sha256: reportSha256, evidenceSha256 } = report.result;
  const now = new Date(clock.now());
  const statement: SignOffStatement = { ...checked, run, by, role: order.role, reportSha256, evidenceSha256, weightsSha256: row.summary?.weightsSha256 ?? null, expiresAt: new Date(now.getTime() + order.days * 86_400_000), signedAt: now };
  return { kind: 'signed', uuid: await insert(store, { ...statement, uuid: uuidv7(), report: report.uuid, note: signOffNote(statement, keys.signer) }, keys) };
}

/** Why somebody may not sign a report on a run that `starter` started; null for one who may. */
export function whyNotSigned({ role, by }: Pick<SignOffOrder, 'role' | 'by'>, starter: string | null): SignOffRefusal | null {
  if (!mayReview(role)) return refused('NEEDS_REVIEWER', `role ${role} does not sign: reviewers do`);
  return starter === by ? refused('OWN_RUN', `${by} started the run: somebody else must sign`) : null;
}

function checkedOrder({ intendedUse, days, reason, dissent }: SignOffOrder): Pick<SignOffStatement, 'intendedUse' | 'reason' | 'dissent'> {
  if (!Number.isInteger(days) || days < 1 || days > 3650) throw new InputError({ source: null, path: 'days', value: String(days), allowed: 'an integer from 1 to 3650' });
  return {
    intendedUse: checkedText(intendedUse, 'intendedUse', { least: 1, most: 500 }),
    reason: checkedReason(reason, 'reason'),
    dissent: dissent === null ? null : checkedText(dissent, 'dissent', { least: 1, most: 2000 }),
  };
}

function refused(code: SignOffRefusal['code'], message: string): SignOffRefusal {
  return { kind: 'refused', code, message };
}

async function insert(store: StorePool, signOff: SignOff, keys: Keyring): Promise<string> {
  const { uuid, run, report, reportSha256, evidenceSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, note } = signOff;
  await requireKeys(store, keys);
  await store.pool.query(
    `insert into sign_off (run_id, sign_off, report, report_sha256, evidence_sha256, weights_sha256, intended_use, expires_at, "by", role, reason, dissent, signed_at, note)
     select run_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 from run where uuid = $1`,
    [run, uuid, report, reportSha256, evidenceSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, note],
  );
  return uuid;
}

/** Registers the key that signs where the database does not have it yet. Keys are of the whole service: a connection for one project adds none. */
async function requireKeys(store: StorePool, keys: Keyring): Promise<void> {
  await inProject(null, () => transaction(store, async (client) => {
    const { rowCount } = await client.query('select from ledger_key where key_name = $1', [keys.signer.keyName]);
    if (rowCount === 0) await registerKeys(client, keys.rows);
  }));
}

/** A sign-off and whether it holds, also in words. */
export type JudgedSignOff = SignOff & SignOffState & { readonly standing: string };

/** All sign-offs of a run, newest first, each with whether it holds now. */
export async function listSignOffs(store: StorePool, run: RunUuid, clock: Pick<Clock, 'now'>): Promise<JudgedSignOff[]> {
  const { rows } = await store.pool.query<SignOff>(
    `select s.sign_off as uuid, r.uuid as run, s.report, s.report_sha256 as "reportSha256", s.evidence_sha256 as "evidenceSha256", s.weights_sha256 as "weightsSha256",
       s.intended_use as "intendedUse", s.expires_at as "expiresAt", s."by", s.role, s.reason, s.dissent, s.signed_at as "signedAt", s.note
     from sign_off s join run r on r.run_id = s.run_id where r.uuid = $1 order by s.signed_at desc, s.sign_off desc`,
    [run],
  );
  if (rows.length === 0) return [];
  const facts = { ...(await boundNow(store, run)), now: new Date(clock.now()), publicKeys: await registeredKeys(store.pool), intendedUse: rows[0]?.intendedUse ?? null };
  const hashes = new Map<string, SignOffFacts['signedReport']>();
  for (const { report } of rows) if (!hashes.has(report)) hashes.set(report, await storedHash(store, report));
  const dissents = new Set(standingDissents(rows, facts.now));
  return rows.map((row, i) => {
    const isReplaced = rows.slice(0, i).some(({ by }) => by === row.by);
    const judged = { ...row, ...judgeSignOff(row, { ...facts, isReplaced, signedReport: hashes.get(row.report) ?? null }) };
    return { ...judged, standing: signOffWords(judged, dissents.has(row)) };
  });
}

/** What sign-offs bind, as it is now. */
async function boundNow(store: StorePool, run: RunUuid): Promise<{ readonly weightsSha256: string | null; readonly newestEvidence: string | null }> {
  const [row, report] = [await findRun(store, run), await newestReport(store, run)];
  return { weightsSha256: row?.summary?.weightsSha256 ?? null, newestEvidence: report?.result?.evidenceSha256 ?? null };
}

/** Hash of a report as it is stored now; null where it is gone, or its bytes are no report any more. */
export async function storedHash(store: StorePool, report: string): Promise<{ readonly sha256: string } | null> {
  const document = await readReportDocument(store, report);
  try {
    return document === null ? null : { sha256: reportHash(parseReport(document, `report ${report}`)) };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
