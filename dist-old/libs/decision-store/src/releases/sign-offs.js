import { judgeSignOff, parseReport, reportHash, signOffNote } from '#libs/audit';
import { checkedReason, checkedText, InputError, mayReview } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';
import { registeredKeys } from '../keys/registered-keys.js';
import { transaction } from '../open/transaction.js';
import { inProject } from '../projects/project-store.js';
import { findReport, readReportDocument } from '../reports/reports.js';
import { findRun } from '../runs/find-runs.js';
import { registerKeys } from '../shipping/ledger-head.js';
/** Who started a run, as far as it is recorded; null where it is not. */
export async function runStarter({ pool }, run) {
    const { rows } = await pool.query(`select coalesce(r.started_by, (select e.detail ->> 'by' from run_event e where e.run_id = r.run_id and e.kind = 'start-requested' order by e.event_id limit 1)) as by from run r where r.uuid = $1`, [run]);
    return rows[0]?.by ?? null;
}
/** The newest completed report on a run as a whole, as it was asked for or one before it; null where there is none. */
export async function newestReport(store, run) {
    return await completedReport(store, run, null);
}
async function completedReport(store, run, named) {
    const { rows } = await store.pool.query(`select s.report as uuid from report s join run r on r.run_id = s.run_id where r.uuid = $1 and s.state = 'completed' and s.question ->> 'record' is null
       and ($2::int is null or s.version = $2) and ($3::uuid is null or s.report = $3) order by s.version desc limit 1`, [run, named !== null && 'version' in named ? named.version : null, named !== null && 'uuid' in named ? named.uuid : null]);
    return rows[0] === undefined ? null : await findReport(store, rows[0].uuid);
}
/**
 * The report on a run as a whole that a signature would be under: the newest, or the one that is named, as long as the newest says the same.
 * A signature under an older one that says something else would be void at once.
 */
export async function reportToSign(store, run, named) {
    const newest = await newestReport(store, run);
    if (newest === null || !isSignable(newest))
        return refused('NO_REPORT', `there is no report on the run as a whole to sign: gradlens report ${run}`);
    const report = named === null ? newest : await completedReport(store, run, named);
    if (report === null || !isSignable(report))
        return refused('NO_REPORT', `that is no report on the run as a whole that is made: gradlens reports ${run} lists them`);
    if (newest.result.evidenceSha256 === report.result.evidenceSha256)
        return report;
    return refused('REPORT_OUTDATED', `version ${report.version} is no more what is known of the run: version ${newest.version} says something else; gradlens report --diff ${report.uuid} ${newest.uuid} tells what`);
}
function isSignable(report) {
    return report.result !== null;
}
/**
 * Signs a report on a run, the newest unless one is named, in the name of a reviewer who did not start it. Bound are the weights, the report and its
 * evidence, the intended use, the expiry and a dissent.
 *
 * @throws InputError for a text or a time that is not allowed.
 */
export async function signReport(store, order, { keys, clock }) {
    const checked = checkedOrder(order);
    const { run, by } = order;
    const row = await findRun(store, run);
    if (row === null)
        return refused('RUN_NOT_FOUND', `there is no run ${run}`);
    const notAllowed = whyNotSigned(order, await runStarter(store, run));
    if (notAllowed !== null)
        return notAllowed;
    const report = await reportToSign(store, run, order.report ?? null);
    if ('kind' in report)
        return report;
    const { sha256: reportSha256, evidenceSha256 } = report.result;
    const now = new Date(clock.now());
    const statement = { ...checked, run, by, role: order.role, reportSha256, evidenceSha256, weightsSha256: row.summary?.weightsSha256 ?? null, expiresAt: new Date(now.getTime() + order.days * 86_400_000), signedAt: now };
    return { kind: 'signed', uuid: await insert(store, { ...statement, uuid: uuidv7(), report: report.uuid, note: signOffNote(statement, keys.signer) }, keys) };
}
/** Why somebody may not sign a report on a run that `starter` started; null for one who may. */
export function whyNotSigned({ role, by }, starter) {
    if (!mayReview(role))
        return refused('NEEDS_REVIEWER', `role ${role} does not sign: reviewers do`);
    return starter === by ? refused('OWN_RUN', `${by} started the run: somebody else must sign`) : null;
}
function checkedOrder({ intendedUse, days, reason, dissent }) {
    if (!Number.isInteger(days) || days < 1 || days > 3650)
        throw new InputError({ source: null, path: 'days', value: String(days), allowed: 'an integer from 1 to 3650' });
    return {
        intendedUse: checkedText(intendedUse, 'intendedUse', { least: 1, most: 500 }),
        reason: checkedReason(reason, 'reason'),
        dissent: dissent === null ? null : checkedText(dissent, 'dissent', { least: 1, most: 2000 }),
    };
}
function refused(code, message) {
    return { kind: 'refused', code, message };
}
async function insert(store, signOff, keys) {
    const { uuid, run, report, reportSha256, evidenceSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, note } = signOff;
    await requireKeys(store, keys);
    await store.pool.query(`insert into sign_off (run_id, sign_off, report, report_sha256, evidence_sha256, weights_sha256, intended_use, expires_at, "by", role, reason, dissent, signed_at, note)
     select run_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 from run where uuid = $1`, [run, uuid, report, reportSha256, evidenceSha256, weightsSha256, intendedUse, expiresAt, by, role, reason, dissent, signedAt, note]);
    return uuid;
}
/** Registers the key that signs where the database does not have it yet. Keys are of the whole service: a connection for one project adds none. */
async function requireKeys(store, keys) {
    await inProject(null, () => transaction(store, async (client) => {
        const { rowCount } = await client.query('select from ledger_key where key_name = $1', [keys.signer.keyName]);
        if (rowCount === 0)
            await registerKeys(client, keys.rows);
    }));
}
/** All sign-offs of a run, newest first, each with whether it holds now. */
export async function listSignOffs(store, run, clock) {
    const { rows } = await store.pool.query(`select s.sign_off as uuid, r.uuid as run, s.report, s.report_sha256 as "reportSha256", s.evidence_sha256 as "evidenceSha256", s.weights_sha256 as "weightsSha256",
       s.intended_use as "intendedUse", s.expires_at as "expiresAt", s."by", s.role, s.reason, s.dissent, s.signed_at as "signedAt", s.note
     from sign_off s join run r on r.run_id = s.run_id where r.uuid = $1 order by s.signed_at desc, s.sign_off desc`, [run]);
    if (rows.length === 0)
        return [];
    const facts = { ...(await boundNow(store, run)), now: new Date(clock.now()), publicKeys: await registeredKeys(store.pool), intendedUse: rows[0]?.intendedUse ?? null };
    const hashes = new Map();
    for (const { report } of rows)
        if (!hashes.has(report))
            hashes.set(report, await storedHash(store, report));
    return rows.map((row, i) => {
        const isReplaced = rows.slice(0, i).some(({ by }) => by === row.by);
        return { ...row, ...judgeSignOff(row, { ...facts, isReplaced, signedReport: hashes.get(row.report) ?? null }) };
    });
}
/** What sign-offs bind, as it is now. */
async function boundNow(store, run) {
    const [row, report] = [await findRun(store, run), await newestReport(store, run)];
    return { weightsSha256: row?.summary?.weightsSha256 ?? null, newestEvidence: report?.result?.evidenceSha256 ?? null };
}
/** Hash of a report as it is stored now; null where it is gone, or its bytes are no report any more. */
export async function storedHash(store, report) {
    const document = await readReportDocument(store, report);
    try {
        return document === null ? null : { sha256: reportHash(parseReport(document, `report ${report}`)) };
    }
    catch (error) {
        if (error instanceof InputError)
            return null;
        throw error;
    }
}
//# sourceMappingURL=sign-offs.js.map