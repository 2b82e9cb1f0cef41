import type { Clock, TracedDecision, TraceEffort, TraceResult } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import {
   type effectAt, type EffectPair, gradeEffects, largestEffects, type MeasuredEffect,
  metagradients, neutralEffects, type RecordedPath, replayAltered, SET_SHARES, setSize, traceQuality, type TraceQuality,
} from '#libs/decision-trace';

import { replaysOf, type TraceProgressMeter } from './trace-progress.js';
import type { NamedTarget } from './trace-target.js';
import type { WalkedRun } from './walk-recorded.js';

/** What a trace found, and all that it estimated. */
export interface Trace extends TraceResult {
  readonly fidelity: WalkedRun['fidelity'];
}

/** A trace with the estimated effect of every decision. */
export interface WholeTrace {
  readonly trace: Trace;
  /** `[steps * layers]`, row by row; NaN where a scale was 0 or not finite. */
  readonly effects: Float64Array;
}

interface TraceParts {
  readonly clock: Clock;
  readonly target: NamedTarget;
  readonly effort: TraceEffort;
  readonly say: (line: string) => void;
  readonly meter?: TraceProgressMeter | undefined;
}

/** Between two lines of progress. Unit: ms. */
const TELL_MS = 3000;

/** Traces a target: estimates the effect of every decision, then replays the largest and some drawn by lot. */
export async function traceRun(walked: WalkedRun, parts: TraceParts): Promise<WholeTrace> {
  const { clock, target, effort, meter } = parts;
  const { recorded: { training, row, spec }, path, fidelity, signal, seconds: trainingSeconds } = walked;
  const begun = clock.elapsed();
  const { targets, hessian } = await metagradients(training, path, spec, { targets: [target.target], signal, onProgress: meter?.back });
  const gradient = targets[0];
  if (gradient === undefined) throw new Error('no target');
  const effects = neutralEffects(gradient, path);
  const replay = replayer({ ...walked, ...parts }, { value: gradient.value, replays: replaysOf(effort) });
  const noiseFloor = await noiseOf(replay, path, effort.seed);
  const measured = await replayAll(replay, { effects, path, effort, noiseFloor });
  const withoutScaling = gradient.value + (await replay(Array.from(effects.keys())));
  const trace = {
    run: row.uuid, target: target.name, value: gradient.value, withoutScaling, quality: measured.quality,
    decisions: largestEffects(effects, path, effort.top).map((one, i) => tracedDecision({ ...one, layer: training.layers[one.layer]?.name ?? '' }, measured.grades[i], measured.largestControl)),
    fidelity, metagradientNorm: gradient.norm, noiseFloor, hessianError: hessian.relativeError,
    totalDecisions: effects.length, seed: effort.seed, seconds: trainingSeconds + (clock.elapsed() - begun) / 1000, trainingSeconds,
  };
  return { trace, effects };
}

/** Change of the target when the decisions at these places of `[steps * layers]` are neutralised, or have another scale. */
type Replayer = (places: readonly number[], scaleAt?: (place: number) => number) => Promise<number>;

function replayer({ recorded, path, target, signal, clock, say, meter }: TraceParts & WalkedRun, { value, replays }: { readonly value: number; readonly replays: number }): Replayer {
  let [done, toldAt] = [0, -Infinity];
  return async (places, scaleAt = () => 1) => {
    const altered = places.map((place) => ({ step: Math.floor(place / path.layers), layer: place % path.layers, scale: scaleAt(place) }));
    const [changed = NaN] = await replayAltered(recorded.training, path, { altered, targets: [target.target], signal });
    done += 1;
    meter?.replayed(done);
    if (clock.elapsed() - toldAt > TELL_MS) {
      toldAt = clock.elapsed();
      say(`replayed ${done} of ${replays}`);
    }
    return changed - value;
  };
}

/** Replays that change one scale by its last bit. */
const NOISE_REPLAYS = 4;

/** The largest change that rounding alone makes in the target. */
async function noiseOf(replay: Replayer, { scales }: RecordedPath, seed: number): Promise<number> {
  const random = seededRandom(seed, 5);
  const changes: number[] = [];
  for (let i = 0; i < NOISE_REPLAYS; i++) changes.push(Math.abs(await replay([random.below(scales.length)], (place) => (scales[place] as number) * (1 + 2 ** -23))));
  return Math.max(...changes);
}

interface ReplayPlan {
  readonly effects: Float64Array;
  readonly path: RecordedPath;
  readonly effort: TraceEffort;
  readonly noiseFloor: number;
}

interface Measured {
  readonly quality: TraceQuality;
  /** Of the largest effects, in order. */
  readonly grades: readonly MeasuredEffect[];
  readonly largestControl: number;
}

async function replayAll(replay: Replayer, { effects, path, effort, noiseFloor }: ReplayPlan): Promise<Measured> {
  const random = seededRandom(effort.seed, 6);
  // a decision whose scale is 1 has nothing to neutralise
  const places = Array.from(effects.keys()).filter((i) => path.scales[i] !== 1 && Number.isFinite(effects[i]));
  const draw = (count: number): number[] => Array.from({ length: places.length === 0 ? 0 : count }, () => places[random.below(places.length)] as number);
  const pairOf = async (set: readonly number[]): Promise<EffectPair> => ({ estimated: set.reduce((sum, i) => sum + (effects[i] as number), 0), replayed: await replay(set) });
  const single: EffectPair[] = [];
  for (const place of draw(effort.controls)) single.push(await pairOf([place]));
  const sets = SET_SHARES.map((): EffectPair[] => []);
  for (let i = 0; i < effort.sets && places.length > 0; i++) {
    const at = i % SET_SHARES.length;
    sets[at]?.push(await pairOf([...new Set(draw(setSize(SET_SHARES[at] ?? 0, places.length)))]));
  }
  const top: EffectPair[] = [];
  for (const { step, layer } of largestEffects(effects, path, effort.verify)) top.push(await pairOf([step * path.layers + layer]));
  const controls = single.map(({ replayed }) => replayed);
  return { quality: traceQuality(single, sets, noiseFloor, effort.seed), grades: gradeEffects(top, controls, noiseFloor), largestControl: Math.max(0, ...controls.map(Math.abs)) };
}

function tracedDecision({ layer, step, scale, effect }: Omit<ReturnType<typeof effectAt>, 'layer'> & { readonly layer: string }, graded: MeasuredEffect | undefined, control: number): TracedDecision {
  const { grade = 'ESTIMATED', measuredEffect = null, pValue = null } = graded ?? {};
  return { layer, step, scale, effect, grade, measuredEffect, control: graded === undefined ? null : control, pValue };
}
