import type { Interval, Resampling } from '#libs/group-metrics';

import { meanOf } from './curve.js';
import { pickedMean, resampledInterval, type TimedSteps } from './saving.js';

/** A task that is trained again and again: to its target as it was, and with what a search found for it. */
export interface RetrainedTask {
  readonly own: TimedSteps;
  readonly learned: TimedSteps;
}

/** After how many retrainings a search has paid. */
export interface BreakEven {
  /** Seconds that one retraining saves, mean over the tasks; negative where it costs more. */
  readonly savedSeconds: number;
  readonly ci95: Interval;
  /** Search seconds ÷ saved seconds, rounded up; null: never. */
  readonly retrainings: number | null;
  /** At the ends of the interval: with the most saved, and with the least. */
  readonly atBest: number | null;
  readonly atWorst: number | null;
}

/**
 * The number N of retrainings from which on N · (own − learned) seconds are at least those of the search. Each retraining counts
 * as one of each task in turn; seeds and turns of the clock are drawn apart, in pairs, anew for each task.
 */
export function breakEven(searchSeconds: number, tasks: readonly RetrainedTask[], resampling: Resampling): BreakEven {
  const saved = (picksOf: (task: number) => readonly [readonly number[], readonly number[]]): number =>
    meanOf(tasks.map(({ own, learned }, task) => {
      const [seeds, turns] = picksOf(task);
      const secondsOf = ({ steps, secondsPerStep }: TimedSteps): number => pickedMean(steps, seeds) * pickedMean(secondsPerStep, turns);
      return secondsOf(own) - secondsOf(learned);
    }));
  const savedSeconds = saved((task) => [keysOf(tasks[task]?.own.steps), keysOf(tasks[task]?.own.secondsPerStep)]);
  const counts = tasks.flatMap(({ own }) => [own.steps.length, own.secondsPerStep.length]);
  const ci95 = resampledInterval(counts, (picks) => saved((task) => [picks[2 * task] ?? [], picks[2 * task + 1] ?? []]), resampling);
  const after = (seconds: number): number | null => (seconds > 0 ? Math.ceil(searchSeconds / seconds) : null);
  return { savedSeconds, ci95, retrainings: after(savedSeconds), atBest: after(ci95[1]), atWorst: after(ci95[0]) };
}

function keysOf(values: readonly number[] = []): number[] {
  return [...values.keys()];
}
