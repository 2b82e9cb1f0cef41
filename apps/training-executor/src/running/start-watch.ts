import { messageOf, type DecisionSink, type RecordingHealth } from '#libs/contracts';
import type { RunCommandRow } from '#libs/decision-store';
import { NO_DISK_RECORDING, nextDiskRecording } from '#libs/stability-rules';

import type { OrderQueue } from '../obeying/order.js';
import type { ExecutorContext } from './context.js';
import { stateAfter } from './end-reason.js';
import type { ExecuteOptions } from './execute-run.js';
import { type RunWatch, watchRun } from './watch-run.js';

interface WatchParts {
  readonly attempt: number;
  readonly sink: DecisionSink;
  readonly orders: OrderQueue;
  readonly obeyedBefore: ReadonlyMap<number, number>;
  readonly currentStep: () => number;
  /** Whether the end of the run is noted: nothing is recorded behind it. */
  readonly hasEnded: () => boolean;
  /** The database answers: what else is to be asked of it. */
  readonly onContact: () => Promise<void>;
}

/** Watches a run from outside, and tells a person what becomes of recording and of commands. */
export function startWatch(context: ExecutorContext, options: ExecuteOptions, parts: WatchParts): RunWatch {
  const { sink } = parts;
  const tell = tellOnce(context.say);
  const tellRecording = recordingTeller(context, parts);
  const watch = watchRun({
    ...parts,
    store: context.store,
    run: options.run,
    recording: () => sink.health(),
    onCommand: (command, problem) => {
      tellCommand(sink, parts.currentStep(), { command, problem });
      context.say(`step ${parts.currentStep()}: ${command.kind} by ${command.by}: ${command.reason}${problem === null ? '' : `; refused: ${problem}`}`);
    },
    onProblem: (problem) => {
      tell(`the database does not answer (${messageOf(problem)}); training goes on, recording to disk`);
    },
    onRecording: (health) => {
      tellRecording(health);
      const { state, problem } = health;
      if (state === 'full') tell(problem ?? 'the disk is full: training waits');
      if (state === 'live') tell(problem ?? '');
    },
  });
  stopOnSignal(watch, options.signal);
  return watch;
}

function stopOnSignal(watch: RunWatch, signal: AbortSignal): void {
  const onAbort = (): void => {
    const { reason } = signal as { reason: unknown };
    watch.requestStop({ state: stateAfter(reason), reason: typeof reason === 'string' ? reason : 'ended by the user' });
  };
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
}

/** Writes into the ledger, which waits on the disk with the decisions, from when to when these did not reach the database: recording-to-disk reads it there. */
function recordingTeller({ clock }: ExecutorContext, { sink, currentStep, hasEnded }: WatchParts): (health: RecordingHealth) => void {
  let recording = NO_DISK_RECORDING;
  return (health) => {
    if (health.state === 'failed' || hasEnded()) return;
    const { state, event } = nextDiskRecording(recording, health, { now: clock.now(), elapsed: clock.elapsed() });
    recording = state;
    if (event !== null) sink.note({ kind: 'fact', step: currentStep(), note: { type: 'event', kind: event.kind, detail: event.detail } });
  };
}

/** Puts a command that needs no step of its own into the record. */
function tellCommand(sink: DecisionSink, step: number, { command, problem }: { readonly command: RunCommandRow; readonly problem: string | null }): void {
  const { seq, kind, by, reason } = command;
  const event = problem === null ? { kind, detail: { seq, by, reason } } : { kind: 'command-refused', detail: { seq, command: kind, by, reason, problem } };
  sink.note({ kind: 'fact', step, note: { type: 'event', ...event } });
}

/** Tells a line when it is another one than the last; an empty one is forgotten silently. */
function tellOnce(say: (line: string) => void): (line: string) => void {
  let told = '';
  return (line) => {
    if (line !== told && line !== '') say(line);
    told = line;
  };
}
