// A server in a process of its own, and what it costs while it answers.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { CollectedHeap } from './collect.js';

/** Token of the servers of this bench. */
export const TOKEN = 'bench-token-0123456789';

/** A listening server. */
export interface ServerChild {
  readonly url: string;
  /** CPU time that its process has taken, on all its threads. Unit: ms. */
  cpuMs(): Promise<number>;
  /** Resident set of its process. Unit: MiB. */
  residentMib(): Promise<number>;
  /** What its heap and the buffers beside it hold once all garbage is collected. Unit: MiB. */
  heldMib(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a compiled file that prints `{"ready": true, "url": …}`. @throws Error when it ends before. */
export async function startServer(file: string, environment: Record<string, string>): Promise<ServerChild> {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const preloaded = ['--expose-gc', '--import', new URL('collect.js', import.meta.url).href];
  const child = spawn(process.execPath, [...preloaded, path], { env: { ...process.env, GRADLENS_PORT: '0', GRADLENS_TOKEN: TOKEN, GRADLENS_RATE_LIMIT: '0', ...environment }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => { resolve(); }));
  const url = await readyUrl(child, file);
  const { pid = 0 } = child;
  return {
    url,
    cpuMs: () => cpuMsOf(pid),
    residentMib: async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    heldMib: () => heldMib(child),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function readyUrl(child: ChildProcess, file: string): Promise<string> {
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line) as { ready?: boolean; url?: string };
    if (told.ready === true && told.url !== undefined) return told.url;
  }
  throw new Error(`${file} ended before it was ready`);
}

async function heldMib(child: ChildProcess): Promise<number> {
  const told = once(child, 'message') as Promise<[CollectedHeap]>;
  child.send('collect');
  return (await told)[0].heldBytes / 2 ** 20;
}

async function cpuMsOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(threads.map(async (thread) => Number((await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')).split(' ')[0]) / 1e6));
  return times.reduce((sum, ms) => sum + ms, 0);
}
