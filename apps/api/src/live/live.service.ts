import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';

import { FINAL_STATES, InputError, type RunUuid, type StepWindow } from '#libs/contracts';
import { findRun, readStepWindow, type Store } from '#libs/decision-store';

import { pack } from '../common/packed.js';
import { HUB, LOG, STORE } from '../common/tokens.js';
import { changeIterator } from './change-iterator.js';
import type { LiveSteps, RunChangeModel } from './live.model.js';
import type { HubChange, RunHub } from './run-hub.js';
import { stepIterator, type StepReader } from './step-iterator.js';

/** Decisions in one message, at most: 2 measures and flags of them are about 2.4 MB. */
const MOST_DECISIONS = 200_000;
const MOST_STEPS = 2_048;

/** Runs that a subscription remembers the project of. */
const MOST_KNOWN = 10_000;

/** What changes while runs train. */
@Injectable()
export class LiveService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(HUB) private readonly hub: RunHub,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Changes of one run or of all; with a project, of its runs alone. */
  changes(run: RunUuid | null, project: string | null): AsyncIterableIterator<RunChangeModel> {
    const wanted = (change: HubChange): boolean => run === null || change.run === null || change.run === run;
    const all = changeIterator(this.hub, wanted);
    const changes = project === null ? all : filtered(all, this.isOf(project));
    return mapped(changes, ({ kind, run: runUuid, lastStep }) => ({ kind, runUuid, lastStep }));
  }

  /** @throws InputError when there is no such run. */
  async steps(run: RunUuid, afterStep: number): Promise<AsyncIterableIterator<LiveSteps>> {
    const found = await findRun(this.store, run);
    if (found === null) throw new InputError({ source: null, path: 'run', value: run, allowed: 'a run that is there' });
    return stepIterator(this.hub, this.reader(run), {
      run,
      afterStep,
      onProblem: (error) => { this.log.warn({ run, err: error }, 'live steps were not read'); },
    });
  }

  /** Whether a change is of a run of a project, or of none; each run is looked up once. Runs stay in their projects. */
  private isOf(project: string): (change: HubChange) => Promise<boolean> {
    const known = new Map<RunUuid, boolean>();
    return async ({ run }) => {
      if (run === null) return true;
      const isOwn = known.get(run) ?? (await findRun(this.store, run))?.project === project;
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(run, isOwn);
      return isOwn;
    };
  }

  private reader(run: RunUuid): StepReader<LiveSteps> {
    let layers = 1;
    return {
      isOver: async () => {
        const row = await findRun(this.store, run);
        return row === null || FINAL_STATES.includes(row.state);
      },
      read: async (afterStep) => {
        const maxSteps = Math.max(1, Math.min(MOST_STEPS, Math.floor(MOST_DECISIONS / layers)));
        const window = await readStepWindow(this.store, run, { fromStep: afterStep + 1, maxSteps });
        layers = Math.max(1, window.layers.length);
        const lastStep = window.steps.at(-1);
        return lastStep === undefined ? null : { batch: toLiveSteps(window), lastStep };
      },
    };
  }
}

function toLiveSteps(window: StepWindow): LiveSteps {
  const { steps, layers } = window;
  const packed = (measure: 'scale' | 'gradNorm'): ReturnType<typeof pack> => {
    const values = new Float32Array(layers.length * steps.length).fill(NaN);
    layers.forEach((layer, row) => { values.set(layer.measures[measure], row * steps.length); });
    return pack(values);
  };
  const flags = new Int32Array(layers.length * steps.length);
  layers.forEach((layer, row) => { flags.set(layer.measures.flags, row * steps.length); });
  return {
    run: window.run,
    fromStep: steps[0] ?? window.firstStep,
    steps: pack(steps),
    loss: pack(window.loss),
    layers: layers.map((layer) => layer.name),
    scale: packed('scale'),
    gradNorm: packed('gradNorm'),
    flagged: pack(flags),
  };
}

/** The same iterator without what is not wanted; a change whose run cannot be looked up now is not told of. */
function filtered<A>(source: AsyncIterableIterator<A>, isWanted: (value: A) => Promise<boolean>): AsyncIterableIterator<A> {
  const next = async (): Promise<IteratorResult<A>> => {
    for (;;) {
      const found = (await source.next()) as IteratorResult<A, undefined>;
      if (found.done === true || (await isWanted(found.value).catch(() => false))) return found;
    }
  };
  return { ...source, next, return: async () => (await source.return?.()) ?? { value: undefined, done: true }, [Symbol.asyncIterator]() { return this; } };
}

/** The same iterator with each value mapped; its end reaches the source. */
function mapped<A, B>(source: AsyncIterableIterator<A>, map: (value: A) => B): AsyncIterableIterator<B> {
  const convert = ({ value, done }: IteratorResult<A, undefined>): IteratorResult<B> =>
    done === true ? { value: undefined, done } : { value: map(value), done: false };
  const end = async (): Promise<IteratorResult<B>> => {
    await source.return?.();
    return { value: undefined, done: true };
  };
  return {
    next: async () => convert((await source.next()) as IteratorResult<A, undefined>),
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
