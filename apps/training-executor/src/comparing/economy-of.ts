import { type ArmResult, cheapestBaseline, medianOf, netEconomy, type StepSeconds } from '#libs/scaling-comparison';
import type { Resampling } from '#libs/group-metrics';

import type { CompareCosts, CompareEconomy } from './comparison.js';

interface EconomyFacts {
  readonly seconds: Readonly<Record<string, StepSeconds>>;
  readonly costs: CompareCosts;
  readonly layers: number;
  /** Name, in `seconds`, of the scaler's base optimizer without scaling and recording. */
  readonly plainName: string;
}

/** Of a decision in the database, with indexes (docs/scale-out.md). Unit: bytes. */
const DECISION_BYTES = 39;
const HOUR_SECONDS = 3600;

/** What the scaler saves of one training to the target, against the tuned baseline that gets there at the least cost, all its own costs taken off. */
export function economyOf(arms: readonly ArmResult[], { seconds, costs, layers, plainName }: EconomyFacts, resampling: Resampling): CompareEconomy {
  const own = arms[0] as ArmResult;
  const rival = cheapestBaseline(arms);
  const of = (name: string): readonly number[] => seconds[name]?.processor ?? [];
  const recorded = of('scaler, recorded');
  const baseline = { steps: rival.steps, secondsPerStep: of(rival.name.split(',')[0] ?? '') };
  const parts = { baseline, training: { steps: own.steps, secondsPerStep: of(plainName) }, recordedSecondsPerStep: recorded, bytesPerStep: layers * DECISION_BYTES, metaSeconds: costs.metaSeconds, retrainings: costs.retrainings };
  const { pricePerHour, watts } = costs;
  const prices = pricePerHour === null ? { second: 1, byte: 0 } : { second: pricePerHour / HOUR_SECONDS, byte: costs.storagePerGbYear / 1e9 };
  const wattHours = (steps: number, perStep: readonly number[]): number => (steps * medianOf(perStep) * (watts ?? NaN)) / HOUR_SECONDS;
  return {
    ...netEconomy(parts, prices, resampling),
    unit: pricePerHour === null ? 'processor seconds' : 'money',
    other: rival.name,
    bytes: own.meanSteps * layers * DECISION_BYTES,
    energy: watts === null ? null : { baseline: wattHours(rival.meanSteps, baseline.secondsPerStep), scaler: wattHours(own.meanSteps, recorded) },
  };
}
