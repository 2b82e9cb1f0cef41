/** Rows as lines with their cells one below the other, two blanks apart. */
export function textColumns(rows) {
    const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
    return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}
//# sourceMappingURL=text-columns.js.map