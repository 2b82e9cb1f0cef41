import { testStore } from '#libs/testing';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { decisionRecords, registeredClient, stepLine } from './testing/ingest-client.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const registered = () => registeredClient(api.url);
/** Status of a POST of frames whose body comes in chunks of unknown number. */
function chunked(client, headers, chunks) {
    return new Promise((resolve, reject) => {
        const sent = request(`${api.url}/ingest/v1/runs/${client.uuid}/frames`, {
            method: 'POST',
            headers: { authorization: `Bearer ${TEST_TOKEN}`, 'transfer-encoding': 'chunked', ...headers },
        }, (answer) => { answer.resume().once('end', () => { resolve(answer.statusCode ?? 0); }); });
        for (const chunk of chunks)
            sent.write(chunk);
        sent.on('error', reject).end();
    });
}
const FRAMES_ALLOWED = 'application/vnd.gradlens.frames, application/x-ndjson';
const TYPES = ['application/json', 'text/plain', 'text/plain;charset=UTF-8', 'application/octet-stream', 'application/x-ndjson-seq', 'nonsense'];
describe('the content type of frames', () => {
    it.each(TYPES)('%s is refused: field, value, what is allowed', async (type) => {
        const client = await registered();
        const answer = await client.send('POST', '/frames', JSON.stringify(stepLine(0)), { 'content-type': type });
        expect(answer).toMatchObject({ status: 415, body: { error: { code: 'unsupported', field: 'content-type', value: JSON.stringify(type), allowed: FRAMES_ALLOWED } } });
        expect(answer.body.error?.message).toBe(`content-type is ${JSON.stringify(type)}; allowed: ${FRAMES_ALLOWED}`);
        expect((await client.position()).body).toMatchObject({ lastSeq: 1, lastStep: -1 });
    });
    it('must be there when there is a body', async () => {
        const client = await registered();
        const answer = await client.send('POST', '/frames', decisionRecords(2, 0, { count: 1, n: 4 }));
        expect(answer).toMatchObject({ status: 415, body: { error: { message: `content-type is missing; allowed: ${FRAMES_ALLOWED}`, value: null } } });
        expect(await chunked(client, { 'content-type': 'application/json' }, ['{', '}'])).toBe(415);
    });
    it.each(['application/json', 'text/plain', 'application/octet-stream', 'application/x-ndjson', 'application/vnd.gradlens.frames'])('%s without a body is a sign of life', async (type) => {
        const client = await registered();
        const headers = { 'content-type': type };
        expect(await client.send('POST', '/frames', undefined, headers)).toMatchObject({ status: 200, body: { accepted: 0, lastSeq: 1 } });
        expect((await client.send('POST', '/frames', '', headers)).status).toBe(200);
        expect(await chunked(client, headers, [])).toBe(200);
    });
    it('may have parameters, in letters of any case', async () => {
        const client = await registered();
        expect(await client.lines([stepLine(0)], { 'content-type': 'Application/X-NDJSON; charset=utf-8' })).toMatchObject({ status: 200, body: { accepted: 1 } });
        expect((await client.send('POST', '/frames')).status).toBe(200);
    });
});
describe('the content type of other requests', () => {
    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/x-ndjson', 'nonsense'])('%s is refused: field, value, what is allowed', async (type) => {
        const client = await registered();
        for (const answer of [await client.send('PUT', '', '{}', { 'content-type': type }), await client.send('POST', '/end', '{"state":"completed"}', { 'content-type': type })]) {
            expect(answer).toMatchObject({ status: 415, body: { error: { message: `content-type is "${type}"; allowed: application/json`, field: 'content-type' } } });
        }
    });
});
//# sourceMappingURL=content-type.e2e.spec.js.map