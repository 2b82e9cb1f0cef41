import type { ChildProcess } from 'node:child_process';

import type { Store, StudyRow } from '#libs/decision-store';

import { until } from './product.js';
import { start, waitForLine } from './program.js';

/** Starts a worker that works off what is queued. Resolves when it is ready. */
export async function startWorker(home: string, ...options: readonly string[]): Promise<ChildProcess> {
  const child = start(['worker', '--json', ...options], home);
  await waitForLine(child, (line) => (line.includes('"ready":true') ? line : null));
  return child;
}

/** Tells a worker to end, and waits until it has. */
export async function stopWorker(worker: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => worker.once('close', resolve));
  worker.kill('SIGTERM');
  await closed;
}

/** The process that makes a trace or an impact: its hold tells. */
export async function makerPid({ pool }: Store, what: 'trace' | 'impact'): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>(
    `select substring(application_name from 'process (\\d+) ')::int as pid from pg_stat_activity where application_name like $1`,
    [`gradlens ${what}: process %`],
  );
  return rows[0]!.pid;
}

/** Whether there is a process of this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a study is as `accept` says. @throws Error when it has ended and is not, or is not in time. */
export async function untilStudy<Row extends StudyRow>(find: () => Promise<Row | null>, accept: (row: Row) => boolean, timeoutMs = 240_000): Promise<Row> {
  const ask = async (): Promise<Row> => {
    const row = await find();
    if (row === null) throw new Error('there is no such study');
    return row;
  };
  return await until(ask, (row) => {
    const isSo = accept(row);
    if (!isSo && row.state !== 'queued' && row.state !== 'running') throw new Error(`the study ended ${row.state}: ${row.problem ?? 'no problem'}`);
    return isSo;
  }, timeoutMs);
}
