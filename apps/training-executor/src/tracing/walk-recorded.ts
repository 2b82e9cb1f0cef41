import { type Clock, fidelityWords, MEASURE_COUNT, MEASURE_INDEX, type StepFrame } from '#libs/contracts';
import { createFidelityCheck, type Fidelity, type RecordedPath, walkForward } from '#libs/decision-trace';
import { listEvents, readStepWindow, type Store } from '#libs/decision-store';

import { interventionsOf, loweringsOf } from '../obeying/intervention.js';
import { compareWeights } from '../replaying/replay-run.js';
import type { RecordedRun } from '../replaying/with-recorded-run.js';

/** A recorded run executed again, with what tracing needs to go back. */
export interface WalkedRun {
  readonly recorded: RecordedRun;
  readonly path: RecordedPath;
  /** What happened to each decision, bits of DECISION_FLAGS, `[steps * layers]`, row by row. */
  readonly flags: Uint16Array;
  readonly fidelity: Fidelity & { readonly sameWeights: boolean | null };
  /** What executing it took. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

interface WalkParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Told after each stretch: steps executed. */
  readonly onProgress?: ((steps: number) => void) | undefined;
}

/** Executes a recorded run again with all that was done to it, compares it with the ledger, and keeps checkpoints and scales. */
export async function walkRecorded({ store, clock, signal, say, onProgress }: WalkParts, recorded: RecordedRun): Promise<WalkedRun> {
  const { training, row } = recorded;
  const begun = clock.elapsed();
  const interventions = interventionsOf(await listEvents(store, row.uuid));
  training.lower(loweringsOf(interventions));
  const check = createFidelityCheck(training.layers.map(({ name }) => name));
  const flags = new Uint16Array((row.lastStep + 1) * training.layers.length);
  const path = await walkForward(training, row.lastStep + 1, {
    ...{ signal, onProgress, rollbacks: interventions.filter((each) => each.kind === 'rollback') },
    onFrames: async (frames) => {
      keepFlags(frames, flags, training.layers.length);
      check.compare(frames, await readStepWindow(store, row.uuid, { fromStep: frames[0]?.step ?? 0, maxSteps: frames.length }));
    },
  });
  const seconds = (clock.elapsed() - begun) / 1000;
  const fidelity = { ...check.result(), sameWeights: await compareWeights(training, row) };
  say(`${fidelityWords(fidelity)}, in ${seconds.toFixed(1)} s`);
  return { recorded, path, flags, signal, seconds, fidelity };
}

function keepFlags(frames: readonly StepFrame[], flags: Uint16Array, layers: number): void {
  for (const { step, measures } of frames) {
    for (let layer = 0; layer < layers; layer++) flags[step * layers + layer] = measures[layer * MEASURE_COUNT + MEASURE_INDEX.flags] as number;
  }
}
