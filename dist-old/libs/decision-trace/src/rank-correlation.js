/** Spearman's rank correlation; ties share their mean rank. NaN for fewer than two pairs or where all are equal. */
export function spearman(a, b) {
    return pearson(ranks(a), ranks(b));
}
function pearson(a, b) {
    const [meanA, meanB] = [mean(a), mean(b)];
    const cross = a.reduce((sum, x, i) => sum + (x - meanA) * ((b[i] ?? NaN) - meanB), 0);
    const spread = Math.sqrt(a.reduce((sum, x) => sum + (x - meanA) ** 2, 0) * b.reduce((sum, y) => sum + (y - meanB) ** 2, 0));
    return spread === 0 ? NaN : cross / spread;
}
function mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function ranks(values) {
    const order = [...values].sort((a, b) => a - b);
    const first = new Map();
    const last = new Map();
    order.forEach((value, i) => {
        if (!first.has(value))
            first.set(value, i);
        last.set(value, i);
    });
    return values.map((value) => ((first.get(value) ?? NaN) + (last.get(value) ?? NaN)) / 2);
}
/** Share of pairs whose signs agree, of those where neither is 0; NaN without any. */
export function signAgreement(a, b) {
    const pairs = a.flatMap((x, i) => (x === 0 || b[i] === 0 ? [] : [Math.sign(x) === Math.sign(b[i] ?? NaN)]));
    return pairs.length === 0 ? NaN : pairs.filter(Boolean).length / pairs.length;
}
//# sourceMappingURL=rank-correlation.js.map