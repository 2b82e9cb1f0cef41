import { testStore } from '#libs/testing';
import { expect, it } from 'vitest';

import { readServiceFigures } from '../figures/service-figures.js';
import { isExecutorLive } from './executors.js';
import { workQueue } from './run-queue.js';

it('knows whether a process works the queue of this database, as long as it does', async () => {
  const store = await testStore();
  const other = await testStore();
  expect([await isExecutorLive(store), await readServiceFigures(store)]).toEqual([false, { queuedRuns: 0, queuedSeconds: 0, queuedStudies: 0, behindRuns: 0, behindSeconds: 0, hasExecutor: false }]);
  const queue = await workQueue(store, { concurrency: 1, onRun: () => Promise.resolve() });
  expect([await isExecutorLive(store), await isExecutorLive(other)]).toEqual([true, false]);
  await queue.stop();
  await expect.poll(() => isExecutorLive(store), { timeout: 20_000 }).toBe(false);
  await store.close();
  await other.close();
});
