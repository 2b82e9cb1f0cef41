/** Features of some rows of a split, `[rows × width]`, wherever the split keeps them. */
export function featuresOf({ features, stored }, rows, width) {
    if (stored !== undefined)
        return stored.featuresOf(rows);
    const found = new Float32Array(rows.length * width);
    rows.forEach((row, i) => { found.set(features.subarray(row * width, (row + 1) * width), i * width); });
    return found;
}
//# sourceMappingURL=features-of.js.map