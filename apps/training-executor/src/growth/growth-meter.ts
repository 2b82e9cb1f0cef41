import { type Clock, MEASURE_COUNT, MEASURE_INDEX, type RunSpec, type StepFrame } from '#libs/contracts';
import type { Dataset } from '#libs/datasets';
import { advanceTo, createTraining, displaced, type Displacement, displacementBetween, type Training } from '#libs/training';

/** Steps that are looked at, of every so many, from which step on. */
export const [WINDOW_STEPS, WINDOW_EVERY, FIRST_WINDOW] = [10, 100, 20];

/** Share by which the scales of the very first step looked at are changed. */
const NUDGE = 0.01;

/** What a window found. Dimensionless. */
export interface Growth {
  /** Updates made when it ended. */
  readonly step: number;
  /** Growth of the perturbation over the window. */
  readonly inWindow: number;
  /** Estimated growth until now, since the step from which it is largest: at least 1; not finite once the twin is not. */
  readonly total: number;
}

interface MeterParts {
  readonly training: Training;
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly clock: Clock;
  readonly onGrowth: (growth: Growth) => void;
}

/** Measures how a small perturbation grows while a run trains. */
export interface GrowthMeter {
  /** To be awaited before every step; null when nothing is due. `drain` hands over all frames that are outstanding. */
  before(drain: () => Promise<unknown>): Promise<void> | null;
  onFrames(frames: readonly StepFrame[]): void;
  /** Something else than steps moved the run: the window counts for nothing. */
  abandon(): void;
  dispose(): void;
}

interface OpenWindow {
  readonly from: number;
  readonly base: Promise<Uint8Array>;
  readonly scales: Float32Array[];
}

interface MeterState {
  window: OpenWindow | null;
  twin: Training | null;
  /** Where the last window left the twin, beside the run. */
  displacement: Displacement | null;
  /** Norm at which every window but the first begins. */
  size: number;
  logTotal: number;
}

/**
 * Growth of a perturbation, by a twin of the run that takes {@link WINDOW_STEPS} of every {@link WINDOW_EVERY} steps with the scales of the run
 * (largest Lyapunov exponent after Benettin, sampled): a window begins in the direction in which the last one ended, at a fixed distance, so that the direction that grows
 * fastest is followed. The growth of the steps between is taken to be that of the window: the total is the product of growth^(every/steps), cut off at 1 below.
 * The first window only finds the direction. Cost: the twin's share of steps, and its state beside that of the run.
 *
 * @see Benettin et al., Lyapunov characteristic exponents, Meccanica 15, 1980, https://doi.org/10.1007/BF02128236
 */
export function growthMeter(parts: MeterParts): GrowthMeter {
  const { training } = parts;
  const state: MeterState = { window: null, twin: null, displacement: null, size: NaN, logTotal: 0 };
  return {
    before: (drain) => {
      const { step } = training;
      const { window } = state;
      if (window !== null && step >= window.from + WINDOW_STEPS) return endWindow(parts, state, window, drain);
      if (step % WINDOW_EVERY === FIRST_WINDOW && step + WINDOW_STEPS < training.totalSteps && Number.isFinite(state.logTotal)) state.window = openWindow(training);
      return null;
    },
    onFrames: (frames) => {
      const { window } = state;
      for (const { step, measures } of frames) if (window !== null && step === window.from + window.scales.length && window.scales.length < WINDOW_STEPS) window.scales.push(scalesOf(measures));
    },
    abandon: () => { state.window = null; },
    dispose: () => { state.twin?.dispose(); },
  };
}

function openWindow(training: Training): OpenWindow {
  const base = training.checkpoint();
  base.catch(() => undefined); // told to whoever awaits it
  return { from: training.step, base, scales: [] };
}

function scalesOf(measures: Float32Array): Float32Array {
  return Float32Array.from({ length: measures.length / MEASURE_COUNT }, (_, layer) => measures[layer * MEASURE_COUNT + MEASURE_INDEX.scale] ?? NaN);
}

async function endWindow(parts: MeterParts, state: MeterState, window: OpenWindow, drain: () => Promise<unknown>): Promise<void> {
  const { training, spec, data, clock } = parts;
  await drain();
  state.window = null;
  if (window.scales.length < WINDOW_STEPS || training.step !== window.from + WINDOW_STEPS) return;
  state.twin ??= createTraining({ spec, data, clock });
  const before = state.displacement;
  const reached = await training.checkpoint();
  const displacement = displacementBetween(reached, await twinReaches(state.twin, window, before === null ? null : { displacement: before, size: state.size }));
  if (displacement.norm === 0) return; // nothing was perturbed, or float32 does not hold it
  state.displacement = displacement;
  if (before === null) state.size = displacement.norm;
  else parts.onGrowth(noteGrowth(state, training.step, displacement.norm / state.size));
}

/** The state of the twin at the end of a window. */
async function twinReaches(twin: Training, { from, base, scales }: OpenWindow, start: { readonly displacement: Displacement; readonly size: number } | null): Promise<Uint8Array> {
  const begin = await base;
  twin.restore(start === null ? begin : displaced(begin, start.displacement, start.size / start.displacement.norm));
  await advanceTo(twin, from + WINDOW_STEPS, () => {
    const given = scales[twin.step - from] ?? new Float32Array();
    twin.advanceForced(start === null && twin.step === from ? given.map((scale) => scale * (1 + NUDGE)) : given);
  });
  return await twin.checkpoint();
}

function noteGrowth(state: MeterState, step: number, inWindow: number): Growth {
  const logTotal = state.logTotal + (Math.log(inWindow) * WINDOW_EVERY) / WINDOW_STEPS;
  state.logTotal = Number.isFinite(inWindow) ? Math.max(0, logTotal) : Infinity;
  return { step, inWindow, total: Math.exp(state.logTotal) };
}
