import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DEFAULT_RELEASE_POLICY, evidenceHash, judgeRelease, parseReleasePolicy, type ReportContent, reportFile, reportHash, sealReport } from '#libs/audit';
import { type ImpactResult, parseImpactEffort, type ReplayFidelity, type Role, type RunUuid, systemClock } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { impactStudies } from '../impacts/impacts.js';
import { listIncidents } from '../incidents/list-incidents.js';
import { openKeyring } from '../keys/open-keyring.js';
import { readOpenAlerts } from '../notifications/open-alerts.js';
import type { Store } from '../open/store.js';
import { findTrust } from '../proving/known-trust.js';
import { reportStudies } from '../reports/reports.js';
import { saveReplay } from '../replays/replays.js';
import { createTestRun } from '../runs/run.fixture.js';
import { releaseEvidence } from './release-evidence.js';
import { listReleases, releaseRun, type ReleaseOutcome } from './releases.js';
import { listSignOffs, type NamedReport, signReport, type SignOffOutcome } from './sign-offs.js';

let store: Store;
let run: RunUuid;
const home = mkdtempSync(path.join(tmpdir(), 'gradlens-release-'));
const keys = openKeyring(home);
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(async () => {
  run = (await createTestRun(store, { startedBy: 'desk-1' })).uuid;
  await store.pool.query(`update run set state = 'completed', summary = '{"weightsSha256": "ab"}' where uuid = $1`, [run]);
});

const COST = { steps: 4, seconds: 12, secondsLow: 11, secondsHigh: 13, watts: null, wattHours: null, wattHoursLow: null, wattHoursHigh: null, baseline: { missing: 'not compared' } };

function contentOf(limits: string[], price: number | null = null): ReportContent {
  const missing = { missing: 'not there' };
  return {
    about: { run, subject: 'run', record: null, madeAt: '2026', madeBy: 'desk-1', product: '0.1.0', claim: 'Evidence.' },
    ...{ prediction: missing, decisions: missing, alerts: missing, counterfactual: missing, groups: missing, signOff: missing },
    run: { uuid: run, name: 'a run', project: 'default', state: 'completed', origin: 'cli', startedAt: null, endedAt: null, attempt: 1, steps: 4, weightsSha256: 'ab', specSha256: null, scaler: 'snr', backend: 'wasm', testLoss: 0.4, testAccuracy: 0.5, spec: '{}', versions: '{}', seeds: '{}', dataManifest: '{}', hardware: '{}' },
    coverage: { complete: true, lastStep: 3, gaps: [], missing: [], removed: [], altered: 0, totalDecisions: 8, shown: 1, belowNoise: 0, effectExplained: 0.5 },
    cost: { ...COST, pricePerHour: price, money: price, moneyLow: price, moneyHigh: price },
    limits, proofs: { state: 'ok', head: '', treeSize: 3, anchored: 'no', signers: [], command: 'c', assumptions: [] }, mapping: [],
  };
}

const report = (...limits: string[]): Promise<string> => saved(contentOf(limits), limits.length);

async function saved(content: ReportContent, salt = 9): Promise<string> {
  const sealed = sealReport(content, { signer: keys.signer, timeUs: 7, salt: () => Buffer.alloc(16, salt) });
  const result = { run, seconds: 1, sha256: reportHash(sealed), evidenceSha256: evidenceHash(content), weightsSha256: 'ab', fields: 1, missing: [], complete: true };
  const uuid = uuidv7();
  await reportStudies.save(store, { uuid, run, question: { record: null }, by: 'desk-1', reason: '' }, { result, productVersion: '0.1.0', document: reportFile(sealed) });
  return uuid;
}

const sign = (by: string, more: { role?: Role; intendedUse?: string; dissent?: string } = {}): Promise<SignOffOutcome> =>
  signReport(store, { run, by, role: 'reviewer', intendedUse: 'triage', days: 30, reason: 'read it', dissent: null, ...more }, { keys, clock: systemClock });
const states = async (now = Date.now()): Promise<string[]> => (await listSignOffs(store, run, { now: () => now })).map(({ by, state, why }) => [by, state, ...(why === null ? [] : [why])].join(' '));
const lax = parseReleasePolicy('ledger: {complete: false}\nreplay: {required: false}\nimpact: {required: false}\n', 'lax');

async function release(by: string, role: Role, isOverride = false): Promise<ReleaseOutcome> {
  const found = await releaseEvidence(store, run, { trust: findTrust({ home }), clock: systemClock });
  return await releaseRun(store, { run, by, role, reason: 'the ward waits', isOverride }, { policy: lax, evidence: { ...found, ledger: { isSound: true, complete: true, anchored: 'no', state: 'ok' } } });
}

it('is signed by reviewers who did not start the run, and only where there is a report', async () => {
  expect(await sign('desk-2')).toMatchObject({ code: 'NO_REPORT' });
  await report();
  expect(await sign('desk-1')).toMatchObject({ code: 'OWN_RUN' });
  expect(await sign('desk-3', { role: 'operator' })).toMatchObject({ code: 'NEEDS_REVIEWER' });
  expect(await sign('desk-2')).toMatchObject({ kind: 'signed' });
  await expect(sign('desk-2', { intendedUse: ' ' })).rejects.toThrow('intendedUse');
  expect(await states()).toEqual(['desk-2 valid']);
});

it('is void when what it binds changes: weights, report, evidence, intended use, its own record; and ends with its time', async () => {
  const uuid = await report('one');
  await sign('desk-2');
  await report('one'); // made again: it says the same
  expect(await states()).toEqual(['desk-2 valid']);
  expect((await states(Date.now() + 31 * 86_400_000))[0]).toMatch(/^desk-2 expired it held until/);
  const set = (text: string): Promise<unknown> => store.pool.query(text, [run]);
  await set(`update run set summary = '{"weightsSha256": "cd"}' where uuid = $1`);
  expect(await states()).toEqual(['desk-2 void the weights of the run are others now']);
  await set(`update run set summary = '{"weightsSha256": "ab"}' where uuid = $1`);
  await set(`update sign_off set reason = 'I did not' where run_id = (select run_id from run where uuid = $1)`);
  expect(await states()).toEqual(['desk-2 void the record of it is not what was signed']);
  await set(`update sign_off set reason = 'read it' where run_id = (select run_id from run where uuid = $1)`);
  await sign('desk-3', { intendedUse: 'screening' });
  expect(await states()).toEqual(['desk-3 valid', 'desk-2 void the intended use is another one now: "screening"']);
  await sign('desk-2', { intendedUse: 'screening' });
  expect(await states()).toEqual(['desk-2 valid', 'desk-3 valid', 'desk-2 void the intended use is another one now: "screening"']);
  await report('another');
  expect((await states()).slice(0, 2)).toEqual(['desk-2 void', 'desk-3 void'].map((each) => `${each} a newer report on the run says something else: gradlens report --diff tells what`));
  await store.pool.query(`update report set document = '{}' where report = $1`, [uuid]);
  expect((await states()).at(-1)).toBe('desk-2 void the report that was signed is gone');
});

it('stays with the version that was signed when another states another price', async () => {
  const signed = await report('one');
  await sign('desk-2');
  await saved(contentOf(['one'], 7));
  expect(await states()).toEqual(['desk-2 valid']);
  expect((await listSignOffs(store, run, systemClock)).map((each) => each.report)).toEqual([signed]);
  expect(await signReport(store, { run, by: 'desk-3', role: 'reviewer', intendedUse: 'triage', days: 30, reason: 'read it', dissent: null, report: { version: 1 } }, { keys, clock: systemClock })).toMatchObject({ kind: 'signed' });
});

it('releases a run that passes, and refuses one that does not, each on record', async () => {
  expect(await release('desk-3', 'operator')).toMatchObject({ release: { state: 'refused', by: 'desk-3' } });
  await report();
  await sign('desk-2');
  expect(await release('desk-3', 'operator')).toMatchObject({ release: { state: 'released' } });
  await sign('desk-4', { dissent: 'too few women' });
  const { release: last } = (await release('desk-3', 'operator')) as Extract<ReleaseOutcome, { kind: 'recorded' }>;
  expect(last.clauses.filter(({ verdict }) => verdict === 'refused')).toMatchObject([{ clause: 'signatures', why: 'desk-4 dissents: too few women' }]);
  expect((await listReleases(store, run)).map(({ state }) => state)).toEqual(['refused', 'released', 'refused']);
});

it('is overridden by a reviewer who did not start it, which raises a critical alert until the run passes', async () => {
  await report();
  expect(await release('desk-3', 'operator', true)).toMatchObject({ code: 'NEEDS_REVIEWER' });
  expect(await release('desk-1', 'admin', true)).toMatchObject({ code: 'OWN_RUN' });
  expect(await release('desk-2', 'reviewer', true)).toMatchObject({ release: { state: 'overridden' } });
  const open = async (): Promise<string[]> => (await readOpenAlerts(store.pool)).filter((alert) => alert.run === run && alert.fires).map(({ rule, severity, summary }) => `${rule} ${severity}: ${summary}`);
  expect(await open()).toEqual(['release-override critical: desk-2 released the run against the policy (signatures): the ward waits']);
  expect((await listIncidents(store, { run, state: 'open', first: 5 })).incidents).toMatchObject([{ rule: 'release-override', severity: 'critical' }]);
  await sign('desk-2');
  expect(await release('desk-3', 'operator')).toMatchObject({ release: { state: 'released' } });
  expect(await open()).toEqual([]);
  expect((await listIncidents(store, { run, state: 'open', first: 5 })).total).toBe(0);
});

it.each(['queued', 'running', 'paused'] as const)('is never released while it is %s, by a lax policy or in an emergency', async (state) => {
  await report();
  await sign('desk-2');
  await store.pool.query('update run set state = $2 where uuid = $1', [run, state]);
  expect(await release('desk-3', 'operator')).toMatchObject({ release: { state: 'refused', clauses: [{ clause: 'run', verdict: 'refused' }, ...Array.from({ length: 6 }, () => ({}))] } });
  expect(await release('desk-2', 'reviewer', true)).toMatchObject({ code: 'RUN_NOT_ENDED' });
});

it('signs the report that was read, by version or uuid, as long as the newest says the same', async () => {
  const [first] = [await report('one'), await report('one')];
  const signed = async (): Promise<string[]> => (await listSignOffs(store, run, systemClock)).map(({ report: under, state }) => `${under === first ? 'first' : 'other'} ${state}`);
  const signNamed = (named: NamedReport): Promise<SignOffOutcome> => signReport(store, { run, by: 'desk-2', role: 'reviewer', intendedUse: 'triage', days: 30, reason: 'read it', dissent: null, report: named }, { keys, clock: systemClock });
  expect(await signNamed({ version: 1 })).toMatchObject({ kind: 'signed' });
  expect(await signed()).toEqual(['first valid']);
  expect(await signNamed({ version: 7 })).toMatchObject({ code: 'NO_REPORT', message: expect.stringContaining('gradlens reports') as string });
  await report('another');
  expect(await signNamed({ uuid: first })).toMatchObject({ code: 'REPORT_OUTDATED', message: expect.stringMatching(/^version 1 .* version 3 says something else; gradlens report --diff/) as string });
  expect(await signed()).toEqual(['first void']);
});

it('is judged by how it was executed again last: an exact replay is enough, a newer one that finds the ledger altered refuses', async () => {
  await store.pool.query('update run set attempt = 1 where uuid = $1', [run]);
  const replayed = async (fidelity: ReplayFidelity): Promise<string> => {
    const uuid = uuidv7();
    await saveReplay(store, { uuid, run, attempt: 1, steps: 4, backend: { name: 'wasm' }, fidelity, weightsSha256: 'ab', seconds: 1, productVersion: '0.1.0', by: 'desk-1', startedAt: new Date(), endedAt: new Date() });
    return uuid;
  };
  const clause = async (): Promise<string | undefined> => {
    const evidence = await releaseEvidence(store, run, { trust: findTrust({ home }), clock: systemClock });
    return judgeRelease(DEFAULT_RELEASE_POLICY, evidence).filter((each) => each.clause === 'replay').map(({ verdict, why, command }) => `${verdict}: ${why}${command === null ? '' : ` (${command})`}`)[0];
  };
  expect(await clause()).toBe(`refused: the run was never executed again (gradlens replay ${run})`);
  await store.pool.query('insert into ingest_state (run_id, last_step, last_seq, attempt) select run_id, 3, 0, 1 from run where uuid = $1 on conflict (run_id) do update set last_step = 3', [run]);
  const exact = { bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, comparedSteps: 4, missingSteps: 0 };
  const first = await replayed(exact);
  expect(await clause()).toBe(`passed: replay ${first}: executed again bit for bit`);
  const altered = await replayed({ ...exact, bitExact: false, firstDivergence: { step: 2, layer: 'first', measure: 'scale', recorded: 2, replayed: 1 } });
  expect(await clause()).toBe(`refused: replay ${altered}: the ledger is NOT what this run did from step 2 in first on, though the weights at the end are the recorded ones: the ledger was altered, and gradlens verify tells where (gradlens verify ${run})`);
  const other = await replayed({ ...exact, bitExact: false, firstDivergence: { step: 0, layer: null }, maxRelLossError: 0.5, sameWeights: false });
  expect(await clause()).toBe(`refused: replay ${other}: it did not come to the recorded weights, or nothing of it could be compared (gradlens replay ${run})`);
  const healed = await replayed(exact);
  expect(await clause()).toBe(`passed: replay ${healed}: executed again bit for bit`);
});

it('is judged by the policy that gradlens comes with on what is recorded: a run with nothing else has nothing', async () => {
  const evidence = await releaseEvidence(store, run, { trust: findTrust({ home }), clock: systemClock });
  const outcome = await releaseRun(store, { run, by: 'desk-2', role: 'reviewer', reason: 'r', isOverride: false }, { policy: DEFAULT_RELEASE_POLICY, evidence });
  expect(outcome).toMatchObject({ release: { state: 'refused' } });
  const { release: made } = outcome as Extract<ReleaseOutcome, { kind: 'recorded' }>;
  expect(made.clauses.filter(({ verdict }) => verdict === 'refused').map(({ clause }) => clause)).toEqual(expect.arrayContaining(['replay', 'impact', 'report', 'signatures']));
});

it('is refused by an impact of too few seeds, one stored before that was asked too, with the seeds that are enough', async () => {
  const clause = async (seeds: number): Promise<unknown> => {
    const arm = (from: number): number[] => Array.from({ length: seeds }, (_, i) => from + i);
    const group = { pValue: 0.4, verdict: 'no more than seed noise' };
    const result = { run, verdict: 'no more than seed noise', seedsWith: arm(0), seedsWithout: arm(500), groups: Array.from({ length: 6 }, () => group), fidelity: { bitExact: true, sameWeights: null } } as unknown as ImpactResult;
    await impactStudies.save(store, { uuid: uuidv7(), run, effort: parseImpactEffort({ seeds }), by: 'desk-1', reason: '' }, { result, productVersion: '0.1.0' });
    return judgeRelease(DEFAULT_RELEASE_POLICY, await releaseEvidence(store, run, { trust: findTrust({ home }), clock: systemClock })).find((each) => each.clause === 'impact');
  };
  expect(await clause(4)).toMatchObject({ verdict: 'refused', why: expect.stringMatching(/^4 seeds .* can find nothing among 6 groups.* \(impact [0-9a-f-]{36}\)$/) as string, command: `gradlens impact ${run} --seeds 6` });
  expect(await clause(6)).toMatchObject({ verdict: 'passed', why: 'no more than seed noise' });
});
