import { statSync } from 'node:fs';
import { InputError, isRunUuid, systemClock } from '#libs/contracts';
import { allRunUuids, auditLogUuid, deletedRuns, findTrust, isWell, proveAuditLog, proveFile, proveRun, trustFor } from '#libs/decision-store';
import { withStore } from '../../running/context.js';
import { auditLogJson, auditLogText } from '../../verify/audit-log-report.js';
import { proofProgress } from '../../verify/proof-progress.js';
import { checkReport, isPageFile, isReportFile, reportText } from '../../verify/report-check.js';
import { verifiedJson } from '../../verify/verified-json.js';
import { verifiedText } from '../../verify/verified-text.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
/** `gradlens verify RUN|FILE`: whether a ledger is what was recorded. */
export const verifyCommand = (program, terminal, finish) => {
    program
        .command('verify')
        .description('check that a recorded ledger is unaltered and complete, and signed by a trusted key; exits with 1 when it is not')
        .argument('[what]', 'a run of the database, an exported ledger file, a report as JSON, or audit-log: who changed and read what')
        .option('--all', 'every run of the database, those that the anchor knows beside, and the audit log')
        .option('--anchor <file>', 'signed heads that were kept elsewhere; anchor.jsonl of the home folder by default')
        .option('--key <file|vkey...>', 'public keys to trust; keys/*.pub of the home folder by default')
        .option('--json', 'print one line of JSON a ledger')
        .action(async (what, options) => {
        finish(await verify(what, options, terminal));
    });
};
async function verify(what, options, terminal) {
    requireOne(what, options);
    const { GRADLENS_HOME: home, GRADLENS_ANCHOR_FILE: anchorFile } = terminal.environment;
    const trust = findTrust({ home, anchorFile, anchor: options.anchor, keys: options.key });
    const other = await verifyOther(what, trust, { options, terminal });
    if (other !== null)
        return other;
    const wrong = [];
    const show = (verified) => {
        if (!isWell(verified))
            wrong.push(verified);
        if (options.json === true)
            printJson(terminal, verifiedJson(verified, trust));
        else
            for (const line of verifiedText(verified, trust))
                print(terminal, line);
    };
    if (what !== undefined && !isRunUuid(what)) {
        show(await verifyFile(what, trust, terminal));
        return wrong.length === 0 ? EXIT.done : EXIT.wrong;
    }
    return await withStore(terminal.environment, terminal.say, async ({ store }) => {
        const log = options.all === true ? await showAuditLog(store, trust, { options, terminal }) : EXIT.done;
        await verifyRuns(store, { run: what, trust, terminal, show });
        return wrong.length === 0 ? log : EXIT.wrong;
    });
}
/** The audit log or a report; null for the ledger of a run. */
async function verifyOther(what, trust, asked) {
    if (what === undefined || isRunUuid(what))
        return null;
    if (what === AUDIT_LOG)
        return await withStore(asked.terminal.environment, asked.terminal.say, ({ store }) => showAuditLog(store, trust, asked));
    return isReportFile(what) ? showReport(what, trust, asked) : null;
}
/** What `verify` calls the audit log. */
const AUDIT_LOG = 'audit-log';
async function showAuditLog(store, trust, { options, terminal }) {
    const proof = await proveAuditLog(store, trust);
    if (options.json === true)
        printJson(terminal, auditLogJson(proof));
    else
        for (const line of auditLogText(proof))
            print(terminal, line);
    return proof.state === 'ok' ? EXIT.done : EXIT.wrong;
}
function showReport(file, trust, { options, terminal }) {
    const verdict = checkReport(file, trust);
    if (options.json === true)
        printJson(terminal, { file, ...verdict });
    else
        for (const line of reportText(file, verdict, trust))
            print(terminal, line);
    return verdict.problems.length === 0 ? EXIT.done : EXIT.wrong;
}
function requireOne(what, { all = false }) {
    if ((what !== undefined) !== all)
        return;
    const value = all ? 'a name and --all' : 'nothing';
    throw new InputError({ source: null, path: 'verify', value, allowed: 'a run, a file or --all' });
}
async function verifyFile(file, trust, terminal) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
        throw new InputError({ source: null, path: 'verify', value: JSON.stringify(file), allowed: 'the uuid of a run, or a file that is there and no folder' });
    }
    if (isPageFile(file))
        throw new InputError({ source: null, path: 'verify', value: JSON.stringify(file), allowed: 'a report as JSON (gradlens report --format json): of a page or a PDF nothing can be checked' });
    const proof = await proveFile(file, { trust: (run) => trustFor(run, trust), onProgress: proofProgress(file, systemClock, terminal.say) });
    return { run: proof.file?.manifest.run.uuid ?? null, file, proof };
}
async function verifyRuns(store, { run, trust, terminal, show }) {
    const runs = await allRunUuids(store);
    const log = await auditLogUuid(store);
    const deleted = deletedRuns(trust, runs).filter((uuid) => uuid !== log);
    const chosen = run === undefined ? runs : [run].filter((uuid) => runs.includes(uuid));
    const gone = run === undefined ? deleted : [run].filter((uuid) => deleted.includes(uuid));
    if (run !== undefined && chosen.length + gone.length === 0) {
        throw new InputError({ source: null, path: 'verify', value: run, allowed: 'a run that the database or the anchor knows' });
    }
    for (const uuid of chosen) {
        const options = { trust: () => trustFor(uuid, trust), onProgress: proofProgress(`run ${uuid}`, systemClock, terminal.say) };
        show({ run: uuid, file: null, proof: await proveRun(store, uuid, options) });
    }
    for (const uuid of gone)
        show({ run: uuid, file: null, proof: null });
}
//# sourceMappingURL=verify.js.map