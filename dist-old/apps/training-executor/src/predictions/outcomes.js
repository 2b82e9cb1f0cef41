/** How the outputs of a net for these data are read. */
export function readingOf({ classNames, target }, threshold) {
    return { classes: target === undefined ? classNames.length : 1, threshold };
}
/**
 * Outcomes of class probabilities `[records * classes]`. Of two classes the positive (last) one is decided for from a score of
 * `threshold` on; with more, the likeliest one. A score that is not a number decides for the first class.
 */
export function outcomesOf(probabilities, { classes, threshold }) {
    const count = probabilities.length / classes;
    const outcomes = { scores: new Float32Array(count), decided: new Int32Array(count), margins: new Float32Array(count) };
    for (let i = 0; i < count; i++) {
        const of = probabilities.subarray(i * classes, (i + 1) * classes);
        const { score, decided, margin } = classes === 2 ? ofTwo(of, threshold) : likeliest(of);
        outcomes.scores[i] = score;
        outcomes.decided[i] = decided;
        outcomes.margins[i] = margin;
    }
    return outcomes;
}
function ofTwo([, score = NaN], threshold) {
    return { score, decided: score >= threshold ? 1 : 0, margin: Math.abs(score - threshold) };
}
function likeliest(of) {
    const [first = NaN, second = NaN] = [...of].sort((a, b) => b - a);
    return { score: first, decided: Math.max(0, of.indexOf(first)), margin: (first - second) / 2 };
}
//# sourceMappingURL=outcomes.js.map