/** Header of a CSV table (RFC 4180). */
export function csvHeader(columns) {
    return `${columns.map(({ name }) => name).join(',')}\r\n`;
}
/**
 * Rows of a CSV table. Floats are the shortest text that gives the same float32 again; those that are not finite are
 * `NaN`, `Infinity`, `-Infinity`; what is unknown is empty.
 */
export function csvRows(columns, batch) {
    const count = batch[0]?.length ?? 0;
    const texts = columns.map(({ type }, place) => {
        const write = type === 'float' ? floatText : cellText;
        return batch[place]?.map(write) ?? [];
    });
    let text = '';
    for (let row = 0; row < count; row++)
        text += `${texts.map((column) => column[row] ?? '').join(',')}\r\n`;
    return text;
}
/** One line of cells without its end; float32 as {@link csvRows} writes them, integers and texts as they are. */
export function csvLine(cells) {
    return cells.map(floatText).join(',');
}
function cellText(value) {
    if (value === null)
        return '';
    if (Object.is(value, -0))
        return '-0';
    const text = String(value);
    return typeof value === 'string' && /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
/** The shortest text of a float32: six to nine digits tell it from all others. */
function floatText(value) {
    if (typeof value !== 'number' || !Number.isFinite(value) || Number.isInteger(value))
        return cellText(value);
    for (let digits = 6; digits < 9; digits++) {
        const shorter = Number(value.toPrecision(digits));
        if (Math.fround(shorter) === value)
            return String(shorter);
    }
    return String(Number(value.toPrecision(9)));
}
//# sourceMappingURL=csv-text.js.map