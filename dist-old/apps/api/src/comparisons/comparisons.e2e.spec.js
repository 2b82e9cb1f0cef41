import { createAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectOfThings } from '../testing/project-of-things.js';
import { startTestApi } from '../testing/test-api.js';
import { curveBand } from './curve-band.js';
let store;
let api;
let [mine, theirs] = [{}, {}];
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    [mine, theirs] = [await projectOfThings(store, 'mine', 'ours'), await projectOfThings(store, 'theirs', 'not ours')];
});
afterAll(async () => {
    await api.close();
    await store.close();
});
async function as(project) {
    const { secret } = await createAccessToken(store, { role: 'viewer', name: 'viewer', createdBy: 'test', project });
    return { authorization: `Bearer ${secret}` };
}
const numberOf = ({ ids }) => Number(Buffer.from(ids.Comparison, 'base64url').toString().split(':')[1]);
const LIST = 'query ($first: Int!, $after: String, $run: ID) { comparisons(first: $first, after: $after, run: $run) { totalCount pageInfo { hasNextPage endCursor } edges { node { name } } } }';
const ONE = `query ($number: Int!) { comparison(number: $number) { number name by commit scaler fastestBaseline findings fewerSteps { value low high } run { uuid comparisons(first: 1) { totalCount } } task { data budget target }
  economy { unit tracing net low high scalerEnergy } costs { traceSeconds } arms { name role missed cost energy against { other steps { value } processor { value } isNotWorse } curve { steps { length } median { base64 } } } } }`;
it('are listed to whoever reads, newest first, page by page', async () => {
    const headers = await as();
    const first = await api.send(LIST, { first: 1 }, headers);
    expect(first).toMatchObject({ errors: [], data: { comparisons: { totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { name: 'not ours' } }] } } });
    const after = (first.data?.['comparisons']).pageInfo.endCursor;
    expect(await api.send(LIST, { first: 1, after }, headers)).toMatchObject({ errors: [], data: { comparisons: { pageInfo: { hasNextPage: false }, edges: [{ node: { name: 'ours' } }] } } });
    expect(await api.send(LIST, { first: 1, after: 'x' }, headers)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }] });
    expect(await api.send(LIST, { first: 5, run: mine.run }, headers)).toMatchObject({ data: { comparisons: { totalCount: 1, edges: [{ node: { name: 'ours' } }] } } });
});
it('tell arms, curves, economy and the run', async () => {
    const { errors, data } = await api.send(ONE, { number: numberOf(mine) }, await as());
    expect(errors).toEqual([]);
    expect(data?.['comparison']).toMatchObject({
        ...{ number: numberOf(mine), name: 'ours', commit: 'abc1234', scaler: 'snr', fastestBaseline: 'adam, constant', fewerSteps: { value: 40, low: 30, high: 50 } },
        run: { uuid: mine.run, comparisons: { totalCount: 1 } },
        economy: { unit: 'MONEY', tracing: 1, net: -0.75, low: -1, high: -0.5, scalerEnergy: 2 },
        costs: { traceSeconds: 36 },
        // 3.6 s at 100 an hour and 10 W
        arms: [{ name: 'snr', role: 'SCALER', cost: 0.1, energy: 0.01, against: [{ other: 'snr, uniform', processor: null }, { processor: { value: 12 } }, {}], curve: { steps: { length: 3 } } }, { role: 'UNIFORM', cost: null }, { role: 'SCALE_ONE' }, { role: 'BASELINE', against: [] }],
    });
    expect(await api.send(ONE, { number: 999_999 }, await as())).toMatchObject({ errors: [], data: { comparison: null } });
});
it('are those of its project to a token of one', async () => {
    const headers = await as('mine');
    expect(await api.send(LIST, { first: 5 }, headers)).toMatchObject({ errors: [], data: { comparisons: { totalCount: 1, edges: [{ node: { name: 'ours' } }] } } });
    expect(await api.send(ONE, { number: numberOf(theirs) }, headers)).toMatchObject({ errors: [], data: { comparison: null } });
    const byNode = (ids) => api.send('query ($id: ID!) { node(id: $id) { ... on Comparison { name } } }', { id: ids.Comparison }, headers);
    expect(await byNode(mine.ids)).toMatchObject({ errors: [], data: { node: { name: 'ours' } } });
    expect(await byNode(theirs.ids)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});
it('a curve is the median and the quartiles of its seeds, a broken one the worst', () => {
    const values = ({ base64 }) => [...new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer)];
    const { median, low, high } = curveBand([[1, 4], [3, NaN], [2, 2], [4, Infinity], [5, 1]]);
    expect([low, median, high].map(values)).toEqual([[2, 2], [3, 4], [4, Infinity]]);
});
//# sourceMappingURL=comparisons.e2e.spec.js.map