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

it('says that the run is paused, or goes on, before it acknowledges the command: an order between them is not taken for done', async () => {
  const uuid = uuidv7();
  await createRun(store, { uuid, name: 'watched', spec: {}, state: 'running', origin: 'cli' });
  await store.pool.query('create table state_at_ack (kind text, state text)');
  await store.pool.query(`create function note_state() returns trigger language plpgsql as $$
    begin insert into state_at_ack select new.kind, state from run where run_id = new.run_id; return new; end $$`);
  await store.pool.query('create trigger noted after update on run_command for each row execute function note_state()');
  const nothing = (): void => undefined;
  const watch = watchRun({
    ...{ store, run: uuid, attempt: 1, orders: orderQueue(), obeyedBefore: new Map<number, number>(), currentStep: () => 7 },
    ...{ recording: () => ({ state: 'live', problem: null }) as never, onRecording: nothing, onCommand: nothing, onContact: () => Promise.resolve(), onProblem: nothing },
  });
  for (const kind of ['pause', 'resume'] as const) {
    await sendCommand(store, uuid, kind, { by: 'desk-1', reason: 'a test' });
    for (let i = 0; i < 200 && (await pendingCommands(store, uuid)).length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await watch.close();
  const { rows } = await store.pool.query('select * from state_at_ack');
  expect(rows).toEqual([{ kind: 'pause', state: 'paused' }, { kind: 'resume', state: 'running' }]);
});
