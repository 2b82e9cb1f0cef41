import { type Clock, type DrawnDecision, type MovedRecords, type TracedDecision, type TraceEffort, type TraceResult, withGrades } from '#libs/contracts';
import {
  completenessOf, decisionAt, type DecisionEffect, type EffectPair, gradeEffects, otherControls, largestEffects, type MeasuredEffect, type Metagradient,
  metagradients, neutralEffects, replayReacting, traceQuality,
} from '#libs/decision-trace';
import type { TraceTarget } from '#libs/training';

import type { KeptWork } from '../running/kept-work.js';
import type { NamedSet } from './decisions-named.js';
import { neutralised, type Places, planReplays, type ReplayPlan } from './plan-replays.js';
import { type Replays, runReplays } from './run-replays.js';
import { movedByNamed, tracedSets } from './traced-sets.js';
import type { TraceProgressMeter } from './trace-progress.js';
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
  readonly targets: readonly NamedTarget[];
  readonly effort: TraceEffort;
  /** Sets of decisions asked for by name. */
  readonly named: readonly NamedSet[];
  readonly say: (line: string) => void;
  readonly meter?: TraceProgressMeter | undefined;
  readonly kept: KeptWork;
}

/**
 * Traces targets: estimates the effect of every decision on each, then replays the largest of each and some drawn by lot; walk and
 * replays are shared, and the answers are those of as many traces of one target. What is kept is not computed again.
 */
export async function traceRun(walked: WalkedRun, parts: TraceParts): Promise<WholeTrace[]> {
  const { clock, effort } = parts;
  const { path, seconds: trainingSeconds } = walked;
  const begun = clock.elapsed();
  const targets = parts.targets.map(({ target }) => target);
  const gradients = await estimates(walked, targets, parts);
  const effects = gradients.map((gradient) => neutralEffects(gradient, path));
  const plan = planReplays(effects, path, effort, parts.named);
  const replays = await runReplays(walked, plan, { ...parts, targets, values: gradients.map(({ value }) => value) });
  const moved = await movedByNamed(walked, plan, { ...parts, targets });
  const reacting = effort.scaler === 'held' ? null : await reactingEffects(walked, plan, gradients, targets);
  const seconds = trainingSeconds + (clock.elapsed() - begun) / 1000;
  return gradients.map((gradient, t) => {
    const answered = { walked, effort, plan, replays, moved: moved.get(targets[t]?.classIndex ?? 0) ?? [], reacting: reacting?.[t] ?? null, index: t, name: parts.targets[t]?.name ?? '', gradient, effects: effects[t] as Float64Array };
    return { trace: { ...answerOf(answered), hessianError: gradient.hessian.relativeError, seconds, trainingSeconds }, effects: answered.effects };
  });
}

/** Name of the piece that holds the metagradients. */
const ESTIMATES = 'metagradients';

/** Metagradients of all targets: those that are kept, or else computed and kept. */
async function estimates({ recorded: { training, spec }, path, signal }: WalkedRun, targets: readonly TraceTarget[], { kept, meter, say }: TraceParts): Promise<Metagradient[]> {
  const before = await kept.find<Metagradient[]>(ESTIMATES);
  if (before !== null) {
    say('the estimates are kept from an earlier attempt');
    return before;
  }
  const found = await metagradients(training, path, spec, { targets, signal, onProgress: meter?.back });
  await kept.keep(ESTIMATES, found);
  return found;
}

/** Changes of each target when its largest decisions are neutralised and the scaler reacts, in order. */
async function reactingEffects({ recorded: { training }, path, signal }: WalkedRun, plan: ReplayPlan, gradients: readonly Metagradient[], targets: readonly TraceTarget[]): Promise<number[][]> {
  const found: number[][] = [];
  for (const [t, { value }] of gradients.entries()) {
    const changes: number[] = [];
    for (const altered of (plan.tops[t] ?? []).flatMap((places) => neutralised(places, path))) {
      const [changed = NaN] = await replayReacting(training, path, { altered, targets: targets.slice(t, t + 1), signal });
      changes.push(changed - value);
    }
    found.push(changes);
  }
  return found;
}

interface Answered {
  readonly walked: WalkedRun;
  readonly effort: TraceEffort;
  readonly plan: ReplayPlan;
  readonly replays: Replays;
  readonly moved: readonly MovedRecords[];
  readonly reacting: readonly number[] | null;
  /** Of the target. */
  readonly index: number;
  readonly name: string;
  readonly gradient: Metagradient;
  readonly effects: Float64Array;
}

function answerOf({ walked, effort, plan, replays, moved, reacting, index, name, gradient, effects }: Answered): Omit<Trace, 'hessianError' | 'seconds' | 'trainingSeconds'> {
  const { recorded: { training, row }, path, fidelity } = walked;
  const pairOf = (places: Places): EffectPair => ({ estimated: places.reduce((sum, i) => sum + (effects[i] as number), 0), replayed: replays.change(index, places) });
  const noiseFloor = replays.noise(index);
  const top = plan.tops[index] ?? [];
  const controls = plan.controls.map((places) => replays.change(index, places));
  const isTop = new Set(top.flat());
  const drawnAt = top.map(([place]) => plan.controls.findIndex(([drawn]) => drawn === place));
  const grades = gradeEffects(top.map((places, i) => ({ ...pairOf(places), drawnAt: drawnAt[i] ?? -1 })), { controls, others: [...effects].filter((effect, i) => Number.isFinite(effect) && !isTop.has(i)), noise: noiseFloor });
  const controlOf = (i: number): number => Math.max(0, ...otherControls(controls, drawnAt[i]).map(Math.abs));
  const layerOf = (layer: number): string => training.layers[layer]?.name ?? '';
  return withGrades({
    run: row.uuid, target: name, value: gradient.value, withoutScaling: gradient.value + replays.change(index, plan.all),
    quality: traceQuality(plan.controls.map(pairOf), plan.sets.map((ofSize) => ofSize.map(pairOf)), noiseFloor, effort.seed),
    completeness: completenessOf({ effects, ...replays.together(index) }),
    decisions: largestEffects(effects, path, effort.top).map((one, i) => tracedDecision(one, layerOf(one.layer), { graded: grades[i], reacting: reacting?.[i] ?? null, control: controlOf(i) })),
    drawn: plan.controls.map((places, i) => drawnDecision(places[0] as number, path, { effects, measuredEffect: controls[i] as number, layerOf })),
    without: tracedSets(plan.named, { effects, noise: noiseFloor, moved, change: (places) => replays.change(index, places) }),
    fidelity, metagradientNorm: gradient.norm, noiseFloor, totalDecisions: effects.length, seed: effort.seed,
  });
}

interface DrawnParts {
  readonly effects: Float64Array;
  readonly measuredEffect: number;
  readonly layerOf: (layer: number) => string;
}

function drawnDecision(place: number, path: WalkedRun['path'], { effects, measuredEffect, layerOf }: DrawnParts): DrawnDecision {
  const { step, layer, scale } = decisionAt(path, place, path.scales[place] as number);
  return { layer: layerOf(layer), step, scale, effect: effects[place] as number, measuredEffect };
}

interface Graded {
  readonly graded: MeasuredEffect | undefined;
  readonly reacting: number | null;
  readonly control: number;
}

function tracedDecision({ step, scale, effect }: DecisionEffect, layer: string, { graded, reacting, control }: Graded): TracedDecision {
  const { grade = 'ESTIMATED', measuredEffect = null, pValue = null } = graded ?? {};
  return { layer, step, scale, effect, grade, measuredEffect, reactingEffect: reacting, control: graded === undefined ? null : control, pValue };
}
