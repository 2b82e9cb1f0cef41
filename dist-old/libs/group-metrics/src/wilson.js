/** Standard normal quantile of a 95 % interval. */
const Z = 1.959964;
/**
 * 95 % interval of a share: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 *
 * @see Wilson 1927, Probable inference, J. Am. Stat. Assoc. 22
 */
export function wilson(hits, n) {
    const p = hits / n;
    const middle = p + (Z * Z) / (2 * n);
    const half = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
    const scale = 1 + (Z * Z) / n;
    // where nobody or everybody is selected the ends are 0 and 1, which rounding misses
    return [hits === 0 ? 0 : (middle - half) / scale, hits === n ? 1 : (middle + half) / scale];
}
//# sourceMappingURL=wilson.js.map