import { plural } from '#libs/contracts';
import type { BreakEven } from '#libs/scaling-comparison';

import type { RetrainedResult } from '../meta-training/retrain.js';
import type { RetrainingCard } from '../meta-training/meta-train-from.js';
import { textColumns } from './text-columns.js';

/** What was learned from recorded runs, for a person. */
export function retrainingText(card: RetrainingCard, out: string): string[] {
  return [
    `weights ${out}, sha256 ${card.weightsSha256}`,
    `learned by ${card.trainings} ${plural(card.trainings, 'training')}, ${card.cpuSeconds.toFixed(0)} s of processor time`,
    ...card.tasks.flatMap(taskText),
    breakEvenText(card.breakEven, card.cpuSeconds),
  ];
}

function taskText({ task, seeds, steps, target, scaler, stepMs, accuracy, ...arms }: RetrainedResult): string[] {
  const row = (name: string, { steps: mean, missed, testAccuracy }: RetrainedResult['learned'], saved: string): string[] => [`  ${name}`, mean.toFixed(0), String(missed), `${(100 * testAccuracy).toFixed(1)} %`, saved];
  const against = (name: string, arm: RetrainedResult['own']): string[] => row(name, arm, savedText(arm.saving));
  return [
    `${task}, ${steps} ${plural(steps, 'step')}, ${seeds} ${plural(seeds, 'seed')} and validation records that were not learned on; target: validation loss ${target.toPrecision(4)}, what it has at its end when trained as recorded`,
    ...textColumns([
      ['  ', 'steps to target', 'missed', 'test accuracy', 'what was learned takes fewer steps by'],
      row('learned', arms.learned, ''),
      against(`as recorded (${scaler})`, arms.own),
      against('learned, one scale for all layers', arms.uniform),
      against('scale 1', arms.scaleOne),
    ]),
    `  a step, recorded: ${stepMs.own.toFixed(2)} ms as recorded, ${stepMs.learned.toFixed(2)} ms learned; final accuracy ${signed(accuracy.points)} points [${accuracy.ci95.map(signed).join(', ')}]`,
  ];
}

function savedText({ percent, ci95 }: RetrainedResult['own']['saving']): string {
  return `${signed(percent)} % [${ci95.map(signed).join(', ')}]`;
}

function breakEvenText({ savedSeconds, ci95, retrainings, atBest, atWorst }: BreakEven, cpuSeconds: number): string {
  const saved = `a retraining saves ${savedSeconds.toFixed(2)} s of processor time [${ci95.map((value) => value.toFixed(2)).join(', ')}], the search took ${cpuSeconds.toFixed(0)} s`;
  const after = (count: number | null): string => (count === null ? 'never' : count.toLocaleString('en'));
  if (retrainings === null) return `break-even: never by the mean (at best after ${after(atBest)} retrainings): ${saved}`;
  return `break-even: after ${after(retrainings)} retrainings [${after(atBest)}, ${after(atWorst)}]: ${saved}`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}
