import { saveReplay, setRunState } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toGlobalId } from '../common/global-id.js';
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
const EXACT = { bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, comparedSteps: 3, missingSteps: 0 };
const ALTERED = { ...EXACT, bitExact: false, firstDivergence: { step: 2, layer: 'dense1', measure: 'scale', recorded: NaN, replayed: 1.5 } };
async function endedRun() {
    const recording = await recordingRun(store, 2);
    await recording.record(0, 3);
    await recording.close();
    await setRunState(store, recording.uuid, 'completed');
    return recording.uuid;
}
async function replayed(run, fidelity, attempt = 1) {
    const uuid = uuidv7();
    const [startedAt, endedAt] = [new Date('2026-11-28T08:00:00Z'), new Date()];
    await saveReplay(store, { uuid, run, attempt, steps: 3, backend: { name: 'wasm', version: '4.22.0' }, fidelity, weightsSha256: 'ab', seconds: 1.5, productVersion: '0.1.0', by: 'desk-1', startedAt, endedAt });
    return uuid;
}
const RUN = `query ($run: ID!, $first: Int!, $after: String) { run(uuid: $run) {
  lastExecution { for of at fidelity { problem isSame firstDivergence { measure } } }
  replays(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { uuid run { uuid } } } } } }`;
const REPLAY = `query ($id: ID!) { node(id: $id) { id __typename } replay(id: $id) { id uuid attempt steps backend backendVersion weightsSha256 seconds productVersion by startedAt run { uuid replays(first: 1) { totalCount } }
  fidelity { words problem isSame bitExact sameWeights comparedSteps missingSteps maxRelLossError { value } firstDivergence { step layer measure recorded { value text } replayed { value } } } } }`;
it('is told whole, by its global id and by its run, in both directions', async () => {
    const run = await endedRun();
    const uuid = await replayed(run, ALTERED);
    const id = toGlobalId('Replay', uuid);
    const { data, errors } = await api.send(REPLAY, { id });
    expect(errors).toEqual([]);
    expect(data).toEqual({
        node: { id, __typename: 'Replay' },
        replay: {
            ...{ id, uuid, attempt: 1, steps: 3, backend: 'wasm', backendVersion: '4.22.0', weightsSha256: 'ab', seconds: 1.5, productVersion: '0.1.0', by: 'desk-1', startedAt: '2026-11-28T08:00:00.000Z' },
            run: { uuid: run, replays: { totalCount: 1 } },
            fidelity: {
                words: 'NOT executed again as recorded from step 2 in dense1 on; largest relative error of a loss 0.00',
                problem: 'the ledger is NOT what this run did from step 2 in dense1 on, though the weights at the end are the recorded ones: the ledger was altered, and gradlens verify tells where',
                ...{ isSame: false, bitExact: false, sameWeights: true, comparedSteps: 3, missingSteps: 0, maxRelLossError: { value: 0 } },
                firstDivergence: { step: 2, layer: 'dense1', measure: 'scale', recorded: { value: null, text: 'NaN' }, replayed: { value: 1.5 } },
            },
        },
    });
    expect((await api.send(REPLAY, { id: toGlobalId('Replay', uuidv7()) })).data).toEqual({ node: null, replay: null });
    expect((await api.send('query ($id: ID!) { replay(id: $id) { id } }', { id: toGlobalId('Trace', uuid) })).errors[0]?.message).toContain('the global id of a replay');
});
it('is listed with those of its run page by page, newest first; the last execution is what counts of the run as it is now', async () => {
    const run = await endedRun();
    expect((await api.send(RUN, { run, first: 2 })).data).toMatchObject({ run: { lastExecution: null, replays: { totalCount: 0, edges: [] } } });
    const [first, second, third] = [await replayed(run, ALTERED), await replayed(run, EXACT), await replayed(run, EXACT, 7)];
    const page = await api.send(RUN, { run, first: 2 });
    expect(page.errors).toEqual([]);
    const { replays } = page.data?.['run'];
    expect(replays).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true }, edges: [{ node: { uuid: third, run: { uuid: run } } }, { node: { uuid: second } }] });
    expect(page.data).toMatchObject({ run: { lastExecution: { for: 'REPLAY', of: toGlobalId('Replay', second), fidelity: { problem: null, isSame: true, firstDivergence: null } } } });
    expect((await api.send(RUN, { run, first: 2, after: replays.pageInfo.endCursor })).data).toMatchObject({ run: { replays: { pageInfo: { hasNextPage: false }, edges: [{ node: { uuid: first } }] } } });
    expect((await api.send('query ($run: ID!) { replays(first: 5, run: $run) { totalCount } }', { run })).data).toEqual({ replays: { totalCount: 3 } });
});
//# sourceMappingURL=replays.e2e.spec.js.map