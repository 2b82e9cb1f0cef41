import { createRun, pendingCommands, sendCommand } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderQueue } from '../obeying/order.js';
import { watchRun } from './watch-run.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const nothing = () => undefined;
async function liveRun() {
    const uuid = uuidv7();
    await createRun(store, { uuid, name: 'watched', spec: {}, state: 'running', origin: 'cli' });
    return uuid;
}
function watched(run, onContact = () => Promise.resolve(), hasEnded = () => false) {
    return watchRun({
        ...{ store, run, attempt: 0, orders: orderQueue(), obeyedBefore: new Map(), currentStep: () => 7, hasEnded, onContact },
        ...{ recording: () => ({ state: 'live', problem: null }), onRecording: nothing, onCommand: nothing, onProblem: nothing },
    });
}
async function tell(run, kind) {
    await sendCommand(store, run, kind, { by: 'desk-1', reason: 'a test' });
    for (let i = 0; i < 200; i++) {
        if ((await pendingCommands(store, run)).length === 0)
            return true;
        await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return false;
}
it('obeys a command while what else it asks the database takes its time', async () => {
    const run = await liveRun();
    let end = nothing;
    const watch = watched(run, () => new Promise((resolve) => { end = resolve; }));
    await expect.poll(() => end, { timeout: 20_000 }).not.toBe(nothing);
    expect(await tell(run, 'pause')).toBe(true);
    end();
    await watch.close();
});
it('says that the run is paused, or goes on, before it acknowledges the command: an order between them is not taken for done', async () => {
    const run = await liveRun();
    await store.pool.query('create table state_at_ack (kind text, state text)');
    await store.pool.query(`create function note_state() returns trigger language plpgsql as $$
    begin insert into state_at_ack select new.kind, state from run where run_id = new.run_id; return new; end $$`);
    await store.pool.query('create trigger noted after update on run_command for each row execute function note_state()');
    const watch = watched(run);
    for (const kind of ['pause', 'resume'])
        await tell(run, kind);
    await watch.close();
    const { rows } = await store.pool.query('select * from state_at_ack');
    expect(rows).toEqual([{ kind: 'pause', state: 'paused' }, { kind: 'resume', state: 'running' }]);
});
it('leaves commands as they are once the end of the run is noted, and still says that it is there', async () => {
    const run = await liveRun();
    let contacts = 0;
    const watch = watched(run, () => { contacts++; return Promise.resolve(); }, () => true);
    await sendCommand(store, run, 'pause', { by: 'desk-1', reason: 'a test' });
    await expect.poll(() => contacts, { timeout: 20_000 }).toBeGreaterThan(2);
    await watch.close();
    expect(await pendingCommands(store, run)).toHaveLength(1);
    expect(watch.whilePaused()).toBeNull();
});
//# sourceMappingURL=watch-run.spec.js.map