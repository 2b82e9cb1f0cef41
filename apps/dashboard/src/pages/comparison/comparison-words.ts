import type { Table } from '../../export/csv.js';
import { formatNumber, formatPercent, NO_VALUE } from '../../format/format-number.js';
import type { ComparisonQuery, DifferenceFragment, EconomyUnit } from '../../generated/graphql.js';

/** A comparison in full. */
export type Comparison = NonNullable<ComparisonQuery['comparison']>;
/** One of its arms. */
export type Arm = Comparison['arms'][number];
/** The scaler's arm against another one. */
export type Against = Arm['against'][number];

/** `+40 % (30 to 50)`; the unit after the number. */
export function differenceWords(difference: DifferenceFragment | null, unit: string): string {
  const { value, low, high } = difference ?? {};
  if (difference === null || typeof value !== 'number') return NO_VALUE;
  return `${signed(value)} ${unit} (${signed(low)} to ${signed(high)})`;
}

/** How good an arm is in the end: what that is called, its unit beside its differences, and its value. R² where a number is predicted. */
export function qualityOf({ task }: Comparison): { readonly name: string; readonly unit: string; readonly text: (arm: Arm) => string } {
  return task.predicts === null
    ? { name: 'accuracy', unit: 'points', text: ({ meanAccuracy }) => formatPercent(meanAccuracy) }
    : { name: 'R²', unit: 'hundredths', text: ({ meanAccuracy }) => formatNumber(meanAccuracy, 3) };
}

/** What an interval says, in one word: never more than it does. */
export function verdictOf(difference: DifferenceFragment | null): 'better' | 'worse' | 'no difference shown' {
  const { low, high } = difference ?? {};
  if (typeof low === 'number' && low > 0) return 'better';
  return typeof high === 'number' && high < 0 ? 'worse' : 'no difference shown';
}

/** An economy as one sentence, negative where it is. */
export function netWords({ unit, net, low, high }: { readonly unit: EconomyUnit; readonly net: number | null; readonly low: number | null; readonly high: number | null }): string {
  const verdict = high !== null && high < 0 ? 'does not pay' : low !== null && low > 0 ? 'pays' : 'not shown to pay';
  return `${signed(net)}${unit === 'MONEY' ? '' : ' s'} (${signed(low)} to ${signed(high)}): ${verdict}`;
}

function signed(value: number | null | undefined): string {
  if (typeof value !== 'number') return NO_VALUE;
  return `${value > 0 ? '+' : ''}${formatNumber(value, 3)}`;
}

/** The values that strips of one column span: all intervals, and 0. */
export function spanOf(differences: readonly (DifferenceFragment | null)[]): readonly [number, number] {
  const ends = differences.flatMap((each) => [each?.low, each?.value, each?.high]).filter((end) => typeof end === 'number');
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (most - least) * 0.06 || 1;
  return [least - room, most + room];
}

/** Place of a value on a strip, 0 to 1. */
export function placeOn([least, most]: readonly [number, number], value: number): number {
  return (value - least) / (most - least);
}

/** What the scaler's arm is held against, in the order of the arms. */
export function againstOf({ arms }: Comparison): readonly Against[] {
  return arms[0]?.against ?? [];
}

/** Arms beside the first in groups of as many as one chart shows with it. */
export function chartGroups(arms: readonly Arm[]): Arm[][] {
  const others = arms.slice(1);
  return Array.from({ length: Math.ceil(others.length / 3) }, (_, i) => others.slice(3 * i, 3 * i + 3));
}

/** Every arm as a row: its own figures, and what the scaler's arm saves against it. */
export function comparisonTable(comparison: Comparison): Table {
  const quality = comparison.task.predicts === null ? 'accuracy' : 'r2';
  const measures = ['steps_pct', 'processor_pct', 'wall_pct', `${quality}_${qualityOf(comparison).unit}`];
  const against = new Map(againstOf(comparison).map((each) => [each.other, each]));
  return {
    columns: ['arm', 'role', 'learning_rate', 'median_steps', 'mean_steps', 'missed', 'median_processor_s', 'cost', 'energy_wh', `mean_${quality}`, ...measures.flatMap((name) => [name, `${name}_low`, `${name}_high`])],
    rows: comparison.arms.map((arm) => {
      const found = against.get(arm.name);
      const own = [arm.name, arm.role.toLowerCase(), arm.learningRate, arm.medianSteps, arm.meanSteps, arm.missed, arm.medianSeconds, arm.cost, arm.energy, arm.meanAccuracy];
      return [...own, ...[found?.steps, found?.processor, found?.wall, found?.accuracy].flatMap((each) => [each?.value ?? null, each?.low ?? null, each?.high ?? null])];
    }),
  };
}
