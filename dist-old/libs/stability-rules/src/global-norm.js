/** What a row that names no layer speaks of: all layers together. Not a layer of its own; series recorded elsewhere may have one. */
export const ALL_LAYERS = '(all layers)';
/**
 * The global norm at each step of a window. NaN at a step at which a layer has no row or a value that is no number: a sum over some
 * of the layers is no global norm, and would jump when the others come back.
 *
 * @see Pascanu et al. 2012 (arXiv 1211.5063): the norm that clipping by the global norm looks at
 */
export function globalNorms({ steps, layers }, measure) {
    const recorded = layers.flatMap(({ name, measures }) => (name === ALL_LAYERS || measures[measure].length === 0 ? [] : [measures[measure]]));
    const n = recorded.length < 2 ? 0 : steps.length;
    const [sums, largest] = [new Float64Array(n), new Float64Array(n)];
    for (const values of recorded) {
        for (let i = 0; i < n; i++) {
            const square = (values[i] ?? NaN) ** 2;
            sums[i] = (sums[i] ?? 0) + square;
            if (square > (largest[i] ?? 0))
                largest[i] = square;
        }
    }
    return { all: sums.map(Math.sqrt), butLargest: sums.map((sum, i) => Math.sqrt(Math.max(0, sum - (largest[i] ?? 0)))) };
}
//# sourceMappingURL=global-norm.js.map