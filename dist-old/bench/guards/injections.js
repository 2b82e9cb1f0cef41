/** Growth of the drift a step, as the log of the factor, and the steps it grows for: up to e⁶ = × 403, which stays. */
const DRIFT = { rate: 0.05, steps: 120, every: 2 };
const spike = (factor) => ({ name: `× ${factor}`, batchFactor: 1, provoke: ({ step, layer }) => [{ layer, step, steps: 1, factor }] });
/** Pushes that each last to the end and multiply: a ramp of few entries. */
const drift = {
    name: 'drift',
    batchFactor: 1,
    provoke: ({ step, layer, last }) => Array.from({ length: DRIFT.steps / DRIFT.every }, (_, k) => step + k * DRIFT.every)
        .filter((from) => from < last)
        .map((from) => ({ layer, step: from, steps: last - from, factor: Math.exp(DRIFT.rate * DRIFT.every) })),
};
/** Pushes on one layer: for one step, and a slow drift that stays. */
export const PUSHES = [spike(10), spike(30), spike(100), spike(1000), drift];
/** A batch whose features are × 1000: no guard of the scale sees it. */
export const BAD_BATCH = { name: 'batch × 1000', batchFactor: 1000, provoke: () => [] };
/** Nothing goes wrong. */
export const CLEAN = { name: 'clean', batchFactor: 1, provoke: () => [] };
/** The guards, all off. */
export const GUARDS_OFF = { clamp: false, rateLimit: false, skipNonFinite: false };
//# sourceMappingURL=injections.js.map