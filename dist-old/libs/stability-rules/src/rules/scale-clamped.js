import { DECISION_FLAGS } from '#libs/contracts';
import { CALM, HOLDS, NO_SAMPLE, placeOf, short } from '../rule.js';
import { scanValues } from '../scan-values.js';
const SETTINGS = {
    /** Share of the last steps at which the clamp decided. */
    maxShare: 0.9,
    /** Weight of a new step in that share: about the last 50. */
    rate: 0.02,
};
/** Numbers of memory: the running share. */
const MEMORY_SIZE = 1;
/**
 * `scale-clamped`: the flag `clamped` is set at more than 0.9 of a layer's last steps (running mean, rate 0.02).
 *
 * Starts at 0, so nothing fires before 114 clamped steps in a row: ln(1 − 0.9) / ln(1 − 0.02). A missing row is no sample.
 */
export const scaleClamped = {
    name: 'scale-clamped',
    severity: 'info',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    constants: SETTINGS,
    runSeries: [],
    layerSeries: ['scale'],
    memorySize: MEMORY_SIZE,
    evaluate: scan,
    explain: ({ layer, step, state, value, level }) => ({
        threshold: SETTINGS.maxShare,
        summary: `scale of ${placeOf(layer)} ${state === 'firing' ? 'is held at its clamp' : 'is off its clamp again'} (${short(value)}) at step ${String(step)}: clamped at ${short(100 * level)} % of the last steps`,
    }),
    text: {
        condition: "A layer's decisions carry the flag clamped at more than 0.9 of the last steps (running mean, weight 0.02): at the earliest after 114 of them in a row.",
        meaning: 'The guard chooses the scale and not the scaler: what the scaler sees no longer matters for this layer. The guard does its work, so nothing is about to break.',
        action: 'Look at the raw scale: if it only just passes the clamp, widen it; if it runs away, the scaler does not suit this layer: use a fixed scale for it.',
        falseAlarms: '0 on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers); in one more, trust ratio on Fashion-MNIST, the share reached 0.5. Severity info: the clamp at work is no fault.',
        measuredBy: 'test/healthy-runs.e2e-spec.ts',
        source: 'The clamp guard (docs/design.md, section 3); ours.',
    },
};
function scan(view, memory, verdicts) {
    const flags = view.measures?.flags;
    scanValues(view, verdicts, (_scale, i) => {
        const bits = flags?.[i] ?? NaN;
        if (Number.isNaN(bits))
            return NO_SAMPLE;
        const last = memory[0] ?? 0;
        const share = last + SETTINGS.rate * ((bits & DECISION_FLAGS.clamped) / DECISION_FLAGS.clamped - last);
        memory[0] = share;
        verdicts.level[i] = share;
        verdicts.bound[i] = SETTINGS.maxShare;
        return share > SETTINGS.maxShare ? HOLDS : CALM;
    });
}
//# sourceMappingURL=scale-clamped.js.map