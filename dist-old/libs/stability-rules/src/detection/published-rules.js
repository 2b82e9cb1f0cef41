/**
 * Running mean and deviation of the last `size` values, with NaN as arithmetic has it: one in the window makes both NaN.
 * Sums in float64: an error of 1e-10 of the largest value in the window.
 */
function rollingWindow(size) {
    const values = [];
    let [sum, squares, broken] = [0, 0, 0];
    const take = (value, sign) => {
        if (!Number.isFinite(value))
            broken += sign;
        else
            [sum, squares] = [sum + sign * value, squares + sign * value * value];
    };
    const mean = () => (broken > 0 ? NaN : sum / Math.min(values.length, size));
    return {
        push: (value) => {
            take(value, 1);
            values.push(value);
            if (values.length > size)
                take(values[values.length - 1 - size] ?? 0, -1);
        },
        count: () => Math.min(values.length, size),
        mean,
        deviation: () => Math.sqrt(Math.max(0, squares / Math.min(values.length, size) - mean() ** 2)),
    };
}
/** Flags x > mean + `sigmas` · deviation of the `size` values before it, once there are `from` of them; takes in all it sees. */
function rollingSigma(sigmas, size, from) {
    return (values) => {
        const window = rollingWindow(size);
        return Uint8Array.from(values, (x) => {
            const flagged = window.count() >= from && x > window.mean() + sigmas * window.deviation();
            window.push(x);
            return flagged ? 1 : 0;
        });
    };
}
/** OLMo 2's spike score counts values at least 7 deviations from the mean of the last 1000 (arXiv 2501.00656); here from 100 on. */
export const olmo2 = rollingSigma(7, 1000, 100);
/** OLMo-core's stability monitor: 6 deviations over the 128 values before. */
export const olmoCore = rollingSigma(6, 128, 128);
/** The usual home-made rule: 3 deviations over the 100 values before. */
export const rolling3 = rollingSigma(3, 100, 100);
/** rlwatch's gradient rule: 3 deviations above a baseline of 100 values, taken after 20 and then frozen. */
export const rlwatchFrozen = (values) => {
    const window = rollingWindow(100);
    return Uint8Array.from(values, (x, i) => {
        if (i >= 20 && i < 120)
            window.push(x);
        return i >= 120 && x > window.mean() + 3 * window.deviation() ? 1 : 0;
    });
};
/**
 * ZClip (arXiv 2504.02507): z = (x − μ)/σ > 2.5 is clipped to μ + (2.5²/z)·σ, and what is clipped is what enters the
 * running mean and variance (α = 0.97), which the first 25 values start. NaN compares false and so enters whole.
 */
export const zclip = (values) => {
    const [threshold, alpha, warmUp] = [2.5, 0.97, 25];
    const first = values.subarray(0, warmUp);
    let mean = first.reduce((sum, x) => sum + x, 0) / warmUp;
    let variance = first.reduce((sum, x) => sum + (x - mean) ** 2, 0) / warmUp;
    return Uint8Array.from(values, (x, i) => {
        if (i < warmUp)
            return 0;
        const z = (x - mean) / (Math.sqrt(variance) + 1e-6);
        const flagged = z > threshold;
        const taken = flagged ? mean + (threshold ** 2 / z) * Math.sqrt(variance) : x;
        variance = alpha * variance + (1 - alpha) * (taken - mean) ** 2;
        mean = alpha * mean + (1 - alpha) * taken;
        return flagged ? 1 : 0;
    });
};
//# sourceMappingURL=published-rules.js.map