import { setRunState } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi, TEST_TOKEN } from '../testing/test-api.js';
const LONG = `query ($run: ID!) { run(uuid: $run) {
  heatmap(measure: SCALE, maxColumns: 10) { stepsPerColumn columnSteps { length } max { base64 } }
  series(layer: "dense1", measure: SCALE, maxPoints: 100) { count steps { length } values { base64 } }
  stepSeries(measure: LOSS, maxPoints: 100) { count values { base64 } } } }`;
let store;
let api;
let run;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    run = await recordingRun(store, 2);
    await run.record(0, 20);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
/** Asks for what is long, and how many statements read recorded numbers meanwhile. */
async function ask() {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
        const answer = await api.send(LONG, { run: run.uuid });
        const texts = spy.mock.calls.map(([text]) => (typeof text === 'string' ? text : text.text));
        return { answer, reads: texts.filter((text) => text.includes('"settledStep"')).length };
    }
    finally {
        spy.mockRestore();
    }
}
describe('series and heatmaps', () => {
    it('of a run that trains are read each time', async () => {
        const [first, second] = [await ask(), await ask()];
        expect(first.answer.data).toMatchObject({ run: { series: { count: 20 } } });
        expect(second.reads).toBe(first.reads);
        expect(first.reads).toBeGreaterThan(0);
    });
    it('of a run that is over are read once, until anything of it changes', async () => {
        await setRunState(store, run.uuid, 'completed');
        const first = await ask();
        expect(first.reads).toBeGreaterThan(0);
        expect(await ask()).toEqual({ answer: first.answer, reads: 0 });
        await setRunState(store, run.uuid, 'running');
        await run.record(20, 40);
        await run.close();
        await setRunState(store, run.uuid, 'completed');
        const more = await ask();
        expect(more.answer.data).toMatchObject({ run: { series: { count: 40 }, stepSeries: { count: 40 } } });
        expect((await ask()).reads).toBe(0);
        // as retention leaves it
        await store.pool.query('delete from decision_chunk where run_id = (select run_id from run where uuid = $1)', [run.uuid]);
        await store.pool.query('update ingest_state set removed_step = last_step + 1 where run_id = (select run_id from run where uuid = $1)', [run.uuid]);
        expect((await ask()).reads).toBeGreaterThan(0);
    });
});
describe('an answer over GET', () => {
    const get = (query, headers = {}) => fetch(`${api.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization: `Bearer ${TEST_TOKEN}`, 'apollo-require-preflight': '1', ...headers } });
    it('has a tag; who has it already is answered 304 without it', async () => {
        const first = await get(`{ run(uuid: "${run.uuid}") { name } }`);
        const tag = first.headers.get('etag') ?? '';
        expect(tag).toMatch(/^"[\w-]{27}"$/);
        const again = await get(`{ run(uuid: "${run.uuid}") { name } }`, { 'if-none-match': `"other", W/${tag}` });
        expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
        const other = await get(`{ run(uuid: "${run.uuid}") { uuid } }`, { 'if-none-match': tag });
        expect([other.status, await other.json()]).toEqual([200, expect.objectContaining({ data: { run: { uuid: run.uuid } } })]);
    });
    it('tells nothing by its tag to who may not read it, and nothing is tagged that failed', async () => {
        expect((await get('{ health { version } }', { 'if-none-match': '*', authorization: 'Bearer none' })).status).toBe(401);
        const failed = await get('{ nothing }', { 'if-none-match': '*', accept: 'application/graphql-response+json' });
        expect([failed.status, failed.headers.get('etag')]).toEqual([400, null]);
    });
});
//# sourceMappingURL=finished-runs.e2e.spec.js.map