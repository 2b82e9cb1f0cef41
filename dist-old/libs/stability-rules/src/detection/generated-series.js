import { seededNoise } from '../seeded-noise.js';
/**
 * Kinds of healthy series. `t10`, `t6`: heavy tails, Student's t of 10 and 6 degrees. `trend`: rises or falls by up to
 * e over the series. `regime`: three times, as at a drop of the learning rate, the level goes to ×0.3 to ×1.4 of what it
 * was within tens of steps. `ar1`: autocorrelation of 0.6 to 0.95; the others have up to 0.5. Tails of 10 degrees but for `t6`.
 */
export const HEALTHY_KINDS = ['t10', 't6', 'trend', 'regime', 'ar1'];
/**
 * A gradient norm as training gives it, log x = fall + walk + course + spread · noise: a first fall by e^1 to e^3 (time
 * constant 10 to 50 steps), a random walk of 0.003 a step, the course of its kind, and noise of variance 1 with a spread
 * of 0.08 to 0.2. Deterministic in `seed`.
 */
export function healthySeries(kind, seed, steps = 6000) {
    const noise = seededNoise(seed);
    const spread = 0.08 + 0.12 * noise.uniform();
    const correlation = kind === 'ar1' ? 0.6 + 0.35 * noise.uniform() : 0.5 * noise.uniform();
    const [fall, fallSteps] = [1 + 2 * noise.uniform(), 10 + 40 * noise.uniform()];
    const { courseAt, changes } = courseOf(kind, noise, steps);
    const freedom = kind === 't6' ? 6 : 10;
    const fresh = Math.sqrt(1 - correlation ** 2);
    const surprises = new Float64Array(steps);
    let [walk, wobble] = [0, 0];
    const values = Float32Array.from({ length: steps }, (_, i) => {
        walk += 0.003 * noise.normal();
        const surprise = fresh * noise.heavy(freedom);
        surprises[i] = spread * surprise;
        wobble = correlation * wobble + surprise;
        return Math.exp(walk + fall * Math.exp(-i / fallSteps) + courseAt(i) + spread * wobble);
    });
    return { kind, values, changes, surprises, law: { spread: spread * fresh, freedom } };
}
function courseOf(kind, noise, steps) {
    if (kind === 'trend') {
        const slope = (2 * noise.uniform() - 1) / steps;
        return { courseAt: (i) => slope * i, changes: [] };
    }
    if (kind !== 'regime')
        return { courseAt: () => 0, changes: [] };
    const shifts = [0.25, 0.5, 0.75].map((place) => ({
        at: Math.floor(steps * (place + 0.1 * noise.uniform())),
        by: Math.log(0.3) + noise.uniform() * Math.log(1.4 / 0.3),
        settleSteps: 5 + 35 * noise.uniform(),
    }));
    const courseAt = (i) => shifts.reduce((sum, { at, by, settleSteps }) => sum + (i < at ? 0 : by * (1 - Math.exp((at - i) / settleSteps))), 0);
    return { courseAt, changes: shifts.map(({ at }) => at) };
}
//# sourceMappingURL=generated-series.js.map