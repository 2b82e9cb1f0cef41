/** Effects behind the tested ones that tell how fast the tail falls. */
const TAIL = 50;
/**
 * p-values of the largest of many effects, each for having stood out of the others: they are the largest *because they were
 * looked for* among all decisions, so decisions drawn by lot are nearly always smaller, pushed or not.
 *
 * Under a tail P(|effect| > x) ∝ x^−α the normalised spacings i·log(x_i/x_{i+1}) of the ordered effects are independent and
 * exponential, so p_i = (1 + S_i / ΣS_j)^−k with S_i its own spacing and the k = min(50, half of all) ones behind. A lighter tail (scales are
 * clamped) makes p larger than it need be. Outward: what is above one that stands out stands out too. Bonferroni over the tested ones. Effects
 * that push at the same time hide each other's spacing unless the last of them is tested too.
 *
 * @param tested |replayed effects| of the largest, in any order.
 * @param others |effects| of all other decisions.
 * @returns in the order of `tested`; 1 where there are too few to tell.
 * @see Kimber, Tests for many outliers in an exponential sample, Applied Statistics 31, 1982
 */
export function outlierPValues(tested, others) {
    const order = [...tested.keys()].sort((a, b) => size(tested[b]) - size(tested[a]));
    const tail = [...order.map((i) => size(tested[i])), ...others.map(size).filter((x) => x > 0).sort((a, b) => b - a)].slice(0, tested.length + TAIL + 1);
    const behind = Math.min(TAIL, Math.floor(others.length / 2), tail.length - tested.length - 1);
    const pValues = new Array(tested.length).fill(1);
    if (behind < 10)
        return pValues;
    const spacing = tail.map((x, i) => (i + 1) * Math.max(0, Math.log(x / (tail[i + 1] ?? x))));
    let least = 1;
    for (let rank = tested.length - 1; rank >= 0; rank--) {
        const rest = spacing.slice(rank + 1, rank + 1 + behind).reduce((sum, s) => sum + s, 0);
        const own = (1 + (spacing[rank] ?? 0) / rest) ** -behind;
        least = Math.min(least, Number.isNaN(own) ? 1 : own);
        pValues[order[rank]] = Math.min(1, tested.length * least);
    }
    return pValues;
}
function size(effect) {
    return Math.abs(effect ?? 0);
}
/** (1 + controls as large, whichever way) / (1 + controls). */
export function controlPValue(effect, controls) {
    return (1 + controls.filter((control) => size(control) >= size(effect)).length) / (1 + controls.length);
}
/** {@link controlPValue} of several, Holm-adjusted. */
export function controlPValues(tested, controls) {
    return holm(tested.map((effect) => controlPValue(effect, controls)));
}
/** Holm: the k-th smallest of n p-values times n − k, never below the one before, 1 at the most. */
export function holm(pValues) {
    const order = pValues.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
    const adjusted = new Array(pValues.length);
    let least = 0;
    order.forEach(({ p, i }, k) => {
        least = Math.min(1, Math.max(least, p * (pValues.length - k)));
        adjusted[i] = least;
    });
    return adjusted;
}
//# sourceMappingURL=outliers.js.map