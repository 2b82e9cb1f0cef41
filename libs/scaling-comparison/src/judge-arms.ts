import type { Against, ArmResult, ArmRole, Saving, StepSeconds } from '#libs/contracts';
import type { Resampling } from '#libs/group-metrics';

import { meanOf, medianOf, type SeedCurve, stepsToTarget } from './curve.js';
import { notWorse, pairedSaving, timedSaving } from './saving.js';

/** An arm that was trained with every seed. */
export interface TrainedArm {
  readonly name: string;
  readonly role: ArmRole;
  /** At the rate that reaches the target first. */
  readonly curves: readonly SeedCurve[];
  /** At the rate that ends best; the same where nothing was tuned. */
  readonly accurate: readonly SeedCurve[];
  readonly rates: { readonly fast: number; readonly accurate: number; readonly atEdge: boolean };
  /** Null where it was not timed. */
  readonly secondsPerStep: StepSeconds | null;
}

/** What arms are held to. */
export interface Bar {
  /** Validation loss. */
  readonly target: number;
  readonly budget: number;
}

/**
 * Steps and seconds to the target, accuracy, and each scaler's arm against all others, with intervals over paired seeds.
 *
 * Time to target is that of a baseline's fastest rate, accuracy that of its most accurate: each comparison is with the baseline at its best.
 */
export function judgeArms(arms: readonly TrainedArm[], { target, budget }: Bar, resampling: Resampling): ArmResult[] {
  const judged = arms.map((arm) => ({ arm, result: withoutRivals(arm, target, budget) }));
  return judged.map(({ arm, result }) => {
    if (arm.role === 'baseline') return result;
    const others = judged.filter((each) => each.arm !== arm);
    return { ...result, against: others.map(({ result: other }) => againstOther(result, other, resampling)) };
  });
}

/** The baseline with the fewest mean steps to the target, on the very seeds that are compared: the hardest to beat. */
export function fastestBaseline(results: readonly ArmResult[]): ArmResult {
  return hardest(results, ({ meanSteps }) => meanSteps);
}

/** The baseline with the lowest mean processor seconds to the target. */
export function cheapestBaseline(results: readonly ArmResult[]): ArmResult {
  return hardest(results, ({ meanSeconds }) => meanSeconds ?? Infinity);
}

function hardest(results: readonly ArmResult[], costOf: (result: ArmResult) => number): ArmResult {
  const found = results.filter(({ role }) => role === 'baseline').toSorted((a, b) => costOf(a) - costOf(b))[0];
  if (found === undefined) throw new RangeError('a comparison needs a baseline');
  return found;
}

function withoutRivals({ name, role, rates, curves, accurate, secondsPerStep }: TrainedArm, target: number, budget: number): ArmResult {
  const reached = curves.map((curve) => stepsToTarget(curve, target, budget));
  const steps = reached.map((each) => each.steps);
  const perStep = secondsPerStep === null ? null : medianOf(secondsPerStep.processor);
  const [medianSteps, meanSteps] = [medianOf(steps), meanOf(steps)];
  const accuracies = accurate.map(({ testAccuracy }) => testAccuracy);
  return {
    ...{ name, role, rates, secondsPerStep, steps, missed: reached.filter(({ missed }) => missed).length, medianSteps, meanSteps },
    ...{ medianSeconds: perStep === null ? null : medianSteps * perStep, meanSeconds: perStep === null ? null : meanSteps * perStep },
    ...{ accuracies, meanAccuracy: meanOf(accuracies), against: [] },
  };
}

function againstOther(own: ArmResult, other: ArmResult, resampling: Resampling): Against {
  return {
    other: other.name,
    steps: pairedSaving(own.steps, other.steps, resampling),
    wall: timedAgainst(own, other, 'wall', resampling),
    processor: timedAgainst(own, other, 'processor', resampling),
    accuracy: notWorse(own.accuracies, other.accuracies, resampling),
  };
}

function timedAgainst(own: ArmResult, other: ArmResult, clock: keyof StepSeconds, resampling: Resampling): Saving | null {
  if (own.secondsPerStep === null || other.secondsPerStep === null) return null;
  return timedSaving({ steps: own.steps, secondsPerStep: own.secondsPerStep[clock] }, { steps: other.steps, secondsPerStep: other.secondsPerStep[clock] }, resampling);
}
