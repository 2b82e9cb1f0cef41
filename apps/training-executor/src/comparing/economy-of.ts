import { type ArmResult, cheapestBaseline, medianOf, netEconomy, type Prices } from '#libs/scaling-comparison';
import type { Resampling } from '#libs/group-metrics';

import type { CompareCosts, CompareEconomy } from './comparison.js';

interface EconomyFacts {
  /** Of a step of the scaler's base optimizer without scaling and recording, of each turn of the clock. Unit: s. */
  readonly plainSeconds: readonly number[];
  readonly costs: CompareCosts;
  readonly layers: number;
}

/** Of a decision in the database, with indexes (docs/scale-out.md). Unit: bytes. */
const DECISION_BYTES = 39;
const HOUR_SECONDS = 3600;
/** Of a processor hour, in money: by it storage is told in processor seconds where no price is stated. */
export const EXCHANGE_PER_HOUR = 0.05;

/** What the scaler saves of one training to the target, against the tuned baseline that gets there at the least cost, all its own costs taken off. */
export function economyOf(arms: readonly ArmResult[], { plainSeconds, costs, layers }: EconomyFacts, resampling: Resampling): CompareEconomy {
  const own = arms[0] as ArmResult;
  const rival = cheapestBaseline(arms);
  const recorded = own.secondsPerStep?.processor ?? [];
  const baseline = { steps: rival.steps, secondsPerStep: rival.secondsPerStep?.processor ?? [] };
  const parts = { baseline, training: { steps: own.steps, secondsPerStep: plainSeconds }, recordedSecondsPerStep: recorded, bytesPerStep: layers * DECISION_BYTES, traceSeconds: costs.traceSeconds ?? 0, metaSeconds: costs.metaSeconds, retrainings: costs.retrainings };
  const { pricePerHour, watts } = costs;
  const wattHours = (steps: number, perStep: readonly number[]): number => (steps * medianOf(perStep) * (watts ?? NaN)) / HOUR_SECONDS;
  return {
    ...netEconomy(parts, pricesOf(costs), resampling),
    ...(pricePerHour === null ? { unit: 'processor seconds', exchangePerHour: EXCHANGE_PER_HOUR } : { unit: 'money', exchangePerHour: null }),
    other: rival.name,
    bytes: own.meanSteps * layers * DECISION_BYTES,
    energy: watts === null ? null : { baseline: wattHours(rival.meanSteps, baseline.secondsPerStep), scaler: wattHours(own.meanSteps, recorded) },
  };
}

/** In processor seconds storage costs what else its price would buy. */
function pricesOf({ pricePerHour, storagePerGbYear }: CompareCosts): Prices {
  const byte = storagePerGbYear / 1e9;
  return pricePerHour === null ? { second: 1, byte: byte / (EXCHANGE_PER_HOUR / HOUR_SECONDS) } : { second: pricePerHour / HOUR_SECONDS, byte };
}
