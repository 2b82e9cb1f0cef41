import type { DecisionSink, RunUuid } from '#libs/contracts';
import {
  latestCheckpoint,
  listAlerts,
  recordCheckpoint,
  recordEvaluation,
  type Store,
} from '#libs/decision-store';

import { checkpointFolder, dropCheckpoint, writeCheckpoint, type CheckpointFile } from './checkpoints.js';
import type { ExecutorContext } from './context.js';
import type { LoopEvents } from './loop.js';
import type { PreparedRun } from './prepare-run.js';
import type { ProgressView } from './progress.js';

/** How often the number of alerts is read for the progress line. Unit: ms. */
const ALERTS_MS = 1000;

interface EventParts {
  readonly context: ExecutorContext;
  readonly prepared: PreparedRun;
  readonly options: { readonly run: RunUuid; readonly progress: ProgressView };
  readonly sink: DecisionSink;
}

/** What the loop tells, turned into rows, files and the progress line. */
export async function runEvents({ context, prepared, options, sink }: EventParts): Promise<LoopEvents> {
  const { store, clock } = context;
  const { training } = prepared;
  const folder = checkpointFolder(context.environment.GRADLENS_HOME, options.run);
  const alerts = alertCount(store, options.run, clock.elapsed);
  let previous: CheckpointFile | null = await latestCheckpoint(store, options.run);
  let testAccuracy: number | null = null;

  return {
    onSteps(last) {
      const health = sink.health();
      options.progress.show({
        step: last.step + 1,
        totalSteps: training.totalSteps,
        loss: last.loss,
        testAccuracy,
        decisions: (health.committedStep + 1) * training.layers.length,
        alerts: alerts.read(),
        recording: health.state === 'live' ? null : `recording ${health.state}: ${health.problem ?? 'reason unknown'}`,
      });
    },
    async onEvaluation({ step, loss, accuracy }) {
      testAccuracy = accuracy;
      await recordEvaluation(store, options.run, { step, split: 'test', loss, accuracy });
    },
    async onCheckpoint(step, bytes) {
      const written = await writeCheckpoint(folder, step, bytes);
      await recordCheckpoint(store, options.run, written);
      // one to come back to is kept; which more are kept is a policy of the executor issue
      if (previous !== null && previous.path !== written.path) await dropCheckpoint(previous);
      previous = written;
    },
  };
}

/** The number of alerts so far, read now and then, never waited for. */
function alertCount(store: Store, run: RunUuid, elapsed: () => number): { read(): number } {
  let count = 0;
  let readAt = -Infinity;
  return {
    read() {
      if (elapsed() - readAt > ALERTS_MS) {
        readAt = elapsed();
        listAlerts(store, { run, first: 1 }).then(
          ({ total }) => {
            count = total;
          },
          () => undefined, // the watch already tells that the database is away; the old count stays
        );
      }
      return count;
    },
  };
}
