// The page of a run with many layers and steps in a real Chromium: how soon it stands, how smoothly it is panned and
// zoomed, what a live column costs it, and whether it holds more and more while a run trains. The machine is shared with
// the API, the database and the recorder: wall times count only where it does nothing else.
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { holdRun, openStore, type Store } from '#libs/decision-store';
import type { Page } from 'playwright-core';

import { hasBrowser, openPage } from '../test/spec-support/browser.js';
import { type ServerChild, startServer, TOKEN } from './api/server-child.js';
import { bigRun, storedGib } from './dashboard/big-run.js';
import { costsOf, readCosts } from './dashboard/browser-costs.js';
import { liveRun, watchLive } from './dashboard/measure-live.js';
import { openMs, panFor, watchFromNowOn, zoomFor, type Motion } from './dashboard/measure-open.js';
import { benchLine, printLines } from './report.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    layers: { type: 'string', default: '2000' },
    /** Steps of the run, in thousands. */
    steps: { type: 'string', default: '100' },
    /** How long each motion goes on. Unit: s. */
    motion: { type: 'string', default: '5' },
    /** How long a live run is watched; 600 shows whether memory is flat. 0 = not at all. Unit: s. */
    live: { type: 'string', default: '60' },
    /** Steps that the live run takes a second. */
    rate: { type: 'string', default: '20' },
    /** Folder that keeps the data set for the next time; a temporary one by default. */
    home: { type: 'string' },
  },
});
const LAYERS = Number(values.layers);
const STEPS = Number(values.steps) * 1000;
const OPENINGS = 7;
const NAME = `dashboard ${LAYERS} x ${STEPS}`;

const print = (metric: string, unit: string, target: { max: number } | { min: number } | null, found: readonly number[]): void => {
  printLines([benchLine({ name: NAME, metric, unit, target }, found)], values.json);
};

async function openings(page: Page, url: string, api: ServerChild): Promise<void> {
  const session = await costsOf(page);
  const found = { ms: [] as number[], page: [] as number[], api: [] as number[] };
  for (let i = 0; i <= OPENINGS; i++) {
    const [before, apiBefore] = [await readCosts(session), await api.cpuMs()];
    found.ms.push(await openMs(page, url));
    const { taskSeconds } = await readCosts(session);
    // a page in a process of its own begins anew
    found.page.push(1000 * (taskSeconds >= before.taskSeconds ? taskSeconds - before.taskSeconds : taskSeconds));
    found.api.push((await api.cpuMs()) - apiBefore);
  }
  for (const [what, part] of [['first since the API started', (all: number[]) => all.slice(0, 1)], ['later', (all: number[]) => all.slice(1)]] as const) {
    print(`interactive, ${what}`, 'ms', { max: 1500 }, part(found.ms));
    print(`CPU of the page's main thread, ${what}`, 'ms', null, part(found.page));
    print(`CPU of the API, ${what}`, 'ms', null, part(found.api));
  }
}

function printMotion(what: string, { framesPerSecond, slowFrameMs, events }: Motion): void {
  print(`${what}, frames`, '1/s', { min: 50 }, [framesPerSecond]);
  print(`${what}, slowest of 100 frames`, 'ms', null, [slowFrameMs]);
  print(`${what}, events taken`, '', null, [events]);
}

async function motions(page: Page, url: string): Promise<void> {
  const ms = Number(values.motion) * 1000;
  await openMs(page, url);
  printMotion('zoom', await zoomFor(page, ms));
  for (const [what, part] of [['pan over a quarter', [0.25, 0.5]], ['pan over 300 steps', [0.5, 0.5 + 300 / STEPS]]] as const) {
    await openMs(page, `${url}?from=${Math.floor(part[0] * STEPS)}&to=${Math.floor(part[1] * STEPS)}`);
    printMotion(what, await panFor(page, ms));
  }
}

function printHalves(what: string, mib: readonly number[]): void {
  const middle = Math.floor(mib.length / 2);
  print(`${what}, first half`, 'MiB', null, mib.slice(0, middle));
  print(`${what}, second half`, 'MiB', null, mib.slice(middle));
}

async function live(page: Page, store: Store, api: ServerChild): Promise<void> {
  const seconds = Number(values.live);
  const recording = await liveRun(store, LAYERS);
  // as its executor does: a run that nobody holds counts as interrupted soon, and its page follows it no longer
  const hold = await holdRun(store, recording.uuid);
  try {
    await openMs(page, `${api.url}/runs/${recording.uuid}?measure=scale`);
    await page.getByTestId('live-badge').waitFor();
    const { columns, recorded, mainThreadMs, paintMs, held } = await watchLive(page, recording, { layers: LAYERS, seconds, stepsPerSecond: Number(values.rate) });
    print('live columns, of the steps recorded', '', { min: 1 }, [columns / recorded]);
    print('live columns', 'columns', null, [columns]);
    print('a live column, painted', 'ms', { max: 1 }, [paintMs]);
    print('a live column, all of the page', 'ms', null, [mainThreadMs]);
    printHalves('held by scripts', held.map(({ scriptMib }) => scriptMib));
    printHalves('held', held.map(({ mib }) => mib));
  } finally {
    await recording.close();
    await hold?.release();
  }
}

async function measure(store: Store, home: string): Promise<void> {
  const { uuid, madeSeconds } = await bigRun(store, { layers: LAYERS, steps: STEPS });
  if (madeSeconds !== null) print('made in', 's', null, [madeSeconds]);
  print('stored', 'GiB', null, [await storedGib(store)]);
  const api = await startServer('apps/api/src/main.js', { GRADLENS_HOME: home, GRADLENS_LOG: 'stderr', GRADLENS_LOG_LEVEL: 'error' });
  const { browser, page, problems } = await openPage();
  try {
    await page.goto(`${api.url}/#token=${TOKEN}`);
    await page.getByTestId('zone').waitFor();
    await watchFromNowOn(page);
    await openings(page, `${api.url}/runs/${uuid}`, api);
    await motions(page, `${api.url}/runs/${uuid}`);
    if (Number(values.live) > 0) await live(page, store, api);
    if (problems.length > 0) process.stderr.write(`the page complained: ${problems.join('\n')}\n`);
  } finally {
    await browser.close();
    await api.stop();
  }
}

const home = values.home ?? (await mkdtemp(path.join(tmpdir(), 'gradlens-bench-')));
if (hasBrowser()) {
  await mkdir(home, { recursive: true });
  await chmod(home, 0o755);
  const store = await openStore({ home, applicationName: 'bench', poolSize: 4 });
  try {
    await measure(store, home);
  } finally {
    await store.close();
    if (values.home === undefined) await rm(home, { recursive: true, force: true });
  }
}
process.exit();
