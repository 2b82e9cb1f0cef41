/** Calls `visit` for each scalar of `[P]` with its layer. */
export function eachScalar(segments, visit) {
    segments.forEach(({ offset, size }, layer) => {
        for (let i = offset; i < offset + size; i++)
            visit(i, layer);
    });
}
/** The factors of a placement. */
export function scaleAt(placement, scale) {
    const own = (layer) => scale[layer] ?? 1;
    const one = () => 1;
    return placement === 'direction' ? { gradient: one, direction: own } : { gradient: own, direction: one };
}
//# sourceMappingURL=layer-sums.js.map