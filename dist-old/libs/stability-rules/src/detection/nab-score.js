/** NAB's standard profile. */
export const NAB_STANDARD = { hit: 1, falseAlarm: 0.11, miss: 1 };
/** Points at the start of a series that are not judged: this share of it, of 5000 points at the most. */
const PROBATION = 0.15;
const PROBATION_OF_AT_MOST = 5000;
/**
 * The score of the Numenta Anomaly Benchmark (v1.1) of a detector over a whole corpus, with one threshold for all
 * series, chosen as the benchmark does: the one that scores best.
 *
 * A window counts by its earliest flag, σ(p) / σ(−1) with p from −1 at its first point to −1/width at its last and
 * σ(p) = 2 / (1 + e^(5p)) − 1; a window without a flag costs `miss`. A flag outside costs `falseAlarm` · σ(q), with q the
 * distance from the last window in widths (−1 before the first window, and beyond q = 3).
 * Score: 100 · (sum − silent) / (perfect − silent).
 *
 * @see Lavin, Ahmad: Evaluating Real-time Anomaly Detection Algorithms (arXiv 1510.03336)
 */
export function nabScore(corpus, costs = NAB_STANDARD) {
    const judged = judgedPoints(corpus, costs).sort((a, b) => b.value - a.value);
    const windows = corpus.reduce((sum, series) => sum + series.windows.length, 0);
    const best = sweep(judged, costs);
    const silent = -costs.miss * windows;
    return { score: (100 * (best.sum - silent)) / (costs.hit * windows - silent), threshold: best.threshold, seen: best.seen, windows, falseAlarms: best.falseAlarms };
}
function judgedPoints(corpus, costs) {
    let firstWindow = 0;
    return corpus.flatMap((series) => {
        const points = pointsOf(series, firstWindow, costs);
        firstWindow += series.windows.length;
        return points.slice(Math.min(Math.floor(PROBATION * points.length), PROBATION * PROBATION_OF_AT_MOST));
    });
}
function pointsOf({ scores, windows }, firstWindow, costs) {
    let next = 0;
    return Array.from({ length: scores.length }, (_, i) => {
        while (i > (windows[next]?.to ?? Infinity))
            next += 1;
        const inside = windows[next];
        const value = scores[i] ?? 0;
        if (inside === undefined || i < inside.from)
            return { value, worth: costs.falseAlarm * sigma(widthsAfter(windows[next - 1], i)), window: -1 };
        const place = -(inside.to - i + 1) / (inside.to - inside.from + 1);
        return { value, worth: (costs.hit * sigma(place)) / sigma(-1), window: firstWindow + next };
    });
}
function widthsAfter(before, i) {
    return before === undefined ? Infinity : (i - before.to) / (before.to - before.from);
}
/** σ(p) = 2 / (1 + e^(5p)) − 1, and −1 beyond p = 3. */
function sigma(place) {
    return place > 3 ? -1 : 2 / (1 + Math.exp(5 * place)) - 1;
}
/** Lowers the threshold over all values, and keeps the best. */
function sweep(judged, costs) {
    const worthOf = new Map(judged.filter(({ window }) => window >= 0).map(({ window }) => [window, -costs.miss]));
    let sum = -costs.miss * worthOf.size;
    let [seen, falseAlarms] = [0, 0];
    let best = { sum, threshold: Infinity, seen, falseAlarms };
    judged.forEach(({ value, worth, window }, i) => {
        if (window < 0) {
            sum += worth;
            falseAlarms += 1;
        }
        else {
            const old = worthOf.get(window) ?? 0;
            if (old === -costs.miss)
                seen += 1;
            sum += Math.max(0, worth - old);
            worthOf.set(window, Math.max(old, worth));
        }
        const isWholeStep = judged[i + 1]?.value !== value;
        if (isWholeStep && sum > best.sum)
            best = { sum, threshold: value, seen, falseAlarms };
    });
    return best;
}
//# sourceMappingURL=nab-score.js.map