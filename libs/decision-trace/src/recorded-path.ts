import { MEASURE_COUNT, MEASURE_INDEX, type StepFrame } from '#libs/contracts';
import { advanceTo, type StepTrace, type TraceTarget, type Training } from '#libs/training';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The value of a target, and its gradient by the weights that predict. */
export type TargetGradient = Awaited<ReturnType<Training['target']>>;

/** Steps that follow each other, and the state before the first of them. */
export interface Stretch {
  readonly from: number;
  /** The step behind the last. */
  readonly to: number;
  readonly checkpoint: Uint8Array;
}

/** A rollback: before step `fromStep` the state of before step `toStep` came back. Steps count on. */
export interface Rollback {
  readonly fromStep: number;
  readonly toStep: number;
}

/** A run executed again, as far as tracing needs it: its scales, and checkpoints to go back to. */
export interface RecordedPath {
  readonly steps: number;
  readonly layers: number;
  /** Scales as applied, `[steps * layers]`, row by row. */
  readonly scales: Float32Array;
  /** What led to the end, in order of step: all steps but those that a rollback left, which moved nothing. */
  readonly stretches: readonly Stretch[];
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

/** How a run is executed again. */
export interface WalkForwardOptions extends WalkOptions {
  /** In order of step. */
  readonly rollbacks?: readonly Rollback[];
  /** Takes the frames of each stretch, for a check of the replay's fidelity. */
  readonly onFrames?: (frames: readonly StepFrame[]) => Promise<void>;
}

/** Executes a run from its start, unaltered and with its rollbacks, and keeps what tracing needs. */
export async function walkForward(training: Training, steps: number, { rollbacks = [], ...options }: WalkForwardOptions): Promise<RecordedPath> {
  const layers = training.layers.length;
  const scales = new Float32Array(steps * layers);
  const states = new Map<number, Uint8Array>();
  const endOf = stretchEnds(stretchOf(steps, training.parameterCount), [steps, ...rollbacks.flatMap(({ fromStep, toStep }) => [fromStep, toStep])]);
  let stretches: Stretch[] = [];
  for (;;) {
    const rollback = rollbacks.findLast(({ fromStep }) => fromStep === training.step);
    if (rollback !== undefined) stretches = rollBack(training, rollback, stretches, states);
    const from = training.step;
    if (from >= steps) return { steps, layers, scales, stretches };
    options.signal?.throwIfAborted();
    const checkpoint = await training.checkpoint();
    if (rollbacks.some(({ toStep }) => toStep === from)) states.set(from, checkpoint);
    keepScales(await tellFrames(training, endOf(from), options), scales, layers);
    stretches.push({ from, to: training.step, checkpoint });
    await nextTurn();
  }
}

async function tellFrames(training: Training, to: number, { onFrames, onProgress }: WalkForwardOptions): Promise<StepFrame[]> {
  const frames = await advanceTo(training, to);
  await onFrames?.(frames);
  onProgress?.(training.step);
  return frames;
}

/** Where the stretch from a step ends: at a multiple of `every`, or before it where something turns. */
function stretchEnds(every: number, turns: readonly number[]): (from: number) => number {
  return (from) => Math.min(every * (Math.floor(from / every) + 1), ...turns.filter((step) => step > from));
}

function keepScales(frames: readonly StepFrame[], scales: Float32Array, layers: number): void {
  for (const { step, measures } of frames) {
    for (let layer = 0; layer < layers; layer++) scales[step * layers + layer] = measures[layer * MEASURE_COUNT + MEASURE_INDEX.scale] as number;
  }
}

/** Takes the training back, and gives the stretches that still lead to where it stands. */
function rollBack(training: Training, { fromStep, toStep }: Rollback, stretches: readonly Stretch[], states: ReadonlyMap<number, Uint8Array>): Stretch[] {
  const state = states.get(toStep);
  if (state === undefined) throw new RangeError(`the rollback at step ${fromStep} goes back to step ${toStep}, which is not before it`);
  training.rollBack(state);
  return stretches.filter(({ from }) => from < toStep);
}

/** Walks back stretch by stretch, the last one first; each stretch is computed again and given whole, in order of step. */
export async function walkBack(training: Training, path: RecordedPath, options: WalkOptions & { readonly onStretch: (traces: readonly StepTrace[]) => Promise<void> }): Promise<void> {
  for (const { from, to, checkpoint } of path.stretches.toReversed()) {
    options.signal?.throwIfAborted();
    training.restore(checkpoint);
    const traces: StepTrace[] = [];
    await advanceTo(training, to, async () => {
      traces.push(await training.advanceTraced());
    });
    await options.onStretch(traces);
    options.onProgress?.(path.steps - from);
    await nextTurn();
  }
}

/** Whether each step led to the end of the run, `[steps]`: 0 of those that a rollback left. */
export function leadingSteps({ steps, stretches }: RecordedPath): Uint8Array {
  const leads = new Uint8Array(steps);
  for (const { from, to } of stretches) leads.fill(1, from, to);
  return leads;
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

/** Number of the stretch that a replay starts with: that of the first altered decision; the last one where nothing is altered. */
export function stretchBefore(altered: readonly AlteredDecision[], { steps, stretches }: RecordedPath): number {
  const first = altered.reduce((least, { step }) => Math.min(least, step), steps - 1);
  return stretches.findLastIndex(({ from }) => from <= first);
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
  const stretches = path.stretches.slice(stretchBefore(altered, path));
  training.restore((stretches[0] as Stretch).checkpoint);
  for (const { from, to } of stretches) {
    signal?.throwIfAborted();
    training.skipTo(from);
    await advanceTo(training, to, advance);
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
