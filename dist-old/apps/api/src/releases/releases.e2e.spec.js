import { generateSigner, reportFile, reportHash, sealReport } from '#libs/audit';
import { createAccessToken, reportStudies, setRunState } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { contentOf } from '../testing/report-content.js';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
let run;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    const recording = await recordingRun(store, 2);
    await recording.record(0, 3);
    await recording.close();
    run = recording.uuid;
    await setRunState(store, run, 'completed');
    await store.pool.query(`update run set started_by = 'desk-1' where uuid = $1`, [run]);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const SIGN = `mutation ($input: SignReportInput!) { outcome: signReport(input: $input) { __typename ... on SignReportPayload { signOff { by role state intendedUse dissent } } ... on SignOffRefused { code } ... on InputProblem { path } } }`;
const RELEASE = `mutation ($input: ReleaseRunInput!) { outcome: releaseRun(input: $input) { __typename ... on ReleaseRunPayload { release { state by clauses { clause verdict command } } } ... on ReleaseRefused { code message judged { state } } } }`;
async function ask(query, input, name, role = 'reviewer') {
    const { secret } = await createAccessToken(store, { role, name, createdBy: 'spec' });
    const { data, errors } = await api.send(query, { input: { run, reason: 'because', ...input } }, { authorization: `Bearer ${secret}` });
    return data === null ? errors[0]?.extensions['code'] : data['outcome'];
}
async function report() {
    const sealed = sealReport(contentOf(run, null), { signer: generateSigner(), timeUs: 7, salt: () => Buffer.alloc(16, 3) });
    const result = { run, seconds: 0.1, sha256: 'aa', evidenceSha256: 'bb', weightsSha256: null, fields: 9, missing: [], complete: true };
    await reportStudies.save(store, { uuid: uuidv7(), run, question: { record: null }, by: 'desk-1', reason: '' }, { result: { ...result, sha256: reportHash(sealed) }, productVersion: '0.1.0', document: reportFile(sealed) });
}
it('signs in the name of the token: reviewers, not who started the run, not without a report', async () => {
    expect(await ask(SIGN, { intendedUse: 'triage' }, 'desk-2')).toEqual({ __typename: 'SignOffRefused', code: 'NO_REPORT' });
    await report();
    expect(await ask(SIGN, { intendedUse: 'triage' }, 'desk-1')).toMatchObject({ code: 'OWN_RUN' });
    expect(await ask(SIGN, { intendedUse: 'triage' }, 'desk-3', 'operator')).toMatchObject({ code: 'NEEDS_REVIEWER' });
    expect(await ask(SIGN, { intendedUse: 'triage' }, 'desk-3', 'viewer')).toBe('FORBIDDEN');
    expect(await ask(SIGN, { intendedUse: '' }, 'desk-2')).toMatchObject({ path: 'intendedUse' });
    expect(await ask(SIGN, { intendedUse: 'triage', days: 0 }, 'desk-2')).toMatchObject({ path: 'days' });
    expect(await ask(SIGN, { intendedUse: 'triage' }, 'desk-2')).toMatchObject({ signOff: { by: 'desk-2', role: 'reviewer', state: 'valid', dissent: null } });
});
it('tells who may not sign or release why, before they try', async () => {
    const refusals = async (name, role) => {
        const { secret } = await createAccessToken(store, { role, name, createdBy: 'spec' });
        return (await api.send(`{ run(uuid: "${run}") { signRefusal releaseRefusal } }`, {}, { authorization: `Bearer ${secret}` })).data?.['run'];
    };
    expect(await refusals('desk-2', 'reviewer')).toEqual({ signRefusal: null, releaseRefusal: null });
    expect(await refusals('desk-1', 'reviewer')).toEqual({ signRefusal: 'desk-1 started the run: somebody else must sign', releaseRefusal: null });
    expect(await refusals('desk-3', 'auditor')).toEqual({ signRefusal: 'role auditor does not sign: reviewers do', releaseRefusal: 'role auditor releases nothing: operators, reviewers and admins do' });
    await store.pool.query(`update run set state = 'running' where uuid = $1`, [run]);
    expect(await refusals('desk-2', 'reviewer')).toMatchObject({ releaseRefusal: 'it is running: a run is released when it has ended' });
    await store.pool.query(`update run set state = 'completed' where uuid = $1`, [run]);
});
it('signs the report that is named, and none of another run', async () => {
    const { data } = await api.send(`{ run(uuid: "${run}") { reports(first: 1) { edges { node { id } } } } }`);
    const { id } = data.run.reports.edges[0].node;
    expect(await ask(SIGN, { intendedUse: 'triage', report: id }, 'desk-5')).toMatchObject({ signOff: { by: 'desk-5', state: 'valid' } });
    expect(await ask(SIGN, { intendedUse: 'triage', report: Buffer.from(`Report:${uuidv7()}`).toString('base64url') }, 'desk-5')).toMatchObject({ code: 'NO_REPORT' });
});
it('refuses a run clause by clause, lets a reviewer override it, and shows both', async () => {
    expect(await ask(RELEASE, {}, 'desk-3', 'operator')).toMatchObject({ code: 'POLICY_REFUSES', message: expect.stringContaining('impact: it is not known'), judged: { state: 'refused' } });
    expect(await ask(RELEASE, { override: true }, 'desk-3', 'operator')).toMatchObject({ code: 'NEEDS_REVIEWER' });
    expect(await ask(RELEASE, { override: true }, 'desk-2')).toMatchObject({ release: { state: 'overridden', by: 'desk-2', clauses: expect.arrayContaining([{ clause: 'signatures', verdict: 'passed', command: null }]) } });
    const { data } = await api.send(`{ run(uuid: "${run}") { signOffs { by state } releases { state policyName } } alerts(first: 5, run: "${run}") { edges { node { rule severity state } } } }`);
    expect(data).toMatchObject({ run: { signOffs: [{ by: 'desk-5', state: 'valid' }, { by: 'desk-2', state: 'valid' }], releases: [{ state: 'overridden', policyName: 'default' }, { state: 'refused' }] }, alerts: { edges: [{ node: { rule: 'release-override', severity: 'CRITICAL', state: 'FIRING' } }] } });
    const { rows } = await store.pool.query(`select outcome from audit_entry where action = 'releaseRun' and outcome <> 'begun' order by seq`);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'done']);
});
it('checks the ledger while no other is being checked, and says so where one is', async () => {
    const client = await store.pool.connect();
    await client.query('begin; lock table ledger_segment in access exclusive mode');
    const verify = api.send(`{ verifyLedger(run: "${run}") { __typename ... on LedgerCheckRefused { code } } }`).then(({ data }) => data?.['verifyLedger']);
    // one of them waits for the lock, so the other is refused, whichever was first
    const both = [ask(RELEASE, {}, 'desk-3'), verify];
    expect(await Promise.race(both)).toMatchObject({ code: 'CHECK_BUSY' });
    await client.query('rollback');
    client.release();
    expect((await Promise.all(both)).filter((answer) => answer.code === 'CHECK_BUSY')).toHaveLength(1);
});
it('signs for a token for one project, also as the first act ever under the key of the service', async () => {
    const keys = async () => (await store.pool.query('select from ledger_key')).rowCount ?? NaN;
    const [before, other] = [await keys(), await startTestApi(store)]; // in a home of its own, whose key nobody has seen
    const { secret } = await createAccessToken(store, { role: 'reviewer', name: 'desk-4', createdBy: 'spec', project: 'default' });
    const { data, errors } = await other.send(SIGN, { input: { run, reason: 'because', intendedUse: 'triage' } }, { authorization: `Bearer ${secret}` });
    await other.close();
    expect(errors).toEqual([]);
    expect(data?.['outcome']).toMatchObject({ signOff: { by: 'desk-4', state: 'valid' } });
    expect(await keys()).toBe(before + 1);
});
//# sourceMappingURL=releases.e2e.spec.js.map