import { plural, type TraceEffort, type TraceQuestion } from '#libs/contracts';
import type { FinishedTrace } from '#libs/decision-store';

import type { RecordedRun } from '../replaying/with-recorded-run.js';
import type { ExecutorContext } from '../running/context.js';
import { type KeptWork, NOTHING_KEPT } from '../running/kept-work.js';
import { productVersion } from '../running/provenance.js';
import { decisionsNamed } from './decisions-named.js';
import { timeLeft, tooFewControls, traceNeeds } from './trace-needs.js';
import { type TellProgress, traceProgressMeter } from './trace-progress.js';
import { type Trace, traceRun } from './trace-run.js';
import { targetOf } from './trace-target.js';
import { walkRecorded } from './walk-recorded.js';

/** Traces that are to be made. */
export interface TraceOrder {
  readonly questions: readonly TraceQuestion[];
  readonly effort: TraceEffort;
  readonly signal: AbortSignal;
  /** Told how far it is, after each stretch and each replay. */
  readonly onProgress?: TellProgress;
  /** What an earlier attempt had finished, and where to keep what this one finishes. */
  readonly kept?: KeptWork;
}

/** A trace, and what is stored of it. */
export interface MadeTrace extends FinishedTrace {
  readonly result: Trace;
}

/**
 * Makes traces of a recorded run, one a question, together: executes it again, estimates the effect of every decision, replays some.
 *
 * @throws InputError for a target that the data do not have, or a run that cannot be traced.
 */
export async function makeTraces({ store, clock, say }: ExecutorContext, recorded: RecordedRun, { questions, effort, signal, onProgress, kept = NOTHING_KEPT }: TraceOrder): Promise<MadeTrace[]> {
  const targets = questions.map((question) => targetOf(question, recorded.data));
  const steps = recorded.row.lastStep + 1;
  const layers = recorded.training.layers.map(({ name }) => name);
  const ground = { store, run: recorded.row.uuid, layers, steps, flags: new Uint16Array(0) };
  // whoever names what there is not is told before the work
  await decisionsNamed(effort.without, ground);
  for (const { name } of targets) say(`tracing ${name} through ${steps} ${plural(steps, 'step')} of run ${recorded.row.uuid} (${recorded.row.name})`);
  say(traceNeeds(recorded, effort, targets.length));
  const tooFew = tooFewControls(effort);
  if (tooFew !== null) say(tooFew);
  const meter = onProgress === undefined ? undefined : traceProgressMeter(steps, { effort, targets: targets.length }, onProgress);
  const walked = await walkRecorded({ store, clock, signal, say, onProgress: meter?.forward }, recorded);
  say(timeLeft(effort, targets.length, walked.seconds));
  const named = await decisionsNamed(effort.without, { ...ground, flags: walked.flags });
  const traces = await traceRun(walked, { clock, targets, effort, named, say, meter, kept });
  return traces.map(({ trace, effects }) => ({ result: trace, productVersion: productVersion(), layers, steps, effects: Float32Array.from(effects) }));
}
