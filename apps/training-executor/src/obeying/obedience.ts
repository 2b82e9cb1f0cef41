import { messageOf, type DecisionSink } from '#libs/contracts';
import type { Training } from '#libs/training';

import { type CheckpointFile, readCheckpoint } from '../running/checkpoints.js';
import type { CheckpointShelf } from '../running/checkpoint-shelf.js';
import { type Intervention, interventionNote, isAbandoned, loweringsOf, RESET_STEPS } from './intervention.js';
import type { Order, OrderQueue } from './order.js';

/** More rollbacks of one run are refused: they restore weights and not the cause, and would go on for ever. */
export const MOST_ROLLBACKS = 3;

/** What obeys orders between two steps of a training. */
export interface Obedience {
  /**
   * Does what is due before `step`; null when nothing is, which costs nothing.
   *
   * @param settle brings everything before `step` into the record.
   */
  before(step: number, settle: () => Promise<void>): Promise<void> | null;
}

interface ObedienceParts {
  readonly training: Pick<Training, 'lower' | 'rollBack'>;
  readonly sink: Pick<DecisionSink, 'note' | 'flush'>;
  readonly shelf: CheckpointShelf;
  readonly orders: OrderQueue;
  /** What earlier attempts did, by the ledger. */
  readonly recorded: readonly Intervention[];
  /** Step that this attempt begins at. */
  readonly firstStep: number;
  /** Last step in the ledger when this attempt began: steps up to it must come out as they were. */
  readonly ledgerStep: number;
  readonly say: (line: string) => void;
  /** Told when a command was obeyed, or refused. */
  readonly onObeyed: (seq: number, step: number) => void;
}

/** The state of an {@link Obedience}. */
interface Obeying extends ObedienceParts {
  readonly done: Intervention[];
}

/**
 * Obeys. Each order is put on the disk as an event before the first decision under it: after kill -9 the record holds no
 * decision whose cause it does not hold. While an attempt recomputes what the ledger holds, new orders wait.
 */
export function createObedience(parts: ObedienceParts): Obedience {
  const state: Obeying = { ...parts, done: [...parts.recorded] };
  const { training, orders, recorded, firstStep, ledgerStep } = parts;
  training.lower(loweringsOf(state.done));
  // one at the very step of the checkpoint that the attempt began from is in that checkpoint
  const again = new Map(recorded.filter(({ step }) => step > firstStep).flatMap((each) => (each.kind === 'rollback' ? [[each.step, each] as const] : [])));
  return {
    before(step, settle) {
      const rollback = again.get(step);
      if (rollback !== undefined) return rollAgain(state, rollback);
      if (orders.isEmpty() || step <= firstStep || step <= ledgerStep) return null;
      return obeyAll(state, step, settle);
    },
  };
}

async function obeyAll(state: Obeying, step: number, settle: () => Promise<void>): Promise<void> {
  await settle();
  for (const order of state.orders.take()) await obey(state, step, order);
}

async function obey(state: Obeying, step: number, order: Order): Promise<void> {
  if (order.kind === 'rollback') {
    await rollBack(state, step, order);
    return;
  }
  if (order.kind !== 'lower') {
    await record(state, { step, ...order });
    return;
  }
  const { args, ...rest } = order;
  await record(state, { step, ...args, ...rest });
  state.say(`step ${step}: ${args.steps === 0 ? 'scales are free again' : `scale 1 ${loweredText(args)}`}, by ${order.by}: ${order.reason}`);
  tellObeyed(state, order.seq, step);
}

function loweredText({ layers, steps }: { readonly layers: readonly string[] | null; readonly steps: number | null }): string {
  return `for ${layers?.join(', ') ?? 'all layers'} ${steps === null ? 'until it is ended' : `for ${steps} steps`}`;
}

/** The order stands in the record, and only then acts. */
async function record(state: Obeying, intervention: Intervention): Promise<void> {
  state.sink.note(interventionNote(intervention));
  await state.sink.flush();
  state.done.push(intervention);
  state.training.lower(loweringsOf(state.done));
}

type RollbackOrder = Extract<Order, { kind: 'rollback' }>;

async function rollBack(state: Obeying, step: number, order: RollbackOrder): Promise<void> {
  const { seq, by, reason } = order;
  const found = await checkpointFor(state, step, order);
  if (typeof found === 'string') {
    refuse(state, step, { order, problem: found });
  } else {
    const { file, bytes } = found;
    await record(state, { kind: 'rollback', step, seq, by, reason, fromStep: step, toStep: file.step, resetSteps: RESET_STEPS, sha256: file.sha256 });
    state.training.rollBack(bytes);
    state.say(`step ${step}: weights of step ${file.step} again, scale 1 for ${RESET_STEPS} steps, by ${by}: ${reason}`);
  }
  tellObeyed(state, seq, step);
}

/** The checkpoint to go back to, read; or why there is none. */
async function checkpointFor(state: Obeying, step: number, { args }: RollbackOrder): Promise<{ file: CheckpointFile; bytes: Uint8Array } | string> {
  const rollbacks = state.done.filter(({ kind }) => kind === 'rollback').length;
  if (rollbacks >= MOST_ROLLBACKS) return `the run was rolled back ${rollbacks} times already, and that is the most`;
  const before = Math.min(step - 1, args.toStep ?? Infinity);
  const file = state.shelf.newest(before, (at) => !isAbandoned(at, state.done));
  if (file === null) return `there is no good checkpoint at or before step ${before}`;
  try {
    return { file, bytes: await readCheckpoint(file) };
  } catch (error) {
    return messageOf(error);
  }
}

function refuse(state: Obeying, step: number, { order, problem }: { readonly order: RollbackOrder; readonly problem: string }): void {
  const { seq, kind, by, reason } = order;
  state.sink.note({ kind: 'fact', step, note: { type: 'event', kind: 'command-refused', detail: { seq, command: kind, by, reason, problem } } });
  state.say(`step ${step}: no ${kind}: ${problem}`);
}

function tellObeyed({ onObeyed }: Obeying, seq: number | null, step: number): void {
  if (seq !== null) onObeyed(seq, step);
}

/** A rollback of the record, done again; what it lowers is lowered by the record. */
async function rollAgain({ shelf, training, say }: Obeying, { step, toStep }: Extract<Intervention, { kind: 'rollback' }>): Promise<void> {
  const file = shelf.at(toStep);
  if (file === null) throw new Error(`the checkpoint of step ${toStep}, which the rollback at step ${step} went back to, is not on this machine`);
  training.rollBack(await readCheckpoint(file));
  say(`step ${step}: weights of step ${toStep} again, as recorded`);
}
