import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { countDecisions, findRun, listEvents, readDecisions } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
import { decisionRecords, decisionsPayload, ingestClient, LAYERS, noteRecord } from './testing/ingest-client.js';
import { encodeRecord } from './wire/records.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store, { ingestLimits: { bodyBytes: 4_000_000, recordBytes: 1_000_000, batchBytes: 200_000 } });
});
afterAll(async () => {
    await api.close();
    await store.close();
});
/** A run that is registered: its first frame is its attempt's, so the next is 2. */
async function registered() {
    const client = ingestClient(api.url);
    expect(await client.register()).toMatchObject({ status: 200, body: { run: client.uuid, attempt: 1, nextSeq: 2, lastStep: -1, state: 'running' } });
    return client;
}
describe('frames over HTTP', () => {
    it('are recorded, signed and live: decisions, a gap, facts, the end', async () => {
        const client = await registered();
        const body = Buffer.concat([
            decisionRecords(2, 0, { count: 2, n: 128 }),
            noteRecord(4, { kind: 'gap', step0: 256, n: 10 }, { reason: 'the trainer swapped its batch' }),
            encodeRecord(5, decisionsPayload(266, 30)),
            noteRecord(6, { kind: 'fact', step0: 295 }, { type: 'evaluation', split: 'test', loss: 'NaN', accuracy: 0.5 }),
            noteRecord(7, { kind: 'fact', step0: 295 }, { type: 'event', kind: 'note', detail: { by: 'spec' } }),
            noteRecord(8, { kind: 'fact', step0: 295 }, { type: 'event', kind: 'bare' }),
        ]);
        expect(await client.frames(body)).toMatchObject({ status: 200, body: { lastSeq: 8, lastStep: 295, accepted: 7, duplicates: 0 } });
        expect(await countDecisions(store, client.uuid)).toBe(2 * (256 + 30));
        const { decisions } = await readDecisions(store, client.uuid, { fromStep: 270, toStep: 270, layers: ['dense2'], first: 1 });
        expect(decisions[0]).toMatchObject({ step: 270, layer: 'dense2', gradNorm: Math.fround(2 + 270 / 1024), flags: 0 });
        expect(await listEvents(store, client.uuid)).toMatchObject([{ kind: 'note', detail: { by: 'spec' } }, { kind: 'bare', detail: {} }]);
        const { rows } = await store.pool.query(`select s.last_seq, i.tree_size from ledger_segment s join ingest_state i using (run_id) join run r using (run_id) where r.uuid = $1`, [client.uuid]);
        expect(rows).toEqual([{ last_seq: 8, tree_size: 1 + 3 + 3 + 1 + 3 + 1 + 1 + 1 }]);
        expect(await client.frames(noteRecord(9, { kind: 'end', step0: 295 }, { state: 'failed', reason: 'enough' }))).toMatchObject({ status: 200 });
        expect(await findRun(store, client.uuid)).toMatchObject({ state: 'failed', reason: 'enough', origin: 'ingest', lastStep: 295 });
    });
    it('are acknowledged again without being written again, packed or not, also after the end', async () => {
        const client = await registered();
        const body = decisionRecords(2, 0, { count: 4, n: 64 });
        await client.frames(body);
        await client.end();
        const packed = await client.frames(gzipSync(body), { 'content-encoding': 'gzip' });
        expect(packed).toMatchObject({ status: 200, body: { lastSeq: 6, lastStep: 255, accepted: 0, duplicates: 4 } });
        expect(await countDecisions(store, client.uuid)).toBe(512);
        expect(await client.frames(decisionRecords(7, 256, { count: 1, n: 1 }))).toMatchObject({ status: 409, body: { error: { code: 'closed' } } });
    });
    it('may overlap what is recorded: the known ones are compared, the rest is added', async () => {
        const client = await registered();
        await client.frames(decisionRecords(2, 0, { count: 2, n: 64 }));
        expect(await client.frames(decisionRecords(2, 0, { count: 4, n: 64 }))).toMatchObject({ status: 200, body: { lastSeq: 5, accepted: 2, duplicates: 2 } });
    });
    it('must be what was recorded under their number: 409 tells what differs', async () => {
        const client = await registered();
        await client.frames(decisionRecords(2, 0, { count: 2, n: 4 }));
        const altered = decisionsPayload(0, 4);
        altered.writeFloatLE(7, altered.length - 4 * 4 - 4); // the last noise of the last layer, before its four flags
        const layer = await client.frames(encodeRecord(2, altered));
        expect(layer).toMatchObject({ status: 409, body: { error: { code: 'different', seq: 2, record: 1 } } });
        expect(layer.body.error?.message).toContain('layer dense2');
        const shared = decisionsPayload(0, 4);
        shared.writeInt32LE(5, 32);
        expect((await client.frames(encodeRecord(2, shared))).body.error?.message).toContain('the shared columns');
        const other = await client.frames(encodeRecord(3, decisionsPayload(4, 3)));
        expect(other.body.error?.message).toContain('its head');
        expect((await client.frames(noteRecord(2, { kind: 'end', step0: 0 }, { state: 'completed' }))).status).toBe(409);
    });
    it('come in order: 409 names what is expected, and what was committed before stays', async () => {
        const client = await registered();
        expect(await client.frames(decisionRecords(3, 0, { count: 1, n: 4 }))).toMatchObject({ status: 409, body: { error: { code: 'hole', expectedSeq: 2 } } });
        const holed = Buffer.concat([decisionRecords(2, 0, { count: 1, n: 4 }), decisionRecords(4, 4, { count: 1, n: 4 })]);
        expect(await client.frames(holed)).toMatchObject({ status: 409, body: { error: { code: 'hole', expectedSeq: 2, lastSeq: 1 } } });
        const steps = await client.frames(Buffer.concat([decisionRecords(2, 0, { count: 1, n: 4 }), decisionRecords(3, 8, { count: 1, n: 4 })]));
        expect(steps).toMatchObject({ status: 409, body: { error: { code: 'hole', expectedStep: 4, lastSeq: 1 } } });
        const big = Buffer.concat([decisionRecords(2, 0, { count: 30, n: 256 }), decisionRecords(40, 0, { count: 1, n: 1 })]);
        const partly = await client.frames(big);
        expect(partly).toMatchObject({ status: 409, body: { error: { code: 'hole' } } });
        expect(partly.body.error?.['expectedSeq']).toBe(Number(partly.body.error?.['lastSeq']) + 1);
        expect(partly.body.error?.['lastSeq']).toBeGreaterThan(10);
        expect((await client.position()).body['lastSeq']).toBe(partly.body.error?.['lastSeq']);
    });
    it('are of the attempt that has the run', async () => {
        const client = await registered();
        await client.frames(decisionRecords(2, 0, { count: 1, n: 4 }));
        const resumed = await client.register({ resume: true });
        expect(resumed).toMatchObject({ status: 200, body: { attempt: 2, nextSeq: 4, lastStep: 3 } });
        const late = await client.frames(decisionRecords(4, 4, { count: 1, n: 4 }));
        expect(late).toMatchObject({ status: 409, body: { error: { code: 'taken-over', attempt: 2 } } });
        expect((await client.frames(decisionRecords(2, 0, { count: 1, n: 4 }))).body).toMatchObject({ duplicates: 1 });
        expect(await client.frames(encodeRecord(4, decisionsPayload(4, 4, { attempt: 2 })))).toMatchObject({ status: 200, body: { lastStep: 7 } });
        await client.end({ state: 'cancelled', reason: 'spec' });
        expect(await client.register({ resume: true })).toMatchObject({ status: 200, body: { attempt: 3, state: 'running' } });
        await client.end();
        expect(await client.register({ resume: true })).toMatchObject({ status: 409, body: { error: { code: 'closed' } } });
    });
    const wrongCrc = () => {
        const records = decisionRecords(2, 0, { count: 3, n: 4 });
        records[records.length - 1] = (records[records.length - 1] ?? 0) ^ 1;
        return records;
    };
    const unknownFlags = () => {
        const payload = decisionsPayload(0, 4);
        payload.writeUInt32LE(2 ** 31, payload.length - 4);
        return encodeRecord(2, payload);
    };
    it.each([
        ['a wrong checksum', wrongCrc, 'record 3 (frame 4) at byte 736: its CRC-32 does not fit'],
        ['a torn head', () => decisionRecords(2, 0, { count: 1, n: 4 }).subarray(0, 9), 'record 1 at byte 0: the body ends in its head'],
        ['a torn payload', () => decisionRecords(2, 0, { count: 2, n: 4 }).subarray(0, -1), 'record 2 (frame 3) at byte 368: the body ends in its payload'],
        ['another number of layers', () => encodeRecord(2, decisionsPayload(0, 4, { layers: 3 })), 'it has 3 layers; the run has 2'],
        ['a frame over the edge of a window', () => encodeRecord(2, decisionsPayload(0, 257)), 'span the edge of a window'],
        ['flags that no bit set is', unknownFlags, 'flags of layer 1 are 2147483648'],
        ['an attempt of its own', () => noteRecord(2, { kind: 'attempt', step0: 0 }, {}), 'written by the server'],
        ['a fact that is none', () => noteRecord(2, { kind: 'fact', step0: 0 }, { type: 'retention', removed: [], by: 'x', reason: 'y' }), 'allowed: a fact of type'],
        ['an end in no final state', () => noteRecord(2, { kind: 'end', step0: 0 }, { state: 'running' }), 'note: state is "running"; allowed: one of completed, cancelled'],
        ['a note that cannot be stored', () => noteRecord(2, { kind: 'fact', step0: 0 }, { type: 'event', kind: 'x', detail: '\ud800' }), 'half of a surrogate pair'],
        ['an unknown version', () => encodeRecord(2, Buffer.alloc(64, 9)), 'version is 9'],
    ])('with %s are refused, told which and where', async (_name, body, message) => {
        const client = await registered();
        const answer = await client.frames(body());
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad-record' } } });
        expect(answer.body.error?.message).toContain(message);
        expect((await client.position()).body).toMatchObject({ lastSeq: 1, lastStep: -1 });
    });
    it('are bounded, unpacked too: a gzip bomb is stopped at the limit', async () => {
        const client = await registered();
        const large = await client.frames(Buffer.alloc(4_000_001));
        expect(large).toMatchObject({ status: 413, body: { error: { code: 'too-large', allowedBytes: 4_000_000 } } });
        const bomb = gzipSync(Buffer.alloc(200_000_000));
        expect(bomb.length).toBeLessThan(250_000);
        const before = process.memoryUsage().rss;
        expect((await client.frames(bomb, { 'content-encoding': 'gzip' })).status).not.toBe(200);
        const zeros = Buffer.concat([encodeRecord(2, Buffer.from(decisionsPayload(0, 4))), Buffer.alloc(16 + 900_000)]);
        zeros.writeUInt32LE(900_000, 368);
        expect((await client.frames(gzipSync(zeros), { 'content-encoding': 'gzip' })).status).toBe(400);
        const text = gzipSync(Buffer.alloc(100_000_000, 0x20));
        expect(await client.send('POST', '/frames', text, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' })).toMatchObject({ status: 413 });
        expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
        const record = Buffer.alloc(16);
        record.writeUInt32LE(1_000_001, 0);
        record[8] = 2;
        expect(await client.frames(record)).toMatchObject({ status: 413, body: { error: { record: 1, offset: 0, allowedBytes: 1_000_000 } } });
        expect(await client.frames(Buffer.from('no gzip'), { 'content-encoding': 'gzip' })).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
        expect((await client.frames(Buffer.alloc(0), { 'content-encoding': 'br' })).status).toBe(415);
        expect(await client.frames(decisionRecords(2, 0, { count: 1, n: 4 }))).toMatchObject({ status: 200 });
        expect(LAYERS.length).toBe(2);
    });
});
describe('a connection', () => {
    it('goes on after a body that was refused in its midst, and is used for what follows', async () => {
        const client = await registered();
        const { hostname, port } = new URL(api.url);
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const send = (body) => new Promise((resolve, reject) => {
            const headers = { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/vnd.gradlens.frames', 'content-length': body.length };
            const sent = request({ hostname, port, agent, method: 'POST', path: `/ingest/v1/runs/${client.uuid}/frames`, headers }, (response) => {
                const local = response.socket.localPort ?? 0;
                response.resume().once('end', () => { resolve({ status: response.statusCode ?? 0, local }); });
            });
            sent.on('error', reject).end(body);
        });
        const refused = Buffer.concat([decisionRecords(3, 0, { count: 1, n: 4 }), Buffer.alloc(3_000_000)]);
        const answers = [await send(refused), await send(refused), await send(decisionRecords(2, 0, { count: 1, n: 4 }))];
        expect(answers.map(({ status }) => status)).toEqual([409, 409, 200]);
        expect(new Set(answers.map(({ local }) => local)).size).toBe(1);
        agent.destroy();
    });
});
//# sourceMappingURL=frames.e2e.spec.js.map