import type { DecisionSink, RecordingHealth, RunUuid, StepFrame } from '#libs/contracts';
import { listAlerts, type Store } from '#libs/decision-store';

import type { CheckpointShelf } from './checkpoint-shelf.js';
import { checkpointFolder, writeWhenRoom } from './checkpoints.js';
import type { ExecutorContext } from './context.js';
import type { LoopEvents } from './loop.js';
import type { PreparedRun } from './prepare-run.js';
import type { Progress, ProgressView } from './progress.js';

/** How often the number of alerts is read for the progress line. Unit: ms. */
const ALERTS_MS = 1000;

interface EventParts {
  readonly context: ExecutorContext;
  readonly prepared: PreparedRun;
  readonly options: { readonly run: RunUuid; readonly progress: ProgressView; readonly signal: AbortSignal };
  readonly sink: DecisionSink;
  readonly shelf: CheckpointShelf;
  /** Told of all that is recorded. */
  readonly onFrames: (frames: readonly StepFrame[]) => void;
}

/** The number of alerts of a run. */
export interface AlertCount {
  /** As last read; read again now and then, never waited for. */
  read(): number;
  readNow(): Promise<number>;
}

/** What the loop tells, turned into notes of the record, files and the progress line. */
export function runEvents({ context, prepared, options, sink, shelf, onFrames }: EventParts): { events: LoopEvents; alerts: AlertCount } {
  const { store, clock } = context;
  const { training } = prepared;
  const folder = checkpointFolder(context.environment.GRADLENS_HOME, options.run);
  const alerts = alertCount(store, options.run, clock.elapsed);
  let test: Progress['test'] = null;

  const events: LoopEvents = {
    onSteps(frames) {
      onFrames(frames);
      const last = frames[frames.length - 1];
      if (last === undefined) return;
      const health = sink.health();
      options.progress.show({
        step: last.step + 1,
        totalSteps: training.totalSteps,
        loss: last.loss,
        test,
        decisions: (health.committedStep + 1) * training.layers.length,
        alerts: alerts.read(),
        recording: recordingText(health),
      });
    },
    onEvaluation({ step, loss, accuracy, errors }) {
      test = { accuracy, errors };
      sink.note({ kind: 'fact', step, note: { type: 'evaluation', split: 'test', loss, ...(errors === undefined ? { accuracy } : { accuracy: null, ...errors }) } });
      return Promise.resolve();
    },
    async onCheckpoint(step, bytes) {
      const written = await writeWhenRoom(folder, step, bytes, { signal: options.signal, say: context.say });
      if (written === null) return;
      const { path, sha256, sizeBytes } = written;
      sink.note({ kind: 'fact', step, note: { type: 'checkpoint', path, sha256, sizeBytes } });
      await sink.flush(); // on the disk: a process that goes on from here finds it
      await shelf.add(written);
    },
  };
  return { events, alerts };
}

/** What a person should know of the recording; null when all is well. */
function recordingText({ state, problem, spooledSteps }: RecordingHealth): string | null {
  if (state === 'live') return null;
  if (state === 'disk') return `recording to disk (${spooledSteps} steps wait for the database)`;
  return problem ?? `recording ${state}`;
}

function alertCount(store: Store, run: RunUuid, elapsed: () => number): AlertCount {
  let count = 0;
  let readAt = -Infinity;
  const readNow = async (): Promise<number> => {
    const { total } = await listAlerts(store, { run, first: 1 });
    count = total;
    return count;
  };
  return {
    readNow,
    read() {
      if (elapsed() - readAt > ALERTS_MS) {
        readAt = elapsed();
        readNow().catch(() => undefined); // the watch already tells that the database is away; the old count stays
      }
      return count;
    },
  };
}
