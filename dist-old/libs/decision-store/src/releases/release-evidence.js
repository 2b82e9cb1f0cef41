import { isSound } from '#libs/audit';
import { InputError, isLedgerAltered, isSameRun, isSensitiveRun, replayProblem } from '#libs/contracts';
import { listImpacts } from '../impacts/impacts.js';
import { listIncidents } from '../incidents/list-incidents.js';
import { trustFor } from '../proving/known-trust.js';
import { proveRun } from '../proving/prove-run.js';
import { stateOf } from '../proving/verified.js';
import { newestExecutions } from '../replays/newest-executions.js';
import { findRun } from '../runs/find-runs.js';
import { RELEASE_OVERRIDE } from './releases.js';
import { listSignOffs, newestReport, runStarter, storedHash } from './sign-offs.js';
/** Looks together what a release is judged by; the ledger is checked anew. @throws InputError when there is no such run. */
export async function releaseEvidence(store, run, { trust, clock }) {
    const row = await findRun(store, run);
    if (row === null)
        throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
    return {
        ...{ run, state: row.state, isSensitive: isSensitiveRun(row.spec), starter: await runStarter(store, run), weightsSha256: row.summary?.weightsSha256 ?? null },
        ledger: await ledgerOf(store, run, trust),
        openCritical: await openCritical(store, run),
        ...(await studiesOf(store, run)),
        report: await reportOf(store, run),
        signOffs: await listSignOffs(store, run, clock),
        now: new Date(clock.now()),
    };
}
async function ledgerOf(store, run, trust) {
    const proof = await proveRun(store, run, { trust: () => trustFor(run, trust) });
    const verdict = proof?.verdict ?? null;
    if (proof === null || verdict === null)
        return { isSound: false, complete: false, anchored: 'no', state: 'gone' };
    return { isSound: isSound(verdict) && proof.differences.length === 0, complete: verdict.complete, anchored: verdict.anchored, state: stateOf({ run, file: null, proof }) };
}
async function openCritical(store, run) {
    const { incidents } = await listIncidents(store, { run, state: 'open', severity: 'critical', first: 100 });
    return incidents.filter(({ rule }) => rule !== RELEASE_OVERRIDE).map(({ incident, rule, openedStep }) => `incident ${incident}, ${rule} since step ${openedStep}`);
}
/** The newest finished trace, impact or replay says how the run replays, the newest impact what scaling did. */
async function studiesOf(store, run) {
    const impacts = (await listImpacts(store, { run, first: 100 })).rows.flatMap(({ uuid, result, effort }) => (result === null || effort.control ? [] : [{ uuid, verdict: result.verdict }]));
    const execution = (await newestExecutions(store, [run])).get(run);
    return { replay: execution === undefined ? null : replayOf(execution), impact: impacts[0] ?? null };
}
function replayOf({ kind, uuid, fidelity }) {
    return { ...errorOf(fidelity), from: `${kind} ${uuid}`, alteredLedger: isLedgerAltered(fidelity) ? replayProblem(fidelity) : null };
}
/** Other weights at the end, and what was compared with nothing, are of unknown error. */
function errorOf(fidelity) {
    const { bitExact, sameWeights, comparedSteps, maxRelLossError = Infinity } = fidelity;
    if (isSameRun(fidelity))
        return { bitExact, maxRelLossError: 0 };
    return { bitExact: false, maxRelLossError: sameWeights === false || comparedSteps === 0 ? Infinity : maxRelLossError };
}
async function reportOf(store, run) {
    const report = await newestReport(store, run);
    if (report?.result == null)
        return null;
    const { uuid, version, createdAt, result } = report;
    const isAsMade = (await storedHash(store, uuid))?.sha256 === result.sha256;
    return { uuid, version, madeAt: createdAt, weightsSha256: result.weightsSha256, isAsMade };
}
//# sourceMappingURL=release-evidence.js.map