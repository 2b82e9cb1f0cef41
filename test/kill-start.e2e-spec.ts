import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';

import { afterAll, expect, it } from 'vitest';

import { freshHome } from './spec-support/program.js';
import { type Product, startProduct, until } from './spec-support/product.js';

const home = await freshHome();
afterAll(() => rm(home, { recursive: true, force: true }));

const CALM = {
  name: 'calm',
  data: { kind: 'generated-credit', rows: 2000 },
  model: { kind: 'mlp', hidden: [16, 8] },
  batchSize: 32,
};
const START = 'mutation($input: StartRunInput!) { startRun(input: $input) { __typename ... on StartRunPayload { run { uuid } } } }';
const STATES = '{ runs(first: 10) { edges { node { uuid state reason lastStep decisionCount layers { name } } } } }';

interface Runs {
  runs: { edges: { node: { uuid: string; state: string; reason: string | null; lastStep: number; decisionCount: number; layers: unknown[] } }[] };
}

async function startRun(product: Product, steps: number): Promise<string> {
  const input = { spec: { ...CALM, budget: { steps } }, reason: 'test' };
  const answer = await product.query<{ startRun: { run: { uuid: string } } }>(START, { input });
  return answer.startRun.run.uuid;
}

const runOf = async (product: Product, uuid: string): Promise<Runs['runs']['edges'][number]['node']> => {
  const { runs } = await product.query<Runs>(STATES);
  return runs.edges.find(({ node }) => node.uuid === uuid)!.node;
};

/** All processes of the group that `npm start` opened, and of no other. */
function killGroup(product: Product): void {
  process.kill(-product.child.pid!, 'SIGKILL');
}

it('comes up again after kill -9 of the whole of npm start: earlier runs intact, the interrupted one marked', async () => {
  const first = await startProduct(home);
  const done = await startRun(first, 50);
  await until(() => runOf(first, done), ({ state }) => state === 'COMPLETED', 60_000);
  const cut = await startRun(first, 1_000_000);
  await until(() => runOf(first, cut), ({ state, lastStep }) => state === 'RUNNING' && lastStep > 20, 60_000);
  killGroup(first);
  await new Promise((resolve) => first.child.once('close', resolve));

  const second = await startProduct(home);
  try {
    const intact = await runOf(second, done);
    expect(intact).toMatchObject({ state: 'COMPLETED', lastStep: 49, decisionCount: 50 * intact.layers.length });
    const marked = await until(() => runOf(second, cut), ({ state }) => state === 'INTERRUPTED', 40_000);
    expect(marked.reason).toContain('went away');
    expect(marked.decisionCount).toBe((marked.lastStep + 1) * marked.layers.length);
    // and it works: a new run is taken and finished
    const next = await startRun(second, 30);
    await until(() => runOf(second, next), ({ state }) => state === 'COMPLETED', 60_000);
  } finally {
    expect(await second.stop()).toBe(130);
  }
  // the last process out stopped the embedded server: nothing is left that works in this home
  const left = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(home));
  expect(left).toEqual([]);
}, 240_000);

it('leaves nothing behind when only npm start itself is killed: its parts end, and the next start works', async () => {
  const first = await startProduct(home);
  first.child.kill('SIGKILL');
  const ofThisHome = (): Promise<string[]> =>
    Promise.resolve(execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(home)));
  // the embedded server is the last to go, once API and worker have closed their stores
  await until(ofThisHome, (left) => left.length === 0, 40_000);
  const second = await startProduct(home);
  await runOf(second, await startRun(second, 10));
  expect(await second.stop()).toBe(130);
}, 120_000);
