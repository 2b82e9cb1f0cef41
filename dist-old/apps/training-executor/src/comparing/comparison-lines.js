import { auditabilityOf } from './auditability.js';
/** A line of `compare --json` for each arm, and a last one for what all share. `number`: under which it is stored; null where it is not. */
export function comparisonLines(comparison, number = null) {
    const { arms, ...shared } = comparison;
    const auditability = auditabilityOf(comparison);
    return [...arms.map((arm) => armLine(arm)), { comparison: number, ...shared, auditability: auditability === null ? null : auditabilityLine(auditability) }];
}
function armLine({ name, role, rates, steps, missed, medianSteps, meanSteps, medianSeconds, meanSeconds, meanAccuracy, accuracies, against }) {
    return {
        ...{ scaler: name, role, learningRate: rates.fast, accurateLearningRate: rates.accurate, atEdge: rates.atEdge },
        ...{ median: medianSteps, mean: meanSteps, medianSeconds, meanSeconds, missed, steps, testAccuracy: meanAccuracy, accuracies },
        speedupPct: Object.fromEntries(against.map(({ other, steps: saving }) => [other, { value: saving.percent, ci95: saving.ci95 }])),
        secondsPct: Object.fromEntries(against.flatMap((each) => savingEntry(each, 'wall'))),
        processorPct: Object.fromEntries(against.flatMap((each) => savingEntry(each, 'processor'))),
        accuracyPoints: Object.fromEntries(against.map(({ other, accuracy }) => [other, { value: accuracy.points, ci95: accuracy.ci95, notWorse: accuracy.holds }])),
    };
}
function auditabilityLine({ auditable, free, changed, steps, processor, accuracy }) {
    return {
        ...{ auditable, free, changed, speedupPct: { value: steps.percent, ci95: steps.ci95 } },
        processorPct: processor === null ? null : { value: processor.percent, ci95: processor.ci95 },
        accuracyPoints: { value: accuracy.points, ci95: accuracy.ci95, notWorse: accuracy.holds },
    };
}
function savingEntry(against, clock) {
    const saving = against[clock];
    return saving === null ? [] : [[against.other, { value: saving.percent, ci95: saving.ci95 }]];
}
//# sourceMappingURL=comparison-lines.js.map