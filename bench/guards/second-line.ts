import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type DecisionSink, type StepFrame, systemClock } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import { meanOf } from '#libs/scaling-comparison';
import { builtInRules, createRuleEngine, windowOfFrames } from '#libs/stability-rules';
import { createTraining, type Training } from '#libs/training';

import { createObedience } from '../../apps/training-executor/src/obeying/obedience.js';
import { orderQueue, type OrderQueue } from '../../apps/training-executor/src/obeying/order.js';
import { checkpointShelf } from '../../apps/training-executor/src/running/checkpoint-shelf.js';
import { type LoopEvents, trainToEnd } from '../../apps/training-executor/src/running/loop.js';
import { corruptBatch } from '../corrupt-batch.js';
import { LAST } from './first-line.js';
import { type Guarded, type GuardSize, specOf } from './trainings.js';

/** What came of trainings that rules can take back, over the seeds. */
export interface RolledBackOutcome {
  readonly accuracies: readonly number[];
  /** Rollbacks that were done, and that were refused as one too many. */
  readonly rollbacks: readonly number[];
  readonly refused: readonly number[];
}

/** Rules whose alerts ask for a rollback, as `actions` of a spec would say. */
const ASKING = new Set(['scale-spike', 'gradient-spike', 'loss-spike', 'loss-divergence', 'non-finite-gradient', 'scaler-out-of-range']);

/** Trains each seed by the loop that runs train by; with `asking` the rules ask for rollbacks. */
export async function secondLine(cell: Guarded, data: Dataset, { seeds, steps }: GuardSize, asking: boolean): Promise<RolledBackOutcome> {
  const all = [];
  for (let seed = 0; seed < seeds; seed++) all.push(await oneTraining(cell, data, { seed, steps, asking }));
  return { accuracies: all.map(({ accuracy }) => accuracy), rollbacks: all.map(({ done }) => done), refused: all.map(({ refused }) => refused) };
}

interface TrainingOfCell {
  readonly seed: number;
  readonly steps: number;
  readonly asking: boolean;
}

async function oneTraining(cell: Guarded, data: Dataset, { seed, steps, asking }: TrainingOfCell): Promise<{ readonly accuracy: number; readonly done: number; readonly refused: number }> {
  const spec = specOf(cell, steps, seed);
  const training = createTraining({ spec, data, clock: systemClock });
  const folder = await mkdtemp(path.join(tmpdir(), 'gradlens-guards-'));
  const [orders, notes, accuracies] = [orderQueue(), [] as string[], [] as number[]];
  const sink = sinkOf(notes);
  const shelf = checkpointShelf([]);
  const nothing = (): void => undefined;
  const obedience = createObedience({ training, sink, shelf, orders, recorded: [], firstStep: 0, ledgerStep: -1, say: nothing, onObeyed: nothing });
  const events: LoopEvents = {
    onSteps: asking ? askByRules(training, orders) : nothing,
    onEvaluation: ({ accuracy }) => Promise.resolve(void accuracies.push(accuracy)),
    onCheckpoint: async (step, bytes) => {
      const file = path.join(folder, `${step}.safetensors`);
      await writeFile(file, bytes);
      await shelf.add({ step, path: file, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length });
    },
  };
  const corrupted = withBadBatch(training, () => corruptBatch(data, spec, { step: steps / 2, factor: cell.injection.batchFactor }), steps / 2);
  await trainToEnd({ training: corrupted, sink, spec, controls: { stopRequest: () => null, whilePaused: () => null }, obedience, events, predictions: null, growth: null, clock: systemClock });
  training.dispose();
  await rm(folder, { recursive: true });
  const counted = (kind: string): number => notes.filter((each) => each === kind).length;
  return { accuracy: meanOf(accuracies.slice(-LAST)), done: counted('rollback'), refused: counted('command-refused') };
}

/** The rules on the frames of the tap; an alert asks to go back to before its condition began. */
function askByRules({ layers, scalerRange }: Training, orders: OrderQueue): (frames: readonly StepFrame[]) => void {
  const engine = createRuleEngine(builtInRules);
  const names = layers.map(({ name }) => name);
  let state = engine.initial();
  return (frames) => {
    const evaluated = engine.evaluate(state, windowOfFrames('guards', frames, names, { scalerRange }));
    ({ state } = evaluated);
    const fired = evaluated.transitions.filter((each) => each.state === 'firing' && ASKING.has(each.rule));
    const [first] = fired; // alerts of one look join, as their requests do
    if (first !== undefined) orders.push({ kind: 'rollback', seq: null, by: first.rule, reason: first.summary, args: { toStep: Math.max(0, first.since - 1) } });
  };
}

/** A training whose data are bad at one step. */
function withBadBatch(training: Training, corrupt: () => () => void, at: number): Training {
  const advance = (): void => {
    const restore = training.step === at ? corrupt() : null;
    training.advance();
    restore?.();
  };
  return Object.create(training, { advance: { value: advance } }) as Training;
}

/** Takes everything, and remembers the kinds of events. */
function sinkOf(kinds: string[]): DecisionSink {
  return {
    push: () => true,
    ready: () => Promise.resolve(),
    note: ({ note }: { readonly note: Readonly<Record<string, unknown>> }) => void kinds.push(String(note['kind'])),
    flush: () => Promise.resolve(),
  } as unknown as DecisionSink;
}
