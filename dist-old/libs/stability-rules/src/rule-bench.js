import { builtInRules } from './built-in-rules.js';
import { createRuleEngine } from './engine.js';
import { WINDOW_STEPS } from './ports.js';
import { seededNoise } from './seeded-noise.js';
import { mapMeasures, sliceWindow } from './step-window.js';
/** What each measure lies around, where it is not 1. */
const MIDDLE = { updateNorm: 0.001, cosine: 0, flags: 0 };
/** A calm synthetic run, log-normal with spread 0.15 and updates of a thousandth of the weights, to measure the engine on. */
export function ruleBenchLoad(layers, steps, seed = 1) {
    const noise = seededNoise(seed);
    const measures = () => mapMeasures((m) => Float32Array.from({ length: steps }, () => (MIDDLE[m] ?? 1) * Math.exp(0.15 * noise.normal())));
    return {
        run: '00000000-0000-7000-8000-000000000000',
        firstStep: 0,
        steps: Int32Array.from({ length: steps }, (_, i) => i),
        loss: new Float32Array(steps).fill(1),
        layers: Array.from({ length: layers }, (_, i) => ({ name: `layer${String(i)}`, measures: measures() })),
    };
}
/** Evaluates the built-in rules over `load` in windows of {@link WINDOW_STEPS}, and times it. */
export function runRuleBench(load, clock) {
    const engine = createRuleEngine(builtInRules);
    let state = engine.initial();
    let transitions = 0;
    const start = clock.elapsed();
    for (let at = 0; at < load.steps.length; at += WINDOW_STEPS) {
        const found = engine.evaluate(state, sliceWindow(load, at, at + WINDOW_STEPS));
        transitions += found.transitions.length;
        state = found.state;
    }
    const seconds = (clock.elapsed() - start) / 1000;
    const decisions = load.steps.length * load.layers.length;
    return { decisions, seconds, decisionsPerSecond: decisions / seconds, transitions };
}
//# sourceMappingURL=rule-bench.js.map