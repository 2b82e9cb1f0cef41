import { testStore, until } from '#libs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteRun } from '../retention/delete-run.js';
import { startedRun } from '../testing/started-run.js';
import { addNotification, dispatching, exclusively } from './groups.js';
import { listNotifications } from './list-notifications.js';
import { letGoStale, markTold, readOpenAlerts } from './open-alerts.js';
import { claimNotifications, finishAttempt, giveUpUnknown, nextDueMs } from './outbox.js';
import { pruneNotifications } from './prune.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
beforeEach(async () => {
    await store.pool.query('delete from notification; delete from delivery_attempt; delete from alert');
});
function messageOf(more = {}) {
    return { version: 1, kind: 'alerts', receiver: 'a', groupLabels: {}, status: 'firing', alerts: [], truncated: 0, isRepeat: false, heartbeat: null, ...more };
}
async function add(key, more = {}, giveUpAfterMs = 3_600_000) {
    const message = messageOf(more);
    await dispatching(store, (client) => addNotification(client, { group: { receiver: message.receiver, route: 'r', key }, message, suppression: null, giveUpAfterMs }));
}
const failed = { status: 500, problem: 'a answers 500', ms: 3, retryInMs: 60_000 };
const sent = { status: 204, problem: null, ms: 3, retryInMs: null };
const states = async () => (await listNotifications(store, { first: 100 })).notifications.map(({ state }) => state);
async function alertRow(runId, more = {}) {
    const { state = 'firing', firedAt = 'now()', shadow = false, fingerprint = 'f' } = more;
    await store.pool.query(`insert into alert (run_id, fingerprint, since, rule, rule_version, severity, state, fired_step, value, summary, shadow, fired_at, resolved_at)
     values ($1, $2, 1, 'r', 'v', 'warning', $3, 1, 1, '', $4, ${firedAt}, case when $3 = 'resolved' then ${firedAt} end)`, [runId, fingerprint, state, shadow]);
}
describe('the outbox', () => {
    it('gives the oldest of each group, each to one claimer, and the next when that is finished', async () => {
        for (const key of ['x', 'x', 'y'])
            await add(key);
        const [one, two] = await Promise.all([claimNotifications(store, 'a', 9), claimNotifications(store, 'a', 9)]);
        expect(one.length + two.length).toBe(2);
        expect(await claimNotifications(store, 'a', 9)).toEqual([]);
        for (const claimed of [...one, ...two])
            expect(await finishAttempt(store, claimed, sent)).toBe('sent');
        expect((await claimNotifications(store, 'a', 9)).length).toBe(1);
    });
    it('keeps a group in order while its oldest waits for another attempt', async () => {
        await add('x');
        await add('x');
        const [claimed] = await claimNotifications(store, 'a', 9);
        expect(await finishAttempt(store, claimed, failed)).toBe('failed');
        expect(await claimNotifications(store, 'a', 9)).toEqual([]);
        expect(await nextDueMs(store, ['b'])).toBeNull();
        await store.pool.query('update notification set next_attempt_at = now()');
        expect(await nextDueMs(store, ['a', 'b'])).toBeLessThanOrEqual(0);
        const [again] = await claimNotifications(store, 'a', 9);
        expect([again?.id, again?.attempt]).toEqual([claimed?.id, 2]);
    });
    it('gives up when the next attempt would be too late, or is of no use', async () => {
        await add('x', {}, 30_000);
        await add('y');
        for (const claimed of await claimNotifications(store, 'a', 9))
            expect(await finishAttempt(store, claimed, claimed.giveUpAt.getTime() - new Date().getTime() < 60_000 ? failed : { ...failed, retryInMs: null })).toBe('given-up');
        expect(await states()).toEqual(['given-up', 'given-up']);
        expect(await claimNotifications(store, 'a', 9)).toEqual([]);
    });
    it('leaves out a reminder while one of its group waits, and keeps only the last that was sent', async () => {
        await add('x', { isRepeat: true });
        await add('x', { isRepeat: true });
        expect((await states()).length).toBe(1);
        const [claimed] = await claimNotifications(store, 'a', 9);
        await finishAttempt(store, claimed, sent);
        await add('x', { isRepeat: true });
        expect(await states()).toEqual(['queued']);
        const { rows } = await store.pool.query('select from delivery_attempt');
        expect(rows).toEqual([]);
    });
    it('gives up what waits for a receiver that is gone', async () => {
        await add('x');
        await add('x', { receiver: 'b' });
        expect(await dispatching(store, (client) => giveUpUnknown(client, ['b']))).toBe(1);
        expect((await listNotifications(store, { first: 9, state: 'given-up' })).notifications).toMatchObject([{ receiver: 'a', problem: 'this receiver is no longer in the notification file' }]);
    });
    it('forgets what was finished 90 days ago, and what tells of a run that is deleted', async () => {
        const run = await startedRun(store, 1, 'completed');
        await add('x', { alerts: [{ run: run.uuid }] });
        await add('y');
        await store.pool.query(`update notification set state = 'sent', finished_at = now() - interval '91 days' where group_key = 'y'`);
        expect(await pruneNotifications(store)).toBe(1);
        expect((await deleteRun(store, run.uuid)).kind).toBe('deleted');
        expect(await states()).toEqual([]);
    });
    it('is decided on by one process at a time', async () => {
        const inner = await exclusively(store, 'k', () => exclusively(store, 'k', () => Promise.resolve(1)));
        expect(inner).toBeNull();
        expect(await exclusively(store, 'k', () => Promise.resolve(2))).toBe(2);
    });
    it('is decided on by another when a process is paused in the middle of it; what that one goes on to store is refused', async () => {
        let [hasBegun, wake] = [false, () => undefined];
        const woken = new Promise((resolve) => { wake = resolve; });
        const paused = dispatching(store, async (client) => {
            hasBegun = true;
            await woken;
            await giveUpUnknown(client, []);
        }, 200);
        await until(() => hasBegun);
        await until(async () => (await dispatching(store, () => Promise.resolve(true))) === true);
        wake();
        await expect(paused).rejects.toThrow();
    });
});
describe('open alerts', () => {
    it('are those that fire on live runs, and ended ones that are not told; none in shadow mode', async () => {
        const [live, over] = [await startedRun(store, 1), await startedRun(store, 1, 'failed')];
        await alertRow(live.runId, { fingerprint: 'fires' });
        await alertRow(live.runId, { fingerprint: 'ended', state: 'resolved' });
        await alertRow(live.runId, { fingerprint: 'shadow', shadow: true });
        await alertRow(over.runId, { fingerprint: 'over' });
        const open = await readOpenAlerts(store.pool);
        expect(open.map(({ fingerprint, fires }) => [fingerprint, fires]).sort()).toEqual([['ended', false], ['fires', true], ['over', false]]);
        await markTold(store.pool, open);
        expect((await readOpenAlerts(store.pool)).map(({ fingerprint }) => fingerprint)).toEqual(['fires']);
        await store.pool.query(`update run set state = 'running' where run_id = $1`, [over.runId]);
        expect((await readOpenAlerts(store.pool)).length).toBe(2);
    });
    it('are let go a day after they ended unheard', async () => {
        const live = await startedRun(store, 1);
        await alertRow(live.runId, { fingerprint: 'old', state: 'resolved', firedAt: `now() - interval '25 hours'` });
        await alertRow(live.runId, { fingerprint: 'new', state: 'resolved', firedAt: `now() - interval '23 hours'` });
        await alertRow(live.runId, { fingerprint: 'fires', firedAt: `now() - interval '9 days'` });
        expect(await letGoStale(store.pool)).toBe(1);
        expect((await readOpenAlerts(store.pool)).map(({ fingerprint }) => fingerprint).sort()).toEqual(['fires', 'new']);
    });
});
//# sourceMappingURL=notifications.spec.js.map