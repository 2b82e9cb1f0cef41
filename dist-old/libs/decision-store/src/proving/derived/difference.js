/** A key as it is told: "layer=2 step0=256". */
export function keyText(key) {
    return Object.entries(key)
        .map(([column, value]) => `${column}=${String(value)}`)
        .join(' ');
}
/** Keeps the first differences and counts the others: a ledger that is rewritten as a whole must not fill the memory. */
export function collector(most) {
    const found = [];
    let more = 0;
    return {
        found,
        report(difference) {
            if (found.length < most)
                found.push(difference);
            else
                more += 1;
        },
        more: () => more,
    };
}
//# sourceMappingURL=difference.js.map