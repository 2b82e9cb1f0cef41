// Kills Python trainers, the service and its database at random, and then counts: decisions in the ledger = decisions made,
// every value bit for bit, none twice; and per start of a trainer, how many of the steps that the client had returned for are gone.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { createAccessToken, findRun, openStore, type Store } from '#libs/decision-store';

import { type ClientKills, killAll } from './client-killing.js';
import { type ClientTask, type ClientTrainer, startPlaces, startsOf } from './client-places.js';
import { startService } from './client-service.js';
import { type Compared, compareWithMade } from './compare.js';
import { madeByLateClient, madeByPlainClient } from './made-steps.js';

/** How long and how hard. */
export interface ClientTortureOptions {
  /** Folder of the embedded server, the service and the spools; open to the server's user. */
  readonly home: string;
  /** Kills before everything may end: of four, two hit a trainer, one the service, one the database. */
  readonly kills: number;
  readonly seed: number;
  /** What each place for a trainer runs, one run after the other. */
  readonly trainers: readonly ClientTrainer[];
  readonly steps: number;
  readonly layers: number;
  /** A Python with NumPy, and PyTorch where a trainer is `late`. */
  readonly python: string;
  readonly say: (line: string) => void;
}

/** One run and what came of it. `lost`: the most steps that one kill took though the client had returned for them; `lostMs`: the longest time they span. */
export type ClientRun = Compared & { readonly trainer: ClientTrainer; readonly starts: number; readonly lost: number; readonly lostMs: number; readonly state: string | undefined };

/** What came of it. */
export interface ClientTortureResult {
  readonly kills: Readonly<ClientKills>;
  readonly runs: readonly ClientRun[];
}

/** Steps that a kill may take though the client had returned for them. @see clients/python/README.md, PyTorch */
export const MOST_LOST: Readonly<Record<ClientTrainer, number>> = { plain: 0, late: 32 };

/** Two plain trainers and, where Python has PyTorch, a late one; says so where it has not. */
export function placesFor(python: string, say: (line: string) => void): ClientTrainer[] {
  const isThere = spawnSync(python, ['-c', 'import torch']).status === 0;
  if (!isThere) say(`SKIPPED (${python} has no PyTorch): trainers whose client writes late`);
  return isThere ? ['plain', 'plain', 'late'] : ['plain', 'plain'];
}

/** Tortures. @throws Error when a trainer or the service fails for a reason that no kill explains. */
export async function tortureClients(options: ClientTortureOptions): Promise<ClientTortureResult> {
  const { home, say } = options;
  const store = await openStore({ home, applicationName: 'client torture', log: say });
  const spool = path.join(home, 'client-spool');
  mkdirSync(spool, { recursive: true });
  const { secret } = await createAccessToken(store, { role: 'ingest', name: 'torture', createdBy: 'torture' });
  const service = await startService(home);
  const state = { isOver: false };
  const environment = { PATH: process.env['PATH'], HOME: home, GRADLENS_URL: service.url, GRADLENS_TOKEN: secret, GRADLENS_SPOOL: spool };
  const isOver = (): boolean => state.isOver;
  const places = startPlaces({ ...options, environment, isOver });
  try {
    const killing = killAll({ ...options, store, places, service, isOver });
    const kills = await Promise.race([killing, places.ended.then(() => killing)]);
    state.isOver = true;
    await places.ended;
    const runs: ClientRun[] = [];
    for (const task of places.tasks) runs.push(await resultOf(store, task));
    return { kills, runs };
  } finally {
    state.isOver = true;
    places.stop();
    await service.stop();
    await store.close();
  }
}

async function resultOf(store: Store, task: ClientTask): Promise<ClientRun> {
  const { run, trainer, layers, steps } = task;
  const made = trainer === 'late' ? madeByLateClient : madeByPlainClient;
  const compared = await compareWithMade(store, { run, layers, steps, bits: (step) => made(step, layers) });
  const starts = startsOf<{ readonly lost: number; readonly lostMs: number }>(task);
  const most = (of: (start: (typeof starts)[number]) => number): number => Math.max(...starts.map(of));
  return { ...compared, trainer, starts: starts.length, lost: most(({ lost }) => lost), lostMs: most(({ lostMs }) => lostMs), state: (await findRun(store, run))?.state };
}
