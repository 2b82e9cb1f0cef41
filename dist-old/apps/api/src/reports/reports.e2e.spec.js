import { generateSigner, reportFile, sealReport, verifyReport } from '#libs/audit';
import { createAccessToken, reportStudies } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { contentOf } from '../testing/report-content.js';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
let run;
const signer = generateSigner();
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    const recording = await recordingRun(store, 2);
    await recording.record(0, 3);
    await recording.close();
    run = recording.uuid;
});
afterAll(async () => {
    await api.close();
    await store.close();
});
async function as(role) {
    const { secret } = await createAccessToken(store, { role, name: `desk of ${role}`, createdBy: 'spec' });
    return { authorization: `Bearer ${secret}` };
}
/** Stores a report as the worker does. */
async function stored(record, complete = true) {
    const report = sealReport(contentOf(run, record, complete), { signer, timeUs: 7, salt: () => Buffer.alloc(16, 3) });
    const uuid = uuidv7();
    const result = { run, seconds: 0.1, sha256: 'aa', evidenceSha256: 'bb', weightsSha256: null, fields: 9, missing: ['decisions'], complete };
    await reportStudies.save(store, { uuid, run, question: { record }, by: 'desk-1', reason: `about ${record ?? 'it'}` }, { result, productVersion: '0.1.0', document: reportFile(report) });
    return uuid;
}
const idOf = (uuid) => Buffer.from(`Report:${uuid}`).toString('base64url');
const CREATE = `mutation ($input: CreateReportInput!) { createReport(input: $input) { __typename ... on CreateReportPayload { report { id uuid state version record by } } ... on InputProblem { path } ... on RunNotFound { code } } }`;
const READ = `query ($id: ID!) { report(id: $id) { record reason isOnPrediction version path result { missing complete } changes { sinceVersion changes { part what before after } } } }`;
const ask = (query, variables, headers = {}) => api.send(query, variables, headers);
async function download(path, role) {
    const response = await fetch(`${api.url}${path}`, { headers: await as(role) });
    return { status: response.status, text: await response.text(), headers: response.headers };
}
describe('reports', () => {
    it('are asked for, listed, and cancelled while they wait', async () => {
        const { data } = await ask(CREATE, { input: { run, record: 'test:1', reason: 'a complaint' } });
        expect(data).toMatchObject({ createReport: { report: { state: 'QUEUED', version: 1, record: 'test:1' } } });
        expect((await ask(CREATE, { input: { run, record: 'nobody', reason: 'r' } })).data).toEqual({ createReport: { __typename: 'InputProblem', path: 'input.record' } });
        const { id } = data.createReport.report;
        const list = await ask(`{ run(uuid: "${run}") { reports(first: 5) { totalCount edges { node { id } } } } reports(first: 5) { totalCount } }`, {});
        expect(list.data).toMatchObject({ run: { reports: { totalCount: 1, edges: [{ node: { id } }] } }, reports: { totalCount: 1 } });
        const cancel = `mutation ($input: CancelReportInput!) { cancelReport(input: $input) { __typename ... on CancelReportPayload { report { state endedBy } } } }`;
        expect((await ask(cancel, { input: { report: id, reason: 'not needed' } })).data).toMatchObject({ cancelReport: { report: { state: 'CANCELLED' } } });
        expect((await ask(cancel, { input: { report: id, reason: 'again' } })).data).toMatchObject({ cancelReport: { __typename: 'ReportEnded' } });
    });
    it('tell what changed since the last one on the same subject, and viewers not whom it is about', async () => {
        await stored('test:2');
        const [other, second] = [await stored(null), await stored('test:2', false)];
        const change = { part: 4, what: 'coverage, complete', before: 'true', after: 'false' };
        expect((await ask(READ, { id: idOf(second) }, await as('reviewer'))).data).toMatchObject({ report: { record: 'test:2', reason: 'about test:2', version: 2, changes: { sinceVersion: 1, changes: [change] } } });
        expect((await ask(READ, { id: idOf(second) }, await as('viewer'))).data).toMatchObject({ report: { record: null, reason: 'about [withheld]', isOnPrediction: true, changes: { changes: [change] } } });
        expect((await ask(READ, { id: idOf(other) })).data).toMatchObject({ report: { record: null, isOnPrediction: false, version: 1, changes: null } });
    });
    it('are compared with any other on the same subject, and checked as they are stored', async () => {
        const [first, , third] = [await stored('test:5'), await stored('test:5', false), await stored('test:5')];
        const since = `query ($id: ID!, $since: ID) { report(id: $id) { changes(since: $since) { sinceVersion changes { what } } } }`;
        expect((await ask(since, { id: idOf(third) })).data).toMatchObject({ report: { changes: { sinceVersion: 2, changes: [{ what: 'coverage, complete' }] } } });
        expect((await ask(since, { id: idOf(third), since: idOf(first) })).data).toEqual({ report: { changes: { sinceVersion: 1, changes: [] } } });
        expect((await ask(since, { id: idOf(third), since: idOf(await stored(null)) })).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
        const check = async () => (await ask(`query ($id: ID!) { report(id: $id) { check { problems signers provedDecisions } } }`, { id: idOf(first) })).data;
        expect(await check()).toMatchObject({ report: { check: { problems: ['no public key that is trusted signed it'], signers: [signer.keyName], provedDecisions: 0 } } });
        await store.pool.query(`update report set document = replace(document, '"complete": true', '"complete": false') where report = $1`, [first]);
        expect(await check()).toMatchObject({ report: { check: { problems: expect.arrayContaining([expect.stringContaining('a field was changed')]) } } });
    });
    it('are downloaded at the level of the role or a lower one, verify, and every download is in the audit log', async () => {
        const path = `/reports/v1/${await stored('test:4')}`;
        const trusted = new Map([[signer.keyName, signer.publicKey]]);
        const levels = { auditor: 'full', operator: 'reviewer', viewer: 'public' };
        for (const [role, level] of Object.entries(levels)) {
            const { status, text, headers } = await download(`${path}?format=json`, role);
            expect([status, headers.get('content-disposition')]).toEqual([200, `attachment; filename="report-${run}-v1-${level}.json"`]);
            expect(verifyReport(text, trusted)).toMatchObject({ level, run, problems: [] });
            expect(text.includes('test:4')).toBe(role === 'auditor');
        }
        expect(await download(`${path}?level=full`, 'viewer')).toMatchObject({ status: 403, text: expect.stringMatching(/"code":"forbidden".*copies of level public/) });
        expect(await download(`${path}?level=public`, 'auditor')).toMatchObject({ status: 200, text: expect.stringContaining('A public copy:') });
        for (const format of ['pdf', 'constructor'])
            expect((await download(`${path}?format=${format}`, 'auditor')).status).toBe(400);
        expect((await download(`/reports/v1/${uuidv7()}`, 'auditor')).status).toBe(404);
        expect((await fetch(`${api.url}${path}`)).status).toBe(401);
        const { rows } = await store.pool.query(`select actor, result from audit_entry where action = 'report' and result like 'report file%' and run = $1 order by seq`, [run]);
        expect(rows.map(({ result }) => result)).toEqual(['report file, full', 'report file, reviewer', 'report file, public', 'report file, public']);
        expect(rows[0]).toMatchObject({ actor: 'desk of auditor' });
    });
    it('are given to a token for one project only where the run is of it', async () => {
        const uuid = await stored(null);
        const { secret } = await createAccessToken(store, { role: 'auditor', name: 'x', createdBy: 'spec', project: 'another' });
        expect((await fetch(`${api.url}/reports/v1/${uuid}`, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(404);
    });
});
//# sourceMappingURL=reports.e2e.spec.js.map