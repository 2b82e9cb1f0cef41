/** Altered parts that are listed, at most: a ledger that is altered everywhere must not fill the memory. */
const MOST_LISTED = 1000;
const MOST_NOTES = 100;
/** Collects what checks find. */
export function collectFindings() {
    const list = [];
    const notes = [];
    let count = 0;
    return {
        list,
        notes,
        count: () => count,
        altered(finding) {
            count += 1;
            if (list.length < MOST_LISTED)
                list.push(finding);
        },
        note(text) {
            if (notes.length < MOST_NOTES)
                notes.push(text);
        },
    };
}
//# sourceMappingURL=findings.js.map