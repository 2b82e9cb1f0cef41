import { fakeClock, testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAlertTransitions } from '../alerts/save-alert-transitions.js';
import { controlRun } from '../commands/control-run.js';
import { acknowledgeCommand, pendingCommands } from '../commands/run-commands.js';
import { startedRun } from '../testing/started-run.js';
import { isUnreviewed, stateOfRequest } from './action-row.js';
import { decideAction } from './decide-action.js';
import { expireActions } from './expire-actions.js';
import { findActionRequest, listActionRequests, unreviewedRuns } from './list-actions.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const SENSITIVE = { sensitivity: [{ policy: 'protected' }] };
const reviewer = { by: 'a reviewer', role: 'reviewer', reason: 'looked' };
async function runWith(spec) {
    const run = await startedRun(store, 1);
    await store.pool.query('update run set spec = $2 where run_id = $1', [run.runId, spec]);
    return run;
}
let step = 100;
/** An alert of `spike` fires on the run. */
async function fire(run, action, more = {}) {
    step += 10;
    const at = { rule: 'spike', ruleVersion: 'abcdef0123456789', severity: 'critical', layer: 'layer0', measure: 'scale', state: 'firing' };
    const transition = { run, ...at, fingerprint: `f${step}`, step, since: step - 2, value: 9, threshold: 3, summary: 'it spikes', ...(action === undefined ? {} : { action }), ...more };
    await saveAlertTransitions(store, run, [transition], { lastStep: step, ruleState: {}, rules: [] });
    return transition;
}
async function requests(run) {
    const page = await listActionRequests(store, { run, first: 100 });
    return page.requests.map((row) => ({ request: row.request, state: stateOfRequest(row), kind: row.kind })).reverse();
}
/** The deadline, or half of it, is over. */
async function letPass(runId, column) {
    await store.pool.query(`update action_request set ${column} = now() - interval '1 second' where run_id = $1`, [runId]);
}
async function minutesToDecide(run) {
    const found = await findActionRequest(store, { run, request: 1 });
    return (Number(found?.respondBy) - Number(found?.createdAt)) / 60_000;
}
describe('a request on a run that is not sensitive', () => {
    it('is a command at once, in the name of the rule and its version, with the alert’s sentence', async () => {
        const { uuid } = await runWith({});
        const { since } = await fire(uuid, { kind: 'lower', steps: 50 });
        expect(await pendingCommands(store, uuid)).toMatchObject([{ seq: 1, kind: 'lower', by: 'spike@abcdef012345', reason: 'it spikes', args: { layers: null, steps: 50, guards: false } }]);
        await acknowledgeCommand(store, uuid, 1, 120);
        const later = await fire(uuid, { kind: 'rollback' });
        await fire(uuid, { kind: 'stop' });
        expect((await pendingCommands(store, uuid)).map(({ kind, args }) => [kind, args.toStep])).toEqual([['rollback', later.since - 1], ['cancel', undefined]]);
        expect((await findActionRequest(store, { run: uuid, request: 1 }))?.acts).toMatchObject([{ act: 'commanded', by: 'spike@abcdef012345', commandSeq: 1 }]);
        expect(since).toBeGreaterThan(0);
    });
    it('asks once, however often the alert is saved; joins one that is open; is nothing in shadow, or where no rule asks', async () => {
        const { uuid } = await runWith({});
        const transition = await fire(uuid, { kind: 'pause' });
        await saveAlertTransitions(store, uuid, [transition], { lastStep: step, ruleState: {}, rules: [] });
        await fire(uuid, { kind: 'pause' });
        await fire(uuid, { kind: 'pause' }, { shadow: true });
        await fire(uuid);
        expect(await requests(uuid)).toEqual([{ request: 1, state: 'commanded', kind: 'pause' }, { request: 2, state: 'joined', kind: 'pause' }]);
        expect(await pendingCommands(store, uuid)).toHaveLength(1);
        await acknowledgeCommand(store, uuid, 1, 200);
        await fire(uuid, { kind: 'pause' });
        expect((await requests(uuid)).at(-1)).toEqual({ request: 3, state: 'commanded', kind: 'pause' });
    });
    it('takes what the spec says before what the rule says, and survives a spec that is none', async () => {
        const { uuid } = await runWith({ actions: [{ rule: 'spike', do: 'lower', steps: 7 }] });
        await fire(uuid, { kind: 'stop' });
        expect(await pendingCommands(store, uuid)).toMatchObject([{ kind: 'lower', args: { steps: 7 } }]);
        const { uuid: foreign } = await runWith({ actions: 'none', approval: 5 });
        await fire(foreign, { kind: 'pause' });
        expect(await pendingCommands(store, foreign)).toMatchObject([{ kind: 'pause' }]);
    });
    it('sends nothing to a run that is over', async () => {
        const { uuid, runId } = await runWith({});
        await store.pool.query(`update run set state = 'completed' where run_id = $1`, [runId]);
        await fire(uuid, { kind: 'stop' });
        expect(await requests(uuid)).toEqual([{ request: 1, state: 'run-ended', kind: 'stop' }]);
        expect(await pendingCommands(store, uuid)).toEqual([]);
    });
});
describe('a proposal on a sensitive run', () => {
    it('waits: approved it is a command, rejected it is none; the first decision stands', async () => {
        const { uuid } = await runWith(SENSITIVE);
        await fire(uuid, { kind: 'pause' });
        await fire(uuid, { kind: 'stop' });
        expect(await requests(uuid)).toMatchObject([{ state: 'proposed' }, { state: 'proposed' }]);
        expect(await pendingCommands(store, uuid)).toEqual([]);
        expect(await decideAction(store, { run: uuid, request: 1 }, { verdict: 'approve', ...reviewer })).toEqual({ kind: 'decided' });
        expect(await decideAction(store, { run: uuid, request: 1 }, { verdict: 'reject', ...reviewer })).toEqual({ kind: 'already', act: 'approved', by: 'a reviewer' });
        expect(await decideAction(store, { run: uuid, request: 2 }, { verdict: 'reject', ...reviewer, role: 'operator' })).toEqual({ kind: 'decided' });
        expect(await pendingCommands(store, uuid)).toMatchObject([{ kind: 'pause', by: 'a reviewer', reason: 'looked' }]);
        expect(await requests(uuid)).toMatchObject([{ state: 'approved' }, { state: 'rejected' }]);
        expect(await decideAction(store, { run: uuid, request: 9 }, { verdict: 'reject', ...reviewer })).toEqual({ kind: 'no-request' });
    });
    it('decided by two at once becomes one command', async () => {
        const { uuid } = await runWith(SENSITIVE);
        await fire(uuid, { kind: 'rollback' });
        const verdicts = await Promise.all([1, 2, 3, 4].map(() => decideAction(store, { run: uuid, request: 1 }, { verdict: 'approve', ...reviewer })));
        expect(verdicts.filter(({ kind }) => kind === 'decided')).toHaveLength(1);
        expect(await pendingCommands(store, uuid)).toHaveLength(1);
    });
    it('names the second person at half-time, falls back at the end, once, and is never approved by silence', async () => {
        const { uuid, runId } = await runWith({ ...SENSITIVE, approval: { minutes: 4, escalateTo: 'the second' } });
        await fire(uuid, { kind: 'stop' });
        expect(await minutesToDecide(uuid)).toBeCloseTo(4, 3);
        expect(await expireActions(store, uuid)).toBe(0);
        await letPass(runId, 'escalate_at');
        expect(await expireActions(store, uuid)).toBe(1);
        expect(await expireActions(store, uuid)).toBe(0);
        await letPass(runId, 'respond_by');
        const acts = await Promise.all([1, 2, 3].map(() => expireActions(store, uuid)));
        expect(acts.reduce((sum, n) => sum + n)).toBe(1);
        expect(await pendingCommands(store, uuid)).toMatchObject([{ kind: 'lower', by: 'time-out policy', args: { layers: null, steps: null, guards: true } }]);
        const found = await findActionRequest(store, { run: uuid, request: 1 });
        expect(found?.acts.map(({ act }) => act)).toEqual(['escalated', 'timed-out']);
        expect(found).toMatchObject({ acts: [{ reason: expect.stringContaining('the second') }, {}] });
        expect(isUnreviewed(found ?? { acts: [] })).toBe(true);
        expect([...(await unreviewedRuns(store, [uuid]))]).toEqual([uuid]);
    });
    it('waits by a clock: nothing before half-time, nothing twice, whoever looks', async () => {
        const { uuid } = await runWith({ ...SENSITIVE, approval: { minutes: 10, escalateTo: 'desk-2' } });
        await fire(uuid, { kind: 'pause' });
        const clock = fakeClock(Number((await findActionRequest(store, { run: uuid, request: 1 }))?.createdAt));
        const acts = [];
        for (let minute = 1; minute <= 12; minute++) {
            clock.advance(60_000);
            acts.push(await expireActions(store, uuid, new Date(clock.now() + 1)));
        }
        expect(acts).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
    });
    it('that timed out is reviewed by a reviewer, which ends the fallback, and only once', async () => {
        const { uuid, runId } = await runWith(SENSITIVE);
        await fire(uuid, { kind: 'rollback' });
        await letPass(runId, 'respond_by');
        await expireActions(store);
        const key = { run: uuid, request: 1 };
        expect(await decideAction(store, key, { verdict: 'approve', ...reviewer, role: 'operator' })).toEqual({ kind: 'needs-reviewer' });
        expect(await decideAction(store, key, { verdict: 'approve', ...reviewer })).toEqual({ kind: 'decided' });
        expect((await pendingCommands(store, uuid)).map(({ kind, args }) => [kind, args.steps])).toEqual([['lower', null], ['lower', 0], ['rollback', undefined]]);
        expect(await decideAction(store, key, { verdict: 'approve', ...reviewer })).toMatchObject({ kind: 'already', act: 'reviewed' });
        expect([...(await unreviewedRuns(store, [uuid]))]).toEqual([]);
    });
    it('that timed out with others ends the fallback with the last review', async () => {
        const { uuid, runId } = await runWith(SENSITIVE);
        await fire(uuid, { kind: 'rollback' });
        await fire(uuid, { kind: 'pause' });
        await letPass(runId, 'respond_by');
        await expireActions(store);
        const sent = async () => (await pendingCommands(store, uuid)).filter(({ args }) => args.steps === 0).length;
        await decideAction(store, { run: uuid, request: 1 }, { verdict: 'reject', ...reviewer });
        expect([await sent(), (await unreviewedRuns(store, [uuid])).size]).toEqual([0, 1]);
        await decideAction(store, { run: uuid, request: 2 }, { verdict: 'reject', ...reviewer });
        expect([await sent(), (await unreviewedRuns(store, [uuid])).size]).toEqual([1, 0]);
    });
    it('that timed out keeps its fallback until a reviewer ends it, whatever an operator orders', async () => {
        const { uuid, runId } = await runWith(SENSITIVE);
        await fire(uuid, { kind: 'pause' });
        await letPass(runId, 'respond_by');
        await expireActions(store);
        const lower = async (steps, role) => await controlRun(store, uuid, { kind: 'lower', args: { layers: null, steps, guards: false } }, { ...reviewer, role });
        expect(await lower(0, 'operator')).toEqual({ kind: 'needs-reviewer' });
        expect(await lower(5, 'operator')).toMatchObject({ kind: 'sent' });
        expect([...(await unreviewedRuns(store, [uuid]))]).toEqual([uuid]);
        expect(await lower(0, 'reviewer')).toMatchObject({ kind: 'sent' });
    });
    it('that timed out is reviewed by the reviewer who ends what was lowered, with all others of the run', async () => {
        const { uuid, runId } = await runWith(SENSITIVE);
        await fire(uuid, { kind: 'pause' });
        await fire(uuid, { kind: 'rollback' });
        await letPass(runId, 'respond_by');
        await expireActions(store);
        await fire(uuid, { kind: 'stop' });
        const lift = () => controlRun(store, uuid, { kind: 'lower', args: { layers: null, steps: 0, guards: false } }, reviewer);
        expect(await lift()).toEqual({ kind: 'sent', seq: 3 });
        expect([...(await unreviewedRuns(store, [uuid]))]).toEqual([]);
        const acts = (await listActionRequests(store, { run: uuid, first: 9 })).requests.reverse().map((row) => [stateOfRequest(row), row.acts.at(-1)]);
        const review = { act: 'reviewed', by: 'a reviewer', reason: 'ended what was lowered: looked', commandSeq: 3, createdAt: expect.any(Date) };
        expect(acts).toMatchObject([['timed-out', review], ['timed-out', review], ['proposed', undefined]]);
        expect(await lift()).toEqual({ kind: 'sent', seq: 4 });
    });
    it('ends with its run', async () => {
        const { uuid, runId } = await runWith(SENSITIVE);
        await fire(uuid, { kind: 'pause' });
        await store.pool.query(`update run set state = 'failed' where run_id = $1`, [runId]);
        expect(await decideAction(store, { run: uuid, request: 1 }, { verdict: 'approve', ...reviewer })).toEqual({ kind: 'not-live', state: 'failed' });
        await letPass(runId, 'respond_by');
        await expireActions(store);
        expect(await requests(uuid)).toMatchObject([{ state: 'run-ended' }]);
        expect(await pendingCommands(store, uuid)).toEqual([]);
    });
});
it('lists requests in pages that join, and those that are open', async () => {
    const { uuid } = await runWith(SENSITIVE);
    for (const kind of ['pause', 'stop', 'rollback'])
        await fire(uuid, { kind });
    await decideAction(store, { run: uuid, request: 2 }, { verdict: 'reject', ...reviewer });
    const first = await listActionRequests(store, { run: uuid, first: 2 });
    expect([first.requests.map(({ request }) => request), first.hasNext, first.total]).toEqual([[3, 2], true, 3]);
    const second = await listActionRequests(store, { run: uuid, first: 2, after: { run: uuid, request: 2 } });
    expect([second.requests.map(({ request }) => request), second.hasNext]).toEqual([[1], false]);
    expect((await listActionRequests(store, { run: uuid, open: true, first: 9 })).requests.map(({ request }) => request)).toEqual([3, 1]);
    expect((await listActionRequests(store, { run: uuid, open: false, first: 9 })).total).toBe(1);
});
//# sourceMappingURL=actions.spec.js.map