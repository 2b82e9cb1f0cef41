import type { NetEconomy } from '#libs/contracts';
import type { Resampling } from '#libs/group-metrics';

import { pickedMean, pickedMedian, resampledInterval, type TimedSteps } from './saving.js';

/** What a training to the target is made of; seconds are those that are paid for. */
export interface EconomyParts {
  /** The tuned baseline, without recording. */
  readonly baseline: TimedSteps;
  /** The scaler's own training: steps, and seconds a step of its base optimizer without scaling and recording. */
  readonly training: TimedSteps;
  /** Seconds a step with scaling and recording, of the same turns. */
  readonly recordedSecondsPerStep: readonly number[];
  /** Of what a step records. Unit: bytes. */
  readonly bytesPerStep: number;
  /** Seconds of the traces of a training; 0 where none are made. */
  readonly traceSeconds: number;
  /** Seconds of the search for the scaler's weights; 0 where nothing was searched. */
  readonly metaSeconds: number;
  /** Trainings that share them. */
  readonly retrainings: number;
}

/** What seconds and bytes cost. */
export interface Prices {
  /** Of a second. */
  readonly second: number;
  /** Of a byte, for as long as it is kept. */
  readonly byte: number;
}

/** What scaling saves of one training, all that it costs taken off. */
export function netEconomy(parts: EconomyParts, prices: Prices, resampling: Resampling): NetEconomy {
  const { baseline, training, recordedSecondsPerStep: recorded } = parts;
  const at = (seeds: readonly number[], turns: readonly number[]): Omit<NetEconomy, 'ci95'> => {
    const [steps, plain] = [pickedMean(training.steps, seeds), pickedMedian(training.secondsPerStep, turns)];
    const costs = {
      baseline: pickedMean(baseline.steps, seeds) * pickedMedian(baseline.secondsPerStep, turns) * prices.second,
      training: steps * plain * prices.second,
      recording: steps * (pickedMedian(recorded, turns) - plain) * prices.second,
      storage: steps * parts.bytesPerStep * prices.byte,
      tracing: parts.traceSeconds * prices.second,
      metaTraining: (parts.metaSeconds / parts.retrainings) * prices.second,
    };
    return { ...costs, net: costs.baseline - costs.training - costs.recording - costs.storage - costs.tracing - costs.metaTraining };
  };
  const whole = at([...training.steps.keys()], [...recorded.keys()]);
  return { ...whole, ci95: resampledInterval([training.steps.length, recorded.length], ([seeds = [], turns = []]) => at(seeds, turns).net, resampling) };
}
