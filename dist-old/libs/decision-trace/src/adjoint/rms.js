/** The second moment after a step, from that before. `c2` is the bias correction after the step. */
export function rmsOf({ v, g, beta2, c2, epsilon }) {
    const next = beta2 * v + (1 - beta2) * g * g;
    const root = Math.sqrt(next / c2);
    return { divisor: root + epsilon, rootByMoment: root === 0 ? 0 : 1 / (2 * root * c2), momentByGradient: 2 * (1 - beta2) * g, isAlive: root > 0 };
}
/** c ← c + (1 − β)(1 − c): the bias correction after one more step. */
export function nextCorrection(before, beta) {
    return before + (1 - beta) * (1 - before);
}
//# sourceMappingURL=rms.js.map