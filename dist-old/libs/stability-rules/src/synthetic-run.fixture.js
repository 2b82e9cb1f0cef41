import { seededNoise } from './seeded-noise.js';
/** Kinds of planted spikes. `masked`: ×5, eight steps after a ×1000. `burst`: five steps of ×5. */
export const SPIKE_KINDS = ['x3', 'x5', 'x10', 'burst', 'masked', 'nan'];
/** The shape that the rules' constants were chosen on. */
export const USUAL_NOISE = { freedom: 10, maxSpread: 0.2 };
/** Heavier tails and more spread: where no bound on z separates ×3 from the noise. */
export const HARD_NOISE = { freedom: 6, maxSpread: 0.22 };
/**
 * A gradient-norm series as training gives it: a fast fall by e^1 to e^3 (time constant 10 to 50 steps), a random-walk
 * drift (0.003 a step), and log-normal noise of spread 0.08 to 0.2 with the tails of Student's t (10 degrees; see
 * {@link NoiseShape}) and an autocorrelation of up to 0.5. A spike every 250 to 350 steps, kinds in turn. Deterministic in `seed`.
 */
export function syntheticRun(seed, shape = USUAL_NOISE, steps = 6000) {
    const calm = calmSeries(seed, shape, steps);
    const spiked = calm.slice();
    const noise = seededNoise(seed + 7919);
    const spikes = [];
    for (let from = 600; from < steps - 100; from += 250 + Math.floor(100 * noise.uniform())) {
        const kind = SPIKE_KINDS[(seed + spikes.length) % SPIKE_KINDS.length] ?? 'x3';
        spikes.push({ kind, from, at: plant(spiked, kind, from) });
    }
    return { calm, spiked, spikes };
}
function calmSeries(seed, { freedom, maxSpread }, steps) {
    const noise = seededNoise(seed);
    const spread = 0.08 + (maxSpread - 0.08) * noise.uniform();
    const correlation = 0.5 * noise.uniform();
    const fall = 1 + 2 * noise.uniform();
    const fallSteps = 10 + 40 * noise.uniform();
    let drift = 0;
    let wobble = 0;
    return Float32Array.from({ length: steps }, (_, i) => {
        drift += 0.003 * noise.normal();
        wobble = correlation * wobble + Math.sqrt(1 - correlation ** 2) * noise.heavy(freedom);
        return Math.exp(drift + fall * Math.exp(-i / fallSteps) + spread * wobble);
    });
}
function plant(values, kind, from) {
    const times = (at, factor) => {
        values[at] = (values[at] ?? 0) * factor;
    };
    if (kind === 'nan')
        values[from] = NaN;
    else if (kind === 'burst')
        for (let i = 0; i < 5; i++)
            times(from + i, 5);
    else if (kind === 'masked')
        times(from, 1000);
    else
        times(from, Number(kind.slice(1)));
    if (kind !== 'masked')
        return from;
    times(from + 8, 5);
    return from + 8;
}
/**
 * A gradient norm of a net that learns its data by heart: as in {@link syntheticRun} up to step 700, then down by e^4 to
 * e^6 within 1500 steps, where every 5 to 40 steps a batch with a hard example stands ×4 to ×40 above the level, never
 * above what the run began with. `spiked` has a true spike to ×6 of the beginning every 400 steps from 2600 on. The loss
 * falls by the power 1.5 of that: in two runs of ours that learnt theirs by heart it fell by 1.6 to 2.6 times the logarithm.
 */
export function memorisedRun(seed, steps = 6000) {
    const calm = calmSeries(seed, USUAL_NOISE, steps);
    const noise = seededNoise(seed + 104_729);
    const depth = 4 + 2 * noise.uniform();
    const loss = Float32Array.from(calm, (_, i) => Math.exp(-1.5 * depth * Math.max(0, Math.min(1, (i - 700) / 1500)) + 0.2 * noise.normal()));
    const usual = Math.exp(mean(calm.subarray(100, 600).map(Math.log)));
    for (let i = 700; i < steps; i++)
        calm[i] = (calm[i] ?? 0) * Math.exp(-depth * Math.min(1, (i - 700) / 1500));
    for (let i = 1100; i < steps; i += 5 + Math.floor(35 * noise.uniform()))
        calm[i] = Math.min(usual, (calm[i] ?? 0) * 4 * 10 ** noise.uniform());
    const spiked = calm.slice();
    const spikes = [];
    for (let at = 2600; at < steps; at += 400) {
        spiked[at] = 6 * usual;
        spikes.push(at);
    }
    return { calm, spiked, spikes, loss };
}
function mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
/** A scale as the `snr` scaler moves it: steps of at most e^±0.03, within e^±2, sometimes running one way for long. */
export function driftingScale(seed, steps) {
    const noise = seededNoise(seed);
    let log = 0;
    let pace = 0;
    return Float32Array.from({ length: steps }, () => {
        if (noise.uniform() < 0.02)
            pace = 0.06 * noise.uniform() - 0.03;
        log = Math.min(2, Math.max(-2, log + Math.min(0.03, Math.max(-0.03, pace + 0.01 * noise.normal()))));
        return Math.exp(log);
    });
}
//# sourceMappingURL=synthetic-run.fixture.js.map