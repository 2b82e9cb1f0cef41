import { createVerdicts } from '../evaluate-rule.js';
import { HOLDS } from '../rule.js';
import { gradientDrift } from '../rules/gradient-drift.js';
import { gradientSpike } from '../rules/gradient-spike.js';
import { lossSpike } from '../rules/loss-spike.js';
import { nonFiniteGradient } from '../rules/non-finite-gradient.js';
import { mapMeasures } from '../step-window.js';
/** Runs rules over one series of one layer, or over a loss; a step is flagged where any of them holds. */
export function rulesDetector(rules, watched = 'gradNorm') {
    return (values) => {
        const measures = mapMeasures((m) => (m === watched ? values : new Float32Array(values.length)));
        const steps = Int32Array.from(values, (_, i) => i);
        const loss = watched === 'loss' ? values : new Float32Array(0);
        const window = { run: 'detection', firstStep: 0, steps, loss, layers: [{ name: 'layer', measures }] };
        const flags = new Uint8Array(values.length);
        for (const rule of rules) {
            const verdicts = createVerdicts(values.length);
            rule.evaluate({ window, layer: 'layer', watched, measures }, new Float64Array(rule.memorySize), verdicts);
            verdicts.holds.forEach((verdict, i) => (flags[i] = verdict === HOLDS ? 1 : (flags[i] ?? 0)));
        }
        return flags;
    };
}
/** What watches a gradient norm here: level, drift and non-finite numbers together. */
export const ourRules = rulesDetector([gradientSpike, gradientDrift, nonFiniteGradient]);
/** What watches a loss for spikes. */
export const lossRule = rulesDetector([lossSpike], 'loss');
//# sourceMappingURL=our-detector.js.map