import { countDecisions, findRun, listEvaluations, readSeries } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../testing/test-api.js';
import { registeredClient, stepLine } from './testing/ingest-client.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store, { ingestLimits: { lineBytes: 10_000 } });
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const registered = () => registeredClient(api.url);
const steps = (from, to) => Array.from({ length: to - from }, (_, i) => stepLine(from + i));
const notes = async (client) => {
    const { rows } = await store.pool.query('select f.kind, f.step0, f.n from ledger_frame f join run r using (run_id) where r.uuid = $1 order by seq', [client.uuid]);
    return rows.map(({ kind, step0, n }) => [kind, step0, n]);
};
describe('lines over HTTP', () => {
    it('are packed into frames: steps, evaluations, a jump as a gap, the end', async () => {
        const client = await registered();
        const body = [...steps(0, 300), { evaluation: { split: 'test', loss: 0.5, accuracy: 'NaN' } }, '', ...steps(310, 312), { end: { state: 'completed', reason: 'done' } }];
        expect(await client.lines(body)).toMatchObject({ status: 200, body: { lastSeq: 7, lastStep: 311, accepted: 304, duplicates: 0 } });
        expect(await notes(client)).toEqual([[1, 0, 0], [2, 0, 256], [2, 256, 44], [4, 299, 0], [3, 300, 10], [2, 310, 2], [5, 311, 0]]);
        expect(await findRun(store, client.uuid)).toMatchObject({
            state: 'completed', reason: 'done', lastStep: 311,
            summary: { steps: 312, layers: 2, decisions: 604, testLoss: 0.5, testAccuracy: null, alerts: 0 },
        });
        expect(await listEvaluations(store, client.uuid)).toMatchObject([{ step: 299, split: 'test', loss: 0.5, accuracy: NaN }]);
    });
    it('keep what is not finite, and have NaN for what was not measured', async () => {
        const client = await registered();
        const line = { step: 0, loss: 'NaN', layers: { dense2: { gradNorm: 'Infinity', scale: '-Infinity', flags: 8 } } };
        expect((await client.lines([line])).status).toBe(200);
        const { rows } = await store.pool.query('select d.layer, d.scale, d.grad_norm, d.noise, d.flags from decision d join run r using (run_id) where r.uuid = $1 order by layer', [client.uuid]);
        expect(rows).toEqual([
            { layer: 0, scale: NaN, grad_norm: NaN, noise: NaN, flags: 0 },
            { layer: 1, scale: -Infinity, grad_norm: Infinity, noise: NaN, flags: 8 },
        ]);
        expect((await client.lines([line])).body).toMatchObject({ accepted: 0, duplicates: 1 });
    });
    it('are idempotent by step: compared, and left out', async () => {
        const client = await registered();
        const evaluation = { evaluation: { split: 'test', loss: 0.5 } };
        await client.lines([...steps(0, 100), evaluation]);
        expect(await client.lines([...steps(50, 100), evaluation, ...steps(100, 120), stepLine(119)])).toMatchObject({ status: 200, body: { lastStep: 119, accepted: 20, duplicates: 52 } });
        expect(await countDecisions(store, client.uuid)).toBe(240);
        const altered = { ...stepLine(70), layers: { ...stepLine(70).layers, dense2: { ...stepLine(70).layers['dense2'], cosine: 0.75 } } };
        const answer = await client.lines([stepLine(69), altered]);
        expect(answer).toMatchObject({ status: 409, body: { error: { code: 'different', line: 2, step: 70 } } });
        expect(answer.body.error?.message).toBe('line 2: layers.dense2.cosine is 0.75, recorded was 0.5 at step 70');
        expect((await client.lines([{ ...stepLine(5), loss: 9 }])).body.error?.message).toContain('loss is 9, recorded was 0.1666');
        expect((await client.lines([{ evaluation: { step: 99, split: 'test', loss: 0.25 } }])).body.error?.message).toContain('recorded with loss 0.5');
        await client.lines([{ end: { state: 'failed' } }]);
        expect((await client.lines([...steps(118, 120), { end: { state: 'failed' } }])).body).toMatchObject({ accepted: 0, duplicates: 3 });
        expect(await client.lines([stepLine(120)])).toMatchObject({ status: 409, body: { error: { code: 'closed' } } });
        expect(await client.lines([{ end: { state: 'completed' } }])).toMatchObject({ status: 409, body: { error: { code: 'closed', state: 'failed' } } });
    });
    it('never fill a gap that is recorded', async () => {
        const client = await registered();
        await client.lines([stepLine(0), stepLine(5)]);
        expect((await client.lines([stepLine(3)])).body.error).toMatchObject({ code: 'different', message: 'line 1: step 3 was recorded as not sent' });
    });
    it('ascend within a request: one that goes back is refused, and nothing of the request is committed', async () => {
        const client = await registered();
        await client.lines(steps(0, 14));
        const before = (await client.position()).body;
        const back = await client.lines([stepLine(17), stepLine(15)]);
        expect(back).toMatchObject({ status: 400, body: { error: { code: 'bad-line', line: 2, field: 'step', value: '15', lastStep: 13 } } });
        expect(back.body.error?.message).toBe('line 2: step is 15; allowed: 17 or more, after line 1: steps ascend within a request');
        expect((await client.lines([stepLine(14), { ...stepLine(14), loss: 9 }])).body.error).toMatchObject({ code: 'bad-line', line: 2, value: '14', lastStep: 13 });
        expect((await client.lines([stepLine(14), stepLine(13)])).status).toBe(400);
        expect((await client.position()).body).toEqual(before);
        expect((await client.lines([stepLine(14), { evaluation: { split: 'test', loss: 0.5 } }, stepLine(14)])).body).toMatchObject({ accepted: 2, duplicates: 1, lastStep: 14 });
    });
    it.each([
        ['no JSON', '{"step":0,"loss":NaN}', 'line 2: it is "{\\"step\\":0,\\"loss\\":NaN}"; allowed: one JSON object per line'],
        ['no object', '[1]', 'line 2: it is [1]; allowed: a JSON object'],
        ['no step', { loss: 1, layers: {} }, 'line 2: step is missing; allowed: an integer from 0'],
        ['half a step', { ...stepLine(1), step: 1.5 }, 'line 2: step is 1.5; allowed: an integer from 0 to 2147483647'],
        ['a word as loss', { ...stepLine(1), loss: 'high' }, 'line 2: loss is "high"; allowed: a number, "NaN"'],
        ['an unknown layer', { ...stepLine(1), layers: { dense9: {} } }, 'line 2: layers is "dense9"; allowed: the layers of the run: dense1, dense2'],
        ['an unknown measure', { ...stepLine(1), layers: { dense1: { gradnorm: 1 } } }, 'line 2: layers.dense1 is "gradnorm"; allowed: the measures rawScale, scale, gradNorm'],
        ['a word as measure', { ...stepLine(1), layers: { dense1: { scale: 'nan' } } }, 'line 2: layers.dense1.scale is "nan"; allowed: a number, "NaN"'],
        ['flags with a fraction', { ...stepLine(1), layers: { dense1: { flags: 0.5 } } }, 'line 2: layers.dense1.flags is 0.5; allowed: an integer'],
        ['an unknown field', { ...stepLine(1), lr: 1 }, 'line 2: lr is 1; allowed: one of the fields step, loss, learningRate'],
        ['an unknown layer of the name __proto__', '{"step":1,"loss":1,"layers":{"__proto__":{"gradNorm":1}}}', 'line 2: layers is "__proto__"; allowed: the layers of the run'],
        ['an end that is none', { end: { state: 'interrupted' } }, 'line 2: end.state is "interrupted"; allowed: one of completed'],
        ['an evaluation without a split', { evaluation: { loss: 1 } }, 'line 2: evaluation.split is missing'],
        ['a reason that cannot be stored', '{"end":{"state":"failed","reason":"\\u0000"}}', 'line 2: end is not storable'],
    ])('with %s are refused: line, field, value, what is allowed', async (_name, line, message) => {
        const client = await registered();
        const answer = await client.lines([stepLine(0), line]);
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad-line', line: 2, lastStep: -1 } } });
        expect(answer.body.error?.message).toContain(message);
    });
    it('are bounded, in UTF-8, and end with the end', async () => {
        const client = await registered();
        expect(await client.lines([{ ...stepLine(0), x: 'y'.repeat(10_000) }])).toMatchObject({ status: 413, body: { error: { line: 1 } } });
        const bytes = await client.send('POST', '/frames', Buffer.from([0x7b, 0xff, 0x7d]), { 'content-type': 'application/x-ndjson; charset=utf-8' });
        expect(bytes.body.error?.message).toBe('line 1 is not UTF-8');
        expect((await client.lines([{ end: { state: 'completed' } }, stepLine(0)])).body.error?.message).toContain('line 2 follows the end in line 1');
        expect((await client.lines([stepLine(0)])).body).toMatchObject({ accepted: 1, lastStep: 0 }); // the end was not taken
        expect((await client.lines([])).body).toMatchObject({ accepted: 0, duplicates: 0 });
    });
    it('of 10,000 steps are all there, sent twice in pieces', async () => {
        const client = await registered();
        const begun = performance.now();
        for (let from = 0; from < 10_000; from += 2_500) {
            const body = steps(from, from + 2_500);
            expect((await client.lines(body)).body).toMatchObject({ accepted: 2_500, duplicates: 0, lastStep: from + 2_499 });
        }
        const seconds = (performance.now() - begun) / 1000;
        expect((await client.lines(steps(0, 10_000))).body).toMatchObject({ accepted: 0, duplicates: 10_000 });
        expect(await countDecisions(store, client.uuid)).toBe(20_000);
        const series = await readSeries(store, client.uuid, { measure: 'gradNorm', layer: 'dense1', fromStep: 9_999, toStep: 9_999, maxPoints: 1 });
        expect(JSON.stringify(series)).toContain(String(Math.fround(1 + 9_999 / 1024)));
        process.stderr.write(`10,000 steps of 2 layers as lines: ${seconds.toFixed(2)} s\n`);
    });
});
//# sourceMappingURL=lines.e2e.spec.js.map