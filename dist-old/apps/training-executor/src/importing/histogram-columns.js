/**
 * The Euclidean norm of the values of a histogram: √Σx², exact where the log holds the sum of squares.
 *
 * Approximation: of buckets alone each value counts as the middle of its bucket, √Σ countᵢ·midᵢ². A value is off by at most
 * half the width of its bucket, the norm by at most half the widest bucket times √Σ countᵢ.
 */
export function histogramNorm({ sumSquares, edges, counts }) {
    if (sumSquares !== null)
        return Math.sqrt(sumSquares);
    const squares = counts.map((count, i) => (count === 0 ? 0 : count * (((edges[i] ?? NaN) + (edges[i + 1] ?? NaN)) / 2) ** 2));
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}
/** What histograms are named by, and the measure that their norm is. */
const WORDS = {
    grad: 'gradNorm', grads: 'gradNorm', gradient: 'gradNorm', gradients: 'gradNorm',
    weight: 'paramNorm', weights: 'paramNorm', param: 'paramNorm', params: 'paramNorm', parameter: 'paramNorm', parameters: 'paramNorm', kernel: 'paramNorm',
    update: 'updateNorm', updates: 'updateNorm',
};
/**
 * The column that the norm of a histogram stands in: `gradNorm/dense1` for `gradients/dense1`, `dense1/grad`, `dense1.weight.grad`;
 * null for a histogram whose name tells nothing of a measure.
 */
export function histogramColumn(tag) {
    const name = tag.replace(/\/histogram(_\d+)?$/, '');
    const [first, last, dot] = [name.indexOf('/'), name.lastIndexOf('/'), name.lastIndexOf('.')];
    const byPrefix = named(name.slice(0, Math.max(0, first)), name.slice(first + 1));
    if (byPrefix !== null)
        return byPrefix;
    const bySuffix = last < 1 ? null : named(name.slice(last + 1), name.slice(0, last));
    if (bySuffix !== null)
        return bySuffix;
    return name.endsWith('.grad') ? named('grad', name.slice(0, dot)) : null;
}
function named(word, layer) {
    const measure = WORDS[word.toLowerCase().replace(/_\d+$/, '')];
    return measure === undefined || layer === '' ? null : `${measure}/${layer}`;
}
//# sourceMappingURL=histogram-columns.js.map