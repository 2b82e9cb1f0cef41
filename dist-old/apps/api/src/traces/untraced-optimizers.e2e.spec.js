import { setRunState } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
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
const START = 'mutation ($input: StartTraceInput!) { startTrace(input: $input) { __typename ... on RunNotTraceable { code message } } }';
it('tells that a run with an optimizer without a reverse pass is never traced, and why', async () => {
    const recording = await recordingRun(store, 2);
    await recording.record(0, 3);
    await recording.close();
    const { uuid } = recording;
    await setRunState(store, uuid, 'completed');
    const why = async () => (await api.send('query ($uuid: ID!) { run(uuid: $uuid) { traceUnavailable } }', { uuid })).data?.['run'];
    expect(await why()).toEqual({ traceUnavailable: null });
    await store.pool.query('update run set spec = $2 where uuid = $1', [uuid, { name: 'muon', optimizer: { kind: 'muon' } }]);
    expect(await why()).toEqual({ traceUnavailable: expect.stringMatching(/^This run trains with muon, through whose update no reverse pass is known here.*\.$/) });
    const { data } = await api.send(START, { input: { run: uuid, record: 'test:1', reason: 'asked' } });
    expect(data?.['startTrace']).toMatchObject({ code: 'RUN_NOT_TRACEABLE', message: expect.stringContaining(`run ${uuid} trains with muon`) });
});
//# sourceMappingURL=untraced-optimizers.e2e.spec.js.map