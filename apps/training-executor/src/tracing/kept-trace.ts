import { createHash } from 'node:crypto';
import path from 'node:path';

import type { TraceEffort, TraceQuestion } from '#libs/contracts';

import type { ExecutorContext } from '../running/context.js';
import { dropKeptWork, type KeptWork, keptWork } from '../running/kept-work.js';
import { productVersion } from '../running/provenance.js';

/** What names the traces of one command: the same command goes on with what an earlier one had finished. */
interface AskedTraces {
  readonly run: string;
  readonly questions: readonly TraceQuestion[];
  readonly effort: TraceEffort;
}

/**
 * Makes traces that nobody queued, keeping what is finished on the way in `traces/` of the home folder until they are made: after kill -9 or Ctrl-C the same command
 * (same version, run, questions and effort) goes on from there. The run itself is executed again first.
 */
export async function withKeptTrace<T>({ environment, say }: Pick<ExecutorContext, 'environment' | 'say'>, asked: AskedTraces, make: (kept: KeptWork) => Promise<T>): Promise<T> {
  const folder = path.join(path.resolve(environment.GRADLENS_HOME), 'traces', nameOf(asked));
  const made = await make(keptWork(folder, { version: productVersion(), say }));
  await dropKeptWork(folder);
  return made;
}

function nameOf({ run, questions, effort }: AskedTraces): string {
  return createHash('sha256').update(JSON.stringify([run, questions, effort])).digest('hex').slice(0, 32);
}
