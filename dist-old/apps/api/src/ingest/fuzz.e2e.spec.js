import { testStore } from '#libs/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
import { decisionsPayload, ingestClient, noteRecord, stepLine } from './testing/ingest-client.js';
import { encodeRecord } from './wire/records.js';
let store;
let api;
let client;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store, { ingestLimits: { bodyBytes: 1_000_000, recordBytes: 500_000, requestsPerSecond: 100_000 } });
    client = ingestClient(api.url);
    expect((await client.register()).status).toBe(200);
});
afterAll(async () => {
    expect((await client.position()).status).toBe(200);
    expect(api.logged.filter((line) => line.includes('ingest failed'))).toEqual([]);
    await api.close();
    await store.close();
});
const RUNS = 80;
const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
/** A decisions payload with some bytes changed, in a record whose checksum fits. */
const altered = fc.tuple(fc.nat(3), fc.array(fc.tuple(fc.nat(431), fc.nat(255)), { maxLength: 6 })).map(([seq, changes]) => {
    const payload = decisionsPayload(0, 5);
    for (const [at, value] of changes)
        payload[at % payload.length] = value;
    return encodeRecord(seq + 1, payload);
});
const notes = fc
    .tuple(fc.constantFrom('gap', 'fact', 'end', 'attempt'), fc.nat(), fc.nat(3), fc.json({ maxDepth: 5 }))
    .map(([kind, step0, n, note]) => noteRecord(2, { kind, step0, n }, JSON.parse(note)));
describe('whatever is sent', () => {
    it.each([
        ['random bytes as frames', bytes],
        ['random payloads in whole records', bytes.map((payload) => encodeRecord(2, payload))],
        ['altered frames', altered],
        ['notes of any kind', notes],
    ])('%s are never an error of the server', async (_name, body) => {
        await fc.assert(fc.asyncProperty(body, async (sent) => {
            const { status } = await client.frames(sent);
            expect(status).toBeLessThan(500);
        }), { numRuns: RUNS });
    });
    const line = fc.oneof(fc.json({ maxDepth: 4 }), fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll('\n', ' ')), fc.record({ step: fc.oneof(fc.integer(), fc.double(), fc.string()), loss: fc.jsonValue(), layers: fc.jsonValue() }).map((value) => JSON.stringify(value)), fc.record({ evaluation: fc.record({ split: fc.string({ unit: 'binary' }), loss: fc.oneof(fc.double(), fc.constant(null), fc.string()), step: fc.option(fc.nat(5), { nil: undefined }) }) }).map((value) => JSON.stringify(value)), fc.nat(30).map((step) => JSON.stringify(stepLine(step))));
    it('lines of any kind are never an error of the server', async () => {
        const other = ingestClient(api.url);
        await other.register();
        await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 5 }), async (lines) => {
            const { status } = await other.lines(lines);
            expect(status).toBeLessThan(500);
        }), { numRuns: RUNS });
    });
    it('registrations and ends of any kind are never an error of the server', async () => {
        const value = fc.jsonValue({ maxDepth: 4 });
        const text = fc.string({ unit: 'binary', maxLength: 20 });
        const registration = fc.record({ name: fc.oneof(text, fc.constant('x')), layers: fc.oneof(fc.array(text, { maxLength: 3 }), value), spec: value, hardware: value, scaler: text }, { requiredKeys: [] });
        await fc.assert(fc.asyncProperty(fc.oneof(registration, value), async (body) => {
            const sent = JSON.stringify(body);
            const json = { 'content-type': 'application/json' };
            const fresh = ingestClient(api.url);
            expect((await fresh.send('PUT', '', sent, json)).status).toBeLessThan(500);
            expect((await fresh.send('POST', '/end', sent, json)).status).toBeLessThan(500);
        }), { numRuns: RUNS });
    });
    it.each([
        ['deeply nested', `{"name":"x","layers":["a"],"spec":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
        ['deep, in a field', `{"name":"x","layers":["a"],"seeds":{"a":${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}}}`],
        ['a prototype', '{"__proto__":{"name":"x"},"name":"x","layers":["a"]}'],
        ['a layer called __proto__', '{"name":"x","layers":["__proto__","constructor"]}'],
        ['no JSON', '{'],
        ['nothing', ''],
    ])('a body that is %s is no error of the server', async (_name, body) => {
        const fresh = ingestClient(api.url);
        const { status } = await fresh.send('PUT', '', body, { 'content-type': 'application/json' });
        expect(status).toBeLessThan(500);
        if (status === 200)
            expect((await fresh.lines(['{"step":0,"loss":1,"layers":{"__proto__":{"scale":1},"constructor":{"scale":2}}}'])).status).toBe(200);
    });
});
//# sourceMappingURL=fuzz.e2e.spec.js.map