import { createRuleEngine } from '../engine.js';
import { seededNoise } from '../seeded-noise.js';
import { mapMeasures } from '../step-window.js';
/** Made nets that are reported on. */
export const MADE_LAYERS = [
    { layers: 3, spread: 0.15, common: 0.3 },
    { layers: 20, spread: 0.15, common: 0 },
    { layers: 20, spread: 0.15, common: 0.3 },
    { layers: 20, spread: 0.15, common: 0.7 },
    { layers: 20, spread: 0.25, common: 0.3 },
];
/** What all layers are multiplied with at once, in turn, every 100 steps from step 300 on. */
export const TOGETHER_FACTORS = [1.5, 1.75, 2, 3];
const STEPS = 3000;
/** Scores one rule on runs of a made net with these seeds. */
export function scoreTogether(rule, made, seeds) {
    const engine = createRuleEngine([rule]);
    const firedAt = (window) => engine.evaluate(engine.initial(), window).transitions.filter(({ state }) => state === 'firing').map(({ step }) => step);
    let calm = 0;
    const seen = new Map(TOGETHER_FACTORS.map((factor) => [factor, []]));
    for (const seed of seeds) {
        calm += firedAt(madeRun(made, seed, () => 1)).length;
        const factorAt = (step) => (step >= 300 && step % 100 === 0 ? (TOGETHER_FACTORS[(step / 100 + seed) % TOGETHER_FACTORS.length] ?? 1) : 1);
        const fired = new Set(firedAt(madeRun(made, seed, factorAt)));
        for (let step = 300; step < STEPS; step += 100)
            seen.get(factorAt(step))?.push(fired.has(step));
    }
    const recall = new Map([...seen].map(([factor, hits]) => [factor, hits.filter(Boolean).length / hits.length]));
    return { recall, calmPer1000: (1000 * calm) / (seeds.length * STEPS) };
}
/** Gradient norms: log x = level of the layer + walk + fall by e² + spread · noise (t with 10 degrees, partly common). Deterministic in `seed`. */
function madeRun({ layers, spread, common }, seed, factorAt) {
    const noise = seededNoise(seed);
    const levels = Array.from({ length: layers }, () => noise.normal());
    const norms = levels.map(() => new Float32Array(STEPS));
    let walk = 0;
    for (let step = 0; step < STEPS; step++) {
        walk += 0.003 * noise.normal();
        const shared = Math.sqrt(common) * noise.heavy(10);
        const course = walk + 2 * Math.exp(-step / 30) + Math.log(factorAt(step));
        levels.forEach((level, l) => {
            const own = Math.sqrt(1 - common) * noise.heavy(10);
            norms[l]?.fill(Math.exp(level + course + spread * (shared + own)), step, step + 1);
        });
    }
    const made = norms.map((values, l) => ({ name: `layer${String(l)}`, measures: mapMeasures((m) => (m === 'gradNorm' ? values : new Float32Array(STEPS))) }));
    return { run: 'made', firstStep: 0, steps: Int32Array.from({ length: STEPS }, (_, i) => i), loss: new Float32Array(0), layers: made };
}
//# sourceMappingURL=layers-together.js.map