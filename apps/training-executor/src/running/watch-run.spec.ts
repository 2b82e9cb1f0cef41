import { createRun, pendingCommands, sendCommand, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { orderQueue } from '../obeying/order.js';
import { watchRun } from './watch-run.js';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const nothing = (): void => undefined;

async function liveRun(): Promise<string> {
  const uuid = uuidv7();
  await createRun(store, { uuid, name: 'watched', spec: {}, state: 'running', origin: 'cli' });
  return uuid;
}

function watched(run: string, onContact: () => Promise<void> = () => Promise.resolve()): ReturnType<typeof watchRun> {
  return watchRun({
    ...{ store, run, attempt: 1, orders: orderQueue(), obeyedBefore: new Map<number, number>(), currentStep: () => 7, onContact },
    ...{ recording: () => ({ state: 'live', problem: null }) as never, onRecording: nothing, onCommand: nothing, onProblem: nothing },
  });
}

async function tell(run: string, kind: 'pause' | 'resume'): Promise<boolean> {
  await sendCommand(store, run, kind, { by: 'desk-1', reason: 'a test' });
  for (let i = 0; i < 200; i++) {
    if ((await pendingCommands(store, run)).length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

it('obeys a command while what else it asks the database takes its time', async () => {
  const run = await liveRun();
  let end = nothing;
  const watch = watched(run, () => new Promise((resolve) => { end = resolve; }));
  await new Promise((resolve) => setTimeout(resolve, 400));
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
  for (const kind of ['pause', 'resume'] as const) await tell(run, kind);
  await watch.close();
  const { rows } = await store.pool.query('select * from state_at_ack');
  expect(rows).toEqual([{ kind: 'pause', state: 'paused' }, { kind: 'resume', state: 'running' }]);
});
