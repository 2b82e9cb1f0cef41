/**
 * The known name that a mistyped one is closest to (Levenshtein distance, letters' case left aside); null when none is
 * close: further away than a third of its letters, or than two of few.
 */
export function nearestName(word, names) {
    let [best, least] = [null, Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3)) + 1];
    for (const name of names) {
        const distance = distanceOf(word.toLowerCase(), name.toLowerCase());
        if (distance >= least)
            continue;
        [best, least] = [name, distance];
    }
    return best;
}
/** " (did you mean gradNorm?)", to follow the names that are allowed, or nothing. */
export function didYouMean(word, names) {
    const nearest = nearestName(word, names);
    return nearest === null ? '' : ` (did you mean ${nearest}?)`;
}
function distanceOf(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}
//# sourceMappingURL=nearest-name.js.map