import type { Against, ArmResult } from '#libs/scaling-comparison';

import { auditabilityOf, type AuditabilityCost } from './auditability.js';
import type { Comparison } from './comparison.js';

/** A line of `compare --json` for each arm, and a last one for what all share. `number`: under which it is stored; null where it is not. */
export function comparisonLines(comparison: Comparison, number: number | null = null): object[] {
  const { arms, ...shared } = comparison;
  const auditability = auditabilityOf(comparison);
  return [...arms.map((arm) => armLine(arm)), { comparison: number, ...shared, auditability: auditability === null ? null : auditabilityLine(auditability) }];
}

function armLine({ name, role, rates, steps, missed, medianSteps, meanSteps, medianSeconds, meanSeconds, meanAccuracy, accuracies, against }: ArmResult): object {
  return {
    ...{ scaler: name, role, learningRate: rates.fast, accurateLearningRate: rates.accurate, atEdge: rates.atEdge },
    ...{ median: medianSteps, mean: meanSteps, medianSeconds, meanSeconds, missed, steps, testAccuracy: meanAccuracy, accuracies },
    speedupPct: Object.fromEntries(against.map(({ other, steps: saving }) => [other, { value: saving.percent, ci95: saving.ci95 }])),
    secondsPct: Object.fromEntries(against.flatMap((each) => savingEntry(each, 'wall'))),
    processorPct: Object.fromEntries(against.flatMap((each) => savingEntry(each, 'processor'))),
    accuracyPoints: Object.fromEntries(against.map(({ other, accuracy }) => [other, { value: accuracy.points, ci95: accuracy.ci95, notWorse: accuracy.holds }])),
  };
}

function auditabilityLine({ auditable, free, changed, steps, processor, accuracy }: AuditabilityCost): object {
  return {
    ...{ auditable, free, changed, speedupPct: { value: steps.percent, ci95: steps.ci95 } },
    processorPct: processor === null ? null : { value: processor.percent, ci95: processor.ci95 },
    accuracyPoints: { value: accuracy.points, ci95: accuracy.ci95, notWorse: accuracy.holds },
  };
}

function savingEntry(against: Against, clock: 'wall' | 'processor'): [string, object][] {
  const saving = against[clock];
  return saving === null ? [] : [[against.other, { value: saving.percent, ci95: saving.ci95 }]];
}
