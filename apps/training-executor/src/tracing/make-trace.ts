import type { TraceEffort, TraceQuestion } from '#libs/contracts';
import type { FinishedTrace } from '#libs/decision-store';

import type { RecordedRun } from '../replaying/with-recorded-run.js';
import type { ExecutorContext } from '../running/context.js';
import { productVersion } from '../running/provenance.js';
import { type TellProgress, traceProgressMeter } from './trace-progress.js';
import { type Trace, traceRun } from './trace-run.js';
import { targetOf } from './trace-target.js';
import { walkRecorded } from './walk-recorded.js';

/** A trace that is to be made. */
export interface TraceOrder {
  readonly question: TraceQuestion;
  readonly effort: TraceEffort;
  readonly signal: AbortSignal;
  /** Told how far it is, after each stretch and each replay. */
  readonly onProgress?: TellProgress;
}

/** A trace, and what is stored of it. */
export interface MadeTrace extends FinishedTrace {
  readonly result: Trace;
}

/**
 * Makes a trace of a recorded run: executes it again, estimates the effect of every decision, replays some.
 *
 * @throws InputError for a target that the data do not have, or a run that cannot be traced.
 */
export async function makeTrace({ store, clock, say }: ExecutorContext, recorded: RecordedRun, { question, effort, signal, onProgress }: TraceOrder): Promise<MadeTrace> {
  const target = targetOf(question, recorded.data);
  const steps = recorded.row.lastStep + 1;
  say(`tracing ${target.name} through ${steps} steps of run ${recorded.row.uuid} (${recorded.row.name})`);
  const meter = onProgress === undefined ? undefined : traceProgressMeter(steps, effort, onProgress);
  const walked = await walkRecorded({ store, clock, signal, say, onProgress: meter?.forward }, recorded);
  const { trace, effects } = await traceRun(walked, { clock, target, effort, say, meter });
  return { result: trace, productVersion: productVersion(), layers: recorded.training.layers.map(({ name }) => name), steps, effects: Float32Array.from(effects) };
}
