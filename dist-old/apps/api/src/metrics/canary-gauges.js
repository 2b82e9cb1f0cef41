import { Gauge } from 'prom-client';
import { canaryFigures } from '#libs/decision-store';
/** Gauges of how the rules do on their canaries; returns what reads them anew. A database that is away tells nothing. */
export function canaryGauges(register, store) {
    const registers = [register];
    const recall = new Gauge({ name: 'gradlens_rule_canary_recall', help: 'Share of its newest 100 canaries that a rule found', labelNames: ['rule'], registers });
    const lag = new Gauge({ name: 'gradlens_rule_canary_lag_steps', help: 'Median lag of the canaries that a rule found', labelNames: ['rule'], registers });
    return async () => {
        const figures = await canaryFigures(store).catch(() => null);
        for (const gauge of [recall, lag])
            gauge.reset();
        // of each rule the version that flew last
        for (const { rule, recall: share, medianLagSteps } of (figures ?? []).filter(({ rule: name }, i, all) => all[i - 1]?.rule !== name)) {
            recall.set({ rule }, share);
            if (medianLagSteps !== null)
                lag.set({ rule }, medianLagSteps);
        }
    };
}
//# sourceMappingURL=canary-gauges.js.map