import { userInfo } from 'node:os';
import { createAccessToken, createRun, pendingCommands, setRunState } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const FIELDS = '{ __typename ... on TellRunPayload { sent run { state } } ... on RunNotFound { code } ... on RunNotLive { code state } ... on NeedsReviewer { code } }';
const SENSITIVE = [{ policy: 'protected' }];
async function newRun(state, sensitivity = []) {
    const uuid = uuidv7();
    await createRun(store, { uuid, project: 'default', name: 'controlled', spec: { sensitivity }, state: 'running', origin: 'cli', scaler: 'snr' });
    await store.pool.query(`insert into run_layer select run_id, 0, 'dense1', 'dense', '', 0, 1 from run where uuid = $1`, [uuid]);
    if (state !== 'running')
        await setRunState(store, uuid, state);
    return uuid;
}
async function as(role) {
    const { secret } = await createAccessToken(store, { role, name: `a ${role}`, createdBy: 'test' });
    return { authorization: `Bearer ${secret}` };
}
const tell = (mutation, type, input, headers = {}) => api.send(`mutation ($input: ${type}!) { ${mutation}(input: $input) ${FIELDS} }`, { input }, headers);
describe('control of a live run', () => {
    it('sends each order once, in the name of the token, with its reason', async () => {
        const run = await newRun('running');
        const operator = await as('operator');
        expect((await tell('pauseRun', 'TellRunInput', { run, reason: ' look first ' }, operator)).data?.['pauseRun']).toMatchObject({ sent: true, run: { state: 'RUNNING' } });
        await tell('resumeRun', 'TellRunInput', { run, reason: 'seen' }, operator);
        await tell('lowerRun', 'LowerRunInput', { run, reason: 'spike', layers: ['dense1'], steps: 50 }, operator);
        await tell('rollbackRun', 'RollbackRunInput', { run, reason: 'worse', toStep: 100 });
        expect(await pendingCommands(store, run)).toMatchObject([
            { seq: 1, kind: 'pause', by: 'a operator', reason: 'look first', args: {} },
            { seq: 2, kind: 'resume', by: 'a operator', reason: 'seen' },
            { seq: 3, kind: 'lower', by: 'a operator', args: { layers: ['dense1'], steps: 50, guards: false } },
            { seq: 4, kind: 'rollback', by: userInfo().username, args: { toStep: 100 } },
        ]);
    });
    it('refuses a run that nothing executes, one that is not there, and whoever may only read', async () => {
        expect((await tell('pauseRun', 'TellRunInput', { run: await newRun('completed'), reason: 'x' })).data?.['pauseRun']).toEqual({ __typename: 'RunNotLive', code: 'RUN_NOT_LIVE', state: 'COMPLETED' });
        expect((await tell('pauseRun', 'TellRunInput', { run: uuidv7(), reason: 'x' })).data?.['pauseRun']).toMatchObject({ code: 'RUN_NOT_FOUND' });
        const run = await newRun('running');
        expect((await tell('pauseRun', 'TellRunInput', { run, reason: 'x' }, await as('viewer'))).errors[0]?.extensions['code']).toBe('FORBIDDEN');
        expect(await pendingCommands(store, run)).toEqual([]);
    });
    it.each([
        ['lowerRun', 'LowerRunInput', { layers: ['dense9'] }, 'layers is "dense9"; allowed: layers of the run: dense1'],
        ['lowerRun', 'LowerRunInput', { layers: [] }, 'at least one layer'],
        ['lowerRun', 'LowerRunInput', { steps: -1 }, 'an integer from 0 to 100000'],
        ['rollbackRun', 'RollbackRunInput', { toStep: -1 }, 'an integer from 0'],
        ['pauseRun', 'TellRunInput', { reason: '  ' }, '1 to 500 characters'],
    ])('%s (%s) of %j says what is allowed and sends nothing', async (mutation, type, input, allowed) => {
        const run = await newRun('running');
        const { errors } = await tell(mutation, type, { run, reason: 'x', ...input });
        expect(errors[0]).toMatchObject({ message: expect.stringContaining(allowed), extensions: { code: 'BAD_USER_INPUT' } });
        expect(await pendingCommands(store, run)).toEqual([]);
    });
    it('lets a paused sensitive run go on only at the word of a reviewer', async () => {
        const run = await newRun('paused', SENSITIVE);
        const input = { run, reason: 'looks fine' };
        expect((await tell('resumeRun', 'TellRunInput', input, await as('operator'))).data?.['resumeRun']).toEqual({ __typename: 'NeedsReviewer', code: 'NEEDS_REVIEWER' });
        expect(await pendingCommands(store, run)).toEqual([]);
        expect((await tell('resumeRun', 'TellRunInput', input, await as('reviewer'))).data?.['resumeRun']).toMatchObject({ sent: true });
        expect(await pendingCommands(store, run)).toMatchObject([{ kind: 'resume', by: 'a reviewer' }]);
    });
});
//# sourceMappingURL=control.e2e.spec.js.map