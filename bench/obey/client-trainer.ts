// A Python process that trains with PyTorch and says what its client was told, and when.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { repoRoot } from '../../apps/api/src/common/repo-root.js';

/** What `client_trainer.py` is asked for. */
export interface ClientTask {
  /** Runs, one behind the other: the next begins when one is stopped. */
  readonly runs: number;
  readonly hidden: readonly number[];
  readonly batch: number;
  /** Steps before each run is made to diverge; null: never. */
  readonly calm: number | null;
  /** Whether a guard stands in the way. */
  readonly guard: boolean;
}

/** A thing that happened to a training. `atMs`, `ends`: ms since 1970. */
export interface Said {
  readonly kind: 'run' | 'provoked' | 'pause' | 'lower' | 'rollback' | 'stop';
  readonly atMs: number;
  readonly run?: string;
  /** The last step that had ended; of `provoked` the step that comes. */
  readonly step?: number;
  /** When the last steps ended, 500 at most. */
  readonly ends?: readonly number[];
}

/** The process. */
export interface ClientTrainer {
  /** The next thing that it says. @throws Error when it ends without, or says nothing for a minute. */
  next(kind: Said['kind']): Promise<Said>;
  kill(): void;
}

const TRAINER = path.join(repoRoot(), 'bench/obey/client_trainer.py');
const PATIENCE_MS = 60_000;

/** Starts it. `environment`: where the service is, and the token. */
export function startClientTrainer(python: string, task: ClientTask, environment: NodeJS.ProcessEnv): ClientTrainer {
  const env = { ...environment, PYTHONPATH: path.join(repoRoot(), 'clients/python/src') };
  const child = spawn(python, [TRAINER, JSON.stringify(task)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors = (errors + part.toString()).slice(-4000)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async (kind) => {
      for (;;) {
        const line = await withPatience(lines.next(), () => `the trainer did not tell of ${kind}: ${errors}`);
        if (line.done === true) throw new Error(`the trainer ended before it told of ${kind}: ${errors}`);
        const said = JSON.parse(line.value) as Said;
        if (said.kind === kind) return said;
      }
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

async function withPatience<T>(promise: Promise<T>, problem: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(problem())); }, PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
