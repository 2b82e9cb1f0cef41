// Places for Python trainers: in each, a run is trained to its end, however often its trainer is killed, and then the next one.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { uuidv7 } from 'uuidv7';

import { repoRoot } from '../../apps/api/src/common/repo-root.js';

/** How a trainer records: `recorder.step`, or `gradlens.watch` of PyTorch, which writes up to 32 steps late. */
export type ClientTrainer = 'plain' | 'late';

/** One run of a place. `files`: where the trainer writes down what it saw. */
export interface ClientTask {
  readonly run: string;
  readonly trainer: ClientTrainer;
  readonly layers: number;
  readonly steps: number;
  readonly files: string;
}

/** What places need. */
export interface PlacesOptions {
  readonly home: string;
  readonly python: string;
  readonly trainers: readonly ClientTrainer[];
  readonly steps: number;
  readonly layers: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether a place is free once its run has ended. */
  readonly isOver: () => boolean;
}

/** A trainer that has begun. `isRecording`: steps are left, else it waits for the service to take the last of them. */
export interface BegunTrainer {
  readonly child: ChildProcess;
  readonly trainer: ClientTrainer;
  readonly isRecording: boolean;
}

/** The places at work. */
export interface Places {
  readonly tasks: readonly ClientTask[];
  /** Trainers that can be killed now: those that wrote down this start of theirs. */
  begun(): readonly BegunTrainer[];
  /** When all places are free. Rejects when a trainer fails that nobody killed. */
  readonly ended: Promise<unknown>;
  /** Kills all trainers; none is started again. */
  stop(): void;
}

const TRAINER = path.join(repoRoot(), 'test/torture/client_trainer.py');
/** A step of a late trainer takes less to make: slower, it is as long at work, and killed as often. */
const PACE_S: Readonly<Record<ClientTrainer, number>> = { plain: 0.001, late: 0.005 };
const TOLD_BYTES = 16;

interface Living {
  readonly task: ClientTask;
  /** Starts of this run before this one. */
  readonly startsBefore: number;
}

/** Starts a trainer in each place. */
export function startPlaces(options: PlacesOptions): Places {
  const tasks: ClientTask[] = [];
  const living = new Map<ChildProcess, Living>();
  const state = { isStopped: false };
  const begin = (task: ClientTask): Promise<ChildProcess> => runOnce(task, options, living);
  const work = async (trainer: ClientTrainer): Promise<void> => {
    do {
      const run = uuidv7();
      const { layers, steps, home } = options;
      const task = { run, trainer, layers, steps, files: path.join(home, `client-${run}`) };
      tasks.push(task);
      while ((await begin(task)).exitCode !== 0 && !state.isStopped);
    } while (!state.isStopped && !options.isOver());
  };
  const ended = Promise.all(options.trainers.map(work));
  ended.catch(() => undefined); // whoever waits for it is told
  const stop = (): void => {
    state.isStopped = true;
    for (const child of living.keys()) child.kill('SIGKILL');
  };
  return { tasks, begun: () => [...living].flatMap(begunOf), ended, stop };
}

/** The starts that were written down. */
export function startsOf<T>({ files }: ClientTask): T[] {
  if (!existsSync(`${files}.starts`)) return [];
  return readFileSync(`${files}.starts`, 'utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line) as T);
}

function begunOf([child, { task, startsBefore }]: readonly [ChildProcess, Living]): BegunTrainer[] {
  if (child.exitCode !== null || child.signalCode !== null || startsOf(task).length === startsBefore) return [];
  return [{ child, trainer: task.trainer, isRecording: statSync(`${task.files}.returned`).size < TOLD_BYTES * task.steps }];
}

/** One trainer process to its end. @throws Error unless all is delivered, or it was killed. */
async function runOnce(task: ClientTask, { python, environment }: PlacesOptions, living: Map<ChildProcess, Living>): Promise<ChildProcess> {
  const { run, trainer, layers, steps, files } = task;
  const told = JSON.stringify({ run, kind: trainer, layers, steps, pace_s: PACE_S[trainer], files });
  const env = { ...environment, PYTHONPATH: path.join(repoRoot(), 'clients/python/src') };
  const child = spawn(python, [TRAINER, told], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  living.set(child, { task, startsBefore: startsOf(task).length });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors = (errors + part.toString()).slice(-4000)));
  await new Promise((resolve) => child.once('close', resolve));
  living.delete(child);
  if (child.exitCode !== 0 && child.signalCode !== 'SIGKILL') throw new Error(`a trainer of run ${run} (${trainer}) ended with code ${String(child.exitCode)}: ${errors}`);
  return child;
}
