import {
  FINAL_STATES,
  InputError,
  messageOf,
  type RunState,
  type RunSummary,
  type RunUuid,
} from '#libs/contracts';
import { holdRun, listAlerts, openRecorder, setRunState, startAttempt, type RunHold } from '#libs/decision-store';

import type { ExecutorContext } from './context.js';
import { trainToEnd, type EvaluationPoint, type LoopOutcome } from './loop.js';
import type { PreparedRun } from './prepare-run.js';
import type { ProgressView } from './progress.js';
import { hardware, specSha256, versionsOf } from './provenance.js';
import { runEvents } from './run-events.js';
import { hostRules } from './rules-host.js';
import { settleAlerts } from './settle-alerts.js';
import { watchRun, type RunWatch } from './watch-run.js';

/** What an execution is given beside the prepared run. */
export interface ExecuteOptions {
  readonly run: RunUuid;
  readonly progress: ProgressView;
  /** Aborted when the person or the system asks the process to end. */
  readonly signal: AbortSignal;
}

/**
 * Runs `work` while this process holds the run: nobody else executes it, and if the process dies the hold is gone.
 *
 * @throws InputError when another process holds the run.
 */
export async function whileHolding<T>(context: ExecutorContext, run: RunUuid, work: () => Promise<T>): Promise<T> {
  const hold = await holdRun(context.store, run);
  if (hold === null) {
    throw new InputError({ source: null, path: 'run', value: run, allowed: 'a run that no other process is executing' });
  }
  try {
    return await work();
  } finally {
    await releaseQuietly(hold, context.say);
  }
}

/**
 * Executes a held run that exists in the database: trains, records every decision, and leaves the run in a final
 * state whatever happened.
 *
 * @throws Error after the run was marked `failed` or `diverged`.
 */
export async function executeRun(context: ExecutorContext, prepared: PreparedRun, options: ExecuteOptions): Promise<RunSummary> {
  try {
    return await executeHeld(context, prepared, options);
  } catch (error) {
    await recordFailure(context, options.run, error);
    throw error;
  } finally {
    prepared.training.dispose();
  }
}

async function executeHeld(context: ExecutorContext, prepared: PreparedRun, options: ExecuteOptions): Promise<RunSummary> {
  const { store, clock } = context;
  const { training, spec } = prepared;
  const attempt = await startAttempt(store, options.run, attemptFacts(prepared));
  const sink = openRecorder({
    connectionString: store.connectionString,
    runUuid: options.run,
    runId: attempt.runId,
    attempt: attempt.attempt,
    layers: training.layers.length,
    lastStep: attempt.lastStep,
  });
  const firstStep = training.step;
  const begun = clock.elapsed();
  const watch = startWatch(context, options, attempt.attempt, () => training.step);
  const rules = hostRules(store, options.run, (problem) => {
    context.say(`rules: ${messageOf(problem)}`);
  });
  try {
    const events = await runEvents({ context, prepared, options, sink });
    const outcome = await trainToEnd({ training, sink, spec, controls: watch, events, clock });
    await sink.flush();
    const seconds = (clock.elapsed() - begun) / 1000;
    options.progress.end();
    await settleAlerts({ store, run: options.run, rules, lastStep: training.step - 1, clock });
    const summary = await summarise({ context, prepared, options, outcome, seconds, firstStep });
    await setRunState(store, options.run, summary.state, { reason: outcome.stopped?.reason, summary });
    return summary;
  } finally {
    options.progress.end();
    await Promise.allSettled([watch.close(), rules.close(), sink.close()]);
  }
}

/** What is recorded of an attempt before its first step. */
function attemptFacts({ training, spec, data, backend }: PreparedRun): Parameters<typeof startAttempt>[2] {
  return {
    layers: training.layers,
    backend,
    versions: versionsOf(backend),
    seeds: spec.seeds,
    dataManifest: { name: data.name, ...data.manifest },
    hardware: hardware(),
    specSha256: specSha256(spec),
    totalSteps: training.totalSteps,
  };
}

function startWatch(context: ExecutorContext, options: ExecuteOptions, attempt: number, currentStep: () => number): RunWatch {
  let told = '';
  const watch = watchRun({
    store: context.store,
    run: options.run,
    attempt,
    currentStep,
    onProblem: (problem) => {
      const line = `the database does not answer (${messageOf(problem)}); training goes on, decisions are held back`;
      if (line !== told) context.say(line);
      told = line;
    },
  });
  const onAbort = (): void => {
    watch.requestStop(String(options.signal.reason ?? 'ended by the user'));
  };
  if (options.signal.aborted) onAbort();
  options.signal.addEventListener('abort', onAbort, { once: true });
  return watch;
}

interface SummaryParts {
  readonly context: ExecutorContext;
  readonly prepared: PreparedRun;
  readonly options: ExecuteOptions;
  readonly outcome: LoopOutcome;
  readonly seconds: number;
  readonly firstStep: number;
}

async function summarise({ context, prepared, options, outcome, seconds, firstStep }: SummaryParts): Promise<RunSummary> {
  const { training, backend } = prepared;
  const { stopped, stepsToTarget, lastFrame, lastEvaluation } = outcome;
  const { total } = await listAlerts(context.store, { run: options.run, first: 1 });
  return {
    run: options.run,
    state: stopped === null ? 'completed' : stopped.state,
    steps: training.step,
    layers: training.layers.length,
    decisions: training.step * training.layers.length,
    trainLoss: lastFrame?.loss ?? null,
    ...testFigures(lastEvaluation),
    stepsToTarget,
    seconds,
    stepsPerSecond: (training.step - firstStep) / seconds,
    backend: backend.name,
    alerts: total,
    weightsSha256: await training.weightsSha256(),
  };
}

function testFigures(evaluation: EvaluationPoint | null): Pick<RunSummary, 'testLoss' | 'testAccuracy'> {
  return { testLoss: evaluation?.loss ?? null, testAccuracy: evaluation?.accuracy ?? null };
}

/** The run's end is recorded even when recording itself failed; what cannot be written is told. */
async function recordFailure(context: ExecutorContext, run: RunUuid, error: unknown): Promise<void> {
  const reason = messageOf(error);
  const state: RunState = reason.includes('diverged at step') ? 'diverged' : 'failed';
  try {
    const live: RunState[] = ['queued', 'running', 'paused', ...FINAL_STATES];
    await setRunState(context.store, run, state, { reason, expected: live });
  } catch (second) {
    context.say(`the end of run ${run} could not be recorded: ${messageOf(second)}`);
  }
}

async function releaseQuietly(hold: RunHold, say: (line: string) => void): Promise<void> {
  try {
    await hold.release();
  } catch (error) {
    say(`the hold on the run could not be released: ${messageOf(error)}`);
  }
}
