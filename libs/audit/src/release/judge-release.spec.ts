import { expect, it } from 'vitest';

import { isReleasable, judgeRelease, RELEASE_CLAUSES, type ReleaseEvidence } from './judge-release.js';
import { DEFAULT_RELEASE_POLICY, parseReleasePolicy, policyHash } from './release-policy.js';

const NOW = new Date('2026-11-29T08:00:00Z');
const SIGNED = {
  uuid: 's', report: 'r', note: '', run: 'u', reportSha256: 'aa', evidenceSha256: 'bb', weightsSha256: 'cc', intendedUse: 'triage', expiresAt: new Date('2027-01-01'),
  by: 'desk-2', role: 'reviewer', reason: 'read', dissent: null, signedAt: NOW, state: 'valid', why: null,
} as const;
const ENOUGH = { withScaling: 16, without: 16, groups: 6 } as const;
const GOOD: ReleaseEvidence = {
  run: 'u', state: 'completed', isSensitive: false, starter: 'desk-1', ledger: { isSound: true, complete: true, anchored: 'yes', state: 'ok' }, openCritical: [],
  replay: { bitExact: true, maxRelLossError: 0, from: 'trace t', alteredLedger: null }, impact: { verdict: 'no more than seed noise', uuid: 'i', test: ENOUGH },
  report: { uuid: 'r', version: 2, madeAt: NOW, weightsSha256: 'cc', isAsMade: true }, weightsSha256: 'cc', signOffs: [SIGNED], now: NOW,
};
const refusedBy = (change: Partial<ReleaseEvidence>, policy = DEFAULT_RELEASE_POLICY): string[] =>
  judgeRelease(policy, { ...GOOD, ...change }).filter(({ verdict }) => verdict === 'refused').map(({ clause, why, command }) => `${clause}: ${why}${command === null ? ' without a command' : ''}`);

it('lets a run pass where every clause does', () => {
  const clauses = judgeRelease(DEFAULT_RELEASE_POLICY, GOOD);
  expect(clauses.map(({ clause, verdict }) => [clause, verdict])).toEqual(RELEASE_CLAUSES.map((clause) => [clause, 'passed']));
  expect(isReleasable(clauses)).toBe(true);
});

it('refuses by each clause alone, says why, and names the command that gives what is missing', () => {
  const sound = GOOD.ledger;
  const changes: readonly [string, Partial<ReleaseEvidence>][] = [
    ['run: it is running: a run is released when it has ended', { state: 'running' }],
    ['run: it is queued: a run is released when it has ended', { state: 'queued' }],
    ['run: it is paused: a run is released when it has ended', { state: 'paused' }],
    ['ledger: the ledger is altered', { ledger: { ...sound, isSound: false, state: 'altered' } }],
    ['ledger: the ledger is not complete: steps are missing', { ledger: { ...sound, complete: false } }],
    ['incidents: 1 critical incident is open, 0 may be: incident 3', { openCritical: ['incident 3'] }],
    ['replay: the run was never executed again', { replay: null }],
    ['replay: trace t: the losses differ by NaN of their size, 0.001 may be', { replay: { bitExact: false, maxRelLossError: NaN, from: 'trace t', alteredLedger: null } }],
    ['replay: replay p: the ledger is NOT what this run did', { replay: { bitExact: false, maxRelLossError: 0, from: 'replay p', alteredLedger: 'the ledger is NOT what this run did' } }],
    ['replay: replay p: it did not come to the recorded weights, or nothing of it could be compared', { replay: { bitExact: false, maxRelLossError: Infinity, from: 'replay p', alteredLedger: null } }],
    ['impact: it is not known what scaling did to everybody', { impact: null }],
    ['impact: scaling is beyond seed noise; allowed: no more than seed noise, systematic, but smaller than seed noise', { impact: { verdict: 'beyond seed noise', uuid: 'i', test: ENOUGH } }],
    ['impact: 4 seeds with scaling and without can find nothing among 6 groups: the least adjusted p-value is 0.17, and 0.05 is not reached; 6 seeds are enough (impact i)', { impact: { verdict: 'too few seeds', uuid: 'i', test: { ...ENOUGH, withScaling: 4, without: 4 } } }],
    ['impact: no group has records enough to be tested: nothing can be found (impact i)', { impact: { verdict: 'too few records', uuid: 'i', test: { ...ENOUGH, groups: 0 } } }],
    ['report: there is no stored report on the run', { report: null }],
    ['report: report r is not stored as it was made', { report: { ...GOOD.report!, isAsMade: false } }],
    ['report: the newest report is on other weights', { report: { ...GOOD.report!, weightsSha256: 'dd' } }],
    ['report: the newest report is 333 days old, 90 may be', { report: { ...GOOD.report!, madeAt: new Date('2025-12-31T08:00:00Z') } }],
    ['signatures: 0 of 1 people signed', { signOffs: [] }],
    ['signatures: 0 of 1 people signed', { starter: 'desk-2' }],
    ['signatures: 1 of 2 people signed', { isSensitive: true }],
    ['signatures: 1 of 2 people signed; one more is asked for, since it is not recorded who started the run', { starter: null }],
    ['signatures: 0 of 1 people signed; desk-2: void, the weights changed', { signOffs: [{ ...SIGNED, state: 'void', why: 'the weights changed' }] }],
    ['signatures: desk-2 dissents: too few women', { signOffs: [{ ...SIGNED, dissent: 'too few women' }] }],
  ];
  for (const [said, change] of changes) expect(refusedBy(change)).toEqual([said]);
});

it('is refused by a dissent until that person signs without or its time is over, though the signature is void', () => {
  const dissent = { ...SIGNED, by: 'desk-3', dissent: 'too few women', state: 'void', why: 'a newer report' } as const;
  expect(refusedBy({ signOffs: [SIGNED, dissent] })).toEqual(['signatures: desk-3 dissents: too few women']);
  expect(refusedBy({ signOffs: [SIGNED, { ...dissent, expiresAt: NOW }] })).toEqual([]);
  expect(refusedBy({ signOffs: [{ ...SIGNED, by: 'desk-3' }, SIGNED, dissent] })).toEqual([]);
  expect(refusedBy({ signOffs: [SIGNED, dissent] }, parseReleasePolicy('signatures: {dissentRefuses: false}', 'p.yaml'))).toEqual([]);
});

it('says of each person the last signature alone, what was signed for another use, and who can take a dissent back', () => {
  const old = { ...SIGNED, state: 'void', why: 'a newer report' } as const;
  expect(refusedBy({ isSensitive: true, signOffs: [SIGNED, old] })).toEqual(['signatures: 1 of 2 people signed']);
  const asked = parseReleasePolicy('signatures: {intendedUse: screening}', 'p.yaml');
  const clauseOf = (signOffs: ReleaseEvidence['signOffs']): unknown => judgeRelease(asked, { ...GOOD, signOffs }).find(({ clause }) => clause === 'signatures');
  expect(clauseOf([SIGNED])).toMatchObject({ why: '0 of 1 people signed; desk-2 signed for "triage", asked for is "screening"', command: expect.stringContaining('--use "screening"') as string });
  expect(clauseOf([{ ...SIGNED, by: 'desk-3', dissent: 'too few women' }])).toMatchObject({ why: '0 of 1 people signed' });
  expect(clauseOf([{ ...SIGNED, intendedUse: 'screening', dissent: 'too few women' }])).toMatchObject({ command: expect.stringContaining('of desk-2, who alone can take it back') as string });
});

it('passes no impact that could find nothing, whatever its verdict and the policy say, and names the seeds that are enough', () => {
  const impact = { verdict: 'no more than seed noise', uuid: 'i', test: { withScaling: 5, without: 5, groups: 23 } } as const;
  const clause = judgeRelease(parseReleasePolicy('impact: {required: false}', 'p.yaml'), { ...GOOD, impact }).find((each) => each.clause === 'impact');
  expect(clause).toMatchObject({ verdict: 'refused', command: 'gradlens impact u --seeds 7' });
  expect(() => parseReleasePolicy('impact: {allow: [too few seeds]}', 'p.yaml')).toThrow(/impact\.allow/);
});

it('holds by a policy what it asks, no more', () => {
  const lax = parseReleasePolicy('name: lax\nledger: {complete: false}\nincidents: {openCritical: 2}\nreplay: {required: false}\nimpact: {required: false}\nreport: {required: false}\nsignatures: {count: 0}\n', 'p.yaml');
  expect(refusedBy({ ledger: { ...GOOD.ledger, complete: false }, openCritical: ['a', 'b'], replay: null, impact: null, report: null, signOffs: [] }, lax)).toEqual([]);
  expect(refusedBy({ state: 'running' }, lax)).toEqual(['run: it is running: a run is released when it has ended']);
  const strict = parseReleasePolicy('ledger: {anchored: true}\nsignatures: {intendedUse: screening}\n', 'p.yaml');
  expect(refusedBy({ ledger: { ...GOOD.ledger, anchored: 'no' } }, strict)).toEqual(['ledger: the ledger is not anchored (no)', 'signatures: 0 of 1 people signed; desk-2 signed for "triage", asked for is "screening"']);
  expect(refusedBy({ signOffs: [{ ...SIGNED, intendedUse: 'screening' }] }, strict)).toEqual([]);
  expect(policyHash(strict)).not.toBe(policyHash(lax));
  expect(parseReleasePolicy('', 'p.yaml')).toEqual(DEFAULT_RELEASE_POLICY);
});

it('names the first wrong field of a policy', () => {
  expect(() => parseReleasePolicy('replay: {maxRelLossError: 2}', 'p.yaml')).toThrow(/p\.yaml.*replay\.maxRelLossError/s);
  expect(() => parseReleasePolicy('signature: {count: 2}', 'p.yaml')).toThrow(/signature/);
  expect(() => parseReleasePolicy('a: [', 'p.yaml')).toThrow(/YAML/);
});
