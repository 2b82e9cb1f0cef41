import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { systemClock } from '#libs/contracts';

import type { Scene } from '../ledger/scene.js';

const PROGRAM = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../apps/training-executor/src/main.js');

/** What a run said that it obeyed, and when that was heard. */
export interface Heard {
  /** Unit: ms since 1970. */
  readonly atMs: number;
  /** Step before which it was obeyed. */
  readonly step: number;
}

/** A `gradlens run` in a process of its own. */
export interface LiveRun {
  readonly uuid: string;
  /** Waits until the run says a line that ends with this reason. */
  obeyed(reason: string): Promise<Heard>;
  readonly ended: Promise<void>;
  kill(): void;
}

/** Runs `work` beside a run of a spec, and waits for its end; where `work` fails, the run is killed. */
export async function withLiveRun<T>(scene: Scene, name: string, spec: object, work: (run: LiveRun) => Promise<T>): Promise<T> {
  const run = await startLiveRun(scene, name, spec);
  try {
    const result = await work(run);
    await run.ended;
    return result;
  } finally {
    run.kill();
  }
}

/** Starts `gradlens run` on a spec, and waits until it has its uuid. */
async function startLiveRun({ home }: Scene, name: string, spec: object): Promise<LiveRun> {
  const file = path.join(home, `${name}.json`);
  writeFileSync(file, JSON.stringify({ name, ...spec }));
  const child = spawn(process.execPath, [PROGRAM, 'run', file, '--json'], { env: { ...process.env, GRADLENS_HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = listen(child);
  const [, uuid = ''] = await lines.find(/run ([0-9a-f-]{36}) \(/);
  return {
    uuid,
    obeyed: async (reason) => {
      const found = await lines.find(new RegExp(`step (\\d+): .*: ${reason.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`));
      return { step: Number(found[1]), atMs: found.atMs };
    },
    ended: new Promise((resolve) => child.once('close', () => { resolve(); })),
    kill: () => void child.kill('SIGKILL'),
  };
}

type Found = RegExpExecArray & { readonly atMs: number };

interface Lines {
  /** The first line, said or yet to be said, that the pattern fits. @throws Error when the process ends without. */
  find(pattern: RegExp): Promise<Found>;
}

/** What was asked is obeyed within this, or never: far above what is allowed. Unit: ms. */
const PATIENCE_MS = 60_000;

/** Notes each line on standard error with the moment it came; a child writes to a pipe at once. */
function listen(child: ChildProcessByStdio<null, null, Readable>): Lines {
  const said: { readonly text: string; readonly atMs: number }[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;
  const wake = (): void => { for (const look of [...waiting]) look(); };
  createInterface({ input: child.stderr }).on('line', (text) => {
    said.push({ text, atMs: systemClock.now() });
    wake();
  });
  child.once('close', () => {
    isOver = true;
    wake();
  });
  const found = (pattern: RegExp): Found | null => {
    for (const { text, atMs } of said) {
      const match = pattern.exec(text);
      if (match !== null) return Object.assign(match, { atMs });
    }
    return null;
  };
  return {
    find: (pattern) =>
      new Promise((resolve, reject) => {
        const giveUpMs = systemClock.now() + PATIENCE_MS;
        const timer = setTimeout(() => { look(); }, PATIENCE_MS + 1);
        const look = (): void => {
          const match = found(pattern);
          if (match === null && !isOver && systemClock.now() < giveUpMs) return;
          waiting.delete(look);
          clearTimeout(timer);
          if (match !== null) resolve(match);
          else reject(new Error(`the run said no line like ${String(pattern)}; the last ones: ${said.slice(-5).map(({ text }) => text).join(' | ')}`));
        };
        waiting.add(look);
        look();
      }),
  };
}
