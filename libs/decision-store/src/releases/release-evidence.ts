import { isSound, type ReleaseEvidence } from '#libs/audit';
import { type Clock, impactTestOf, InputError, isLedgerAltered, isSameRun, isSensitiveRun, type ReplayFidelity, replayProblem, type RunUuid } from '#libs/contracts';

import { listImpacts } from '../impacts/impacts.js';
import { listIncidents } from '../incidents/list-incidents.js';
import type { StorePool } from '../open/store.js';
import { type KnownTrust, trustFor } from '../proving/known-trust.js';
import { proveRun } from '../proving/prove-run.js';
import { stateOf } from '../proving/verified.js';
import { type Execution, newestExecutions } from '../replays/newest-executions.js';
import { findRun } from '../runs/find-runs.js';
import { RELEASE_OVERRIDE } from './releases.js';
import { listSignOffs, newestReport, runStarter, storedHash } from './sign-offs.js';

/** Looks together what a release is judged by; the ledger is checked anew. @throws InputError when there is no such run. */
export async function releaseEvidence(store: StorePool, run: RunUuid, { trust, clock }: { readonly trust: KnownTrust; readonly clock: Clock }): Promise<ReleaseEvidence> {
  const row = await findRun(store, run);
  if (row === null) throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
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

async function ledgerOf(store: StorePool, run: RunUuid, trust: KnownTrust): Promise<ReleaseEvidence['ledger']> {
  const proof = await proveRun(store, run, { trust: () => trustFor(run, trust) });
  const verdict = proof?.verdict ?? null;
  if (proof === null || verdict === null) return { isSound: false, complete: false, anchored: 'no', state: 'gone' };
  return { isSound: isSound(verdict) && proof.differences.length === 0, complete: verdict.complete, anchored: verdict.anchored, state: stateOf({ run, file: null, proof }) };
}

async function openCritical(store: StorePool, run: RunUuid): Promise<string[]> {
  const { incidents } = await listIncidents(store, { run, state: 'open', severity: 'critical', first: 100 });
  return incidents.filter(({ rule }) => rule !== RELEASE_OVERRIDE).map(({ incident, rule, openedStep }) => `incident ${incident}, ${rule} since step ${openedStep}`);
}

/** The newest finished trace, impact or replay says how the run replays, the newest impact what scaling did. */
async function studiesOf(store: StorePool, run: RunUuid): Promise<Pick<ReleaseEvidence, 'replay' | 'impact'>> {
  const impacts = (await listImpacts(store, { run, first: 100 })).rows.flatMap(({ uuid, result, effort }) => (result === null || effort.control ? [] : [{ uuid, verdict: result.verdict, test: impactTestOf(result) }]));
  const execution = (await newestExecutions(store, [run])).get(run);
  return { replay: execution === undefined ? null : replayOf(execution), impact: impacts[0] ?? null };
}

function replayOf({ kind, uuid, fidelity }: Execution): NonNullable<ReleaseEvidence['replay']> {
  return { ...errorOf(fidelity), from: `${kind} ${uuid}`, alteredLedger: isLedgerAltered(fidelity) ? replayProblem(fidelity) : null };
}

/** Other weights at the end, and what was compared with nothing, are of unknown error. */
function errorOf(fidelity: ReplayFidelity): { readonly bitExact: boolean; readonly maxRelLossError: number } {
  const { bitExact, sameWeights, comparedSteps, maxRelLossError = Infinity } = fidelity;
  if (isSameRun(fidelity)) return { bitExact, maxRelLossError: 0 };
  return { bitExact: false, maxRelLossError: sameWeights === false || comparedSteps === 0 ? Infinity : maxRelLossError };
}

async function reportOf(store: StorePool, run: RunUuid): Promise<ReleaseEvidence['report']> {
  const report = await newestReport(store, run);
  if (report?.result == null) return null;
  const { uuid, version, createdAt, result } = report;
  const isAsMade = (await storedHash(store, uuid))?.sha256 === result.sha256;
  return { uuid, version, madeAt: createdAt, weightsSha256: result.weightsSha256, isAsMade };
}
