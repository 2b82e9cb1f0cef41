// The killer: ends trainers, backends and the whole server by SIGKILL at random moments.
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { setTimeout as sleep } from 'node:timers/promises';

import { messageOf } from '#libs/contracts';
import type { Store } from '#libs/decision-store';

/** Kills by what was killed. */
export interface Kills {
  trainer: number;
  backend: number;
  server: number;
}

/** A seeded random number in [0, 1). */
export function randomSource(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** All kills so far. */
export function killCount({ trainer, backend, server }: Kills): number {
  return trainer + backend + server;
}

/** Kills the trainer after a random time, unless it has ended. */
export async function killTrainer(child: ChildProcess, kills: Kills, afterMs: number): Promise<void> {
  await sleep(afterMs);
  if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) kills.trainer += 1;
}

/** Kills a backend that ships, or the server itself, now and then, until `isOver`. */
export async function killDatabase(store: Store, home: string, parts: { kills: Kills; random: () => number; isOver: () => boolean }): Promise<void> {
  const { kills, random, isOver } = parts;
  while (!isOver()) {
    await sleep(1500 + 4000 * random());
    if (isOver()) return;
    try {
      if (random() < 0.5) await killBackend(store, kills);
      else killServer(home, kills);
    } catch (error) {
      // the server is still coming back from the last kill
      if (!/ENOENT|ESRCH|ECONN|terminat|starting up|not yet accepting|recovery|shutting down|closed/i.test(messageOf(error))) throw error;
    }
  }
}

/** SIGKILL to one backend of a recorder: PostgreSQL then ends all and recovers. */
async function killBackend(store: Store, kills: Kills): Promise<void> {
  const { rows } = await store.pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name like 'gradlens recorder%' or application_name like 'gradlens ship%' order by random() limit 1`,
  );
  const [backend] = rows;
  if (backend === undefined) return;
  process.kill(backend.pid, 'SIGKILL');
  kills.backend += 1;
}

function killServer(home: string, kills: Kills): void {
  const pid = Number(readFileSync(path.join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  kills.server += 1;
}
