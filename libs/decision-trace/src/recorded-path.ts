import { MEASURE_COUNT, MEASURE_INDEX, type StepFrame } from '#libs/contracts';
import { advanceTo, type StepTrace, type TraceTarget, type Training } from '#libs/training';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The value of a target, and its gradient by the weights that predict. */
export type TargetGradient = Awaited<ReturnType<Training['target']>>;

/** A run executed again, as far as tracing needs it: its scales, and checkpoints to go back to. */
export interface RecordedPath {
  readonly steps: number;
  readonly layers: number;
  /** Scales as applied, `[steps * layers]`, row by row. */
  readonly scales: Float32Array;
  /** State before every `every`-th step, from step 0 on. */
  readonly checkpoints: readonly Uint8Array[];
  readonly every: number;
}

/**
 * What walking along a run tells, and what stops it. After each stretch timers and signals get their turn: a backend that
 * computes at once never leaves the microtasks by itself.
 */
export interface WalkOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told after each stretch: steps walked of this walk. */
  readonly onProgress?: ((steps: number) => void) | undefined;
}

/** Bytes that traces of one stretch may take. */
const STRETCH_BYTES = 256 * 2 ** 20;
/** Floats kept of a step: weights, gradient, up to three memories. */
export const FLOATS_PER_PARAMETER = 5;

/** Steps between checkpoints: about the root of all, and no more than fit into memory as traces. */
export function stretchOf(steps: number, parameterCount: number): number {
  const byMemory = Math.floor(STRETCH_BYTES / (4 * FLOATS_PER_PARAMETER * parameterCount));
  return Math.max(1, Math.min(Math.ceil(Math.sqrt(steps)) * 2, byMemory, steps));
}

/**
 * Executes a run from its start, unaltered, and keeps what tracing needs.
 *
 * @param onFrames takes the frames of each stretch, for a check of the replay's fidelity.
 */
export async function walkForward(training: Training, steps: number, options: WalkOptions & { readonly onFrames?: (frames: readonly StepFrame[]) => Promise<void> }): Promise<RecordedPath> {
  const layers = training.layers.length;
  const every = stretchOf(steps, training.parameterCount);
  const scales = new Float32Array(steps * layers);
  const checkpoints: Uint8Array[] = [];
  while (training.step < steps) {
    options.signal?.throwIfAborted();
    checkpoints.push(await training.checkpoint());
    const frames = await advanceTo(training, Math.min(steps, training.step + every));
    for (const { step, measures } of frames) {
      for (let layer = 0; layer < layers; layer++) scales[step * layers + layer] = measures[layer * MEASURE_COUNT + MEASURE_INDEX.scale] as number;
    }
    await options.onFrames?.(frames);
    options.onProgress?.(training.step);
    await nextTurn();
  }
  return { steps, layers, scales, checkpoints, every };
}

/** Walks back stretch by stretch, the last one first; each stretch is computed again and given whole, in order of step. */
export async function walkBack(training: Training, path: RecordedPath, options: WalkOptions & { readonly onStretch: (traces: readonly StepTrace[]) => Promise<void> }): Promise<void> {
  for (let stretch = path.checkpoints.length - 1; stretch >= 0; stretch--) {
    options.signal?.throwIfAborted();
    training.restore(path.checkpoints[stretch] as Uint8Array);
    const end = Math.min(path.steps, (stretch + 1) * path.every);
    const traces: StepTrace[] = [];
    await advanceTo(training, end, async () => {
      traces.push(await training.advanceTraced());
    });
    await options.onStretch(traces);
    options.onProgress?.(path.steps - stretch * path.every);
    await nextTurn();
  }
}

/** A decision: one layer at one step. */
export interface DecisionPlace {
  readonly step: number;
  readonly layer: number;
}

/** A decision with another scale. */
export interface AlteredDecision extends DecisionPlace {
  readonly scale: number;
}

/** The decision at one place of `[steps * layers]`, with a scale. */
export function decisionAt({ layers }: Pick<RecordedPath, 'layers'>, place: number, scale: number): AlteredDecision {
  return { step: Math.floor(place / layers), layer: place % layers, scale };
}

/** Number of the checkpoint before the first altered decision; of the last one where nothing is altered. */
export function checkpointBefore(altered: readonly AlteredDecision[], { steps, every }: RecordedPath): number {
  return Math.floor(altered.reduce((least, { step }) => Math.min(least, step), steps - 1) / every);
}

/** What a replay reads at its end, and what stops it. */
export interface ReplayOptions extends Pick<WalkOptions, 'signal'> {
  readonly targets: readonly TraceTarget[];
}

/**
 * Goes from the checkpoint before some decisions to the end of the run.
 *
 * @param advance takes one step.
 * @returns the values of the targets at the end, in order.
 */
export async function replayFrom(training: Training, path: RecordedPath, { altered, targets, signal }: ReplayOptions & { readonly altered: readonly AlteredDecision[] }, advance: () => void): Promise<number[]> {
  training.restore(path.checkpoints[checkpointBefore(altered, path)] as Uint8Array);
  while (training.step < path.steps) {
    signal?.throwIfAborted();
    await advanceTo(training, Math.min(path.steps, training.step + path.every), advance);
    await nextTurn();
  }
  const values: number[] = [];
  for (const target of targets) values.push((await training.target(target)).value);
  return values;
}

/**
 * Counterfactual replay: from the checkpoint before the first of the altered decisions to the end, those with the given
 * scale, all others with the recorded one.
 *
 * @returns the values of the targets at the end, in order.
 */
export async function replayAltered(training: Training, path: RecordedPath, options: ReplayOptions & { readonly altered: readonly AlteredDecision[] }): Promise<number[]> {
  const scales = path.scales.slice();
  for (const { step, layer, scale } of options.altered) scales[step * path.layers + layer] = scale;
  return replayFrom(training, path, options, () => {
    training.advanceForced(scales.subarray(training.step * path.layers, (training.step + 1) * path.layers));
  });
}
