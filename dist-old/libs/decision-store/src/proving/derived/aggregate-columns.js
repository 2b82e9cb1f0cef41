const PARTS = ['min', 'max', 'avg'];
/** SQL of the aggregates of columns: floats as bytes, so that their bits can be compared. */
export function aggregateSelect(columns) {
    const ofColumn = (column) => [
        ...PARTS.map((part) => `float4send(${column}_${part}) as ${column}_${part}`),
        `${column}_nonfinite`,
    ];
    return columns.flatMap(ofColumn).join(', ');
}
/** Columns of counts, by what they hold. */
const COUNTS = { n: 'n', nflag: 'nflag', flagOr: 'flag_or' };
/** Reports every aggregate that is not the recomputed one; counts that a row does not have are not compared. */
export function compareAggregates(row, expected, at, report) {
    const compare = (column, stored, wanted) => {
        if (stored !== wanted)
            report({ ...at, column, detail: `${column} is ${String(stored)}, recomputed ${String(wanted)}` });
    };
    for (const [field, column] of Object.entries(COUNTS)) {
        if (column in row)
            compare(column, row[column], expected[field]);
    }
    for (const [column, wanted] of Object.entries(expected.columns))
        compareColumn(column, row, wanted, compare);
}
/** Zeros are equal whatever their sign: which of them a minimum is depends on the order of its parts. */
function compareColumn(column, row, wanted, compare) {
    for (const part of PARTS)
        compare(`${column}_${part}`, floatOf(row[`${column}_${part}`]), wanted[part]);
    compare(`${column}_nonfinite`, row[`${column}_nonfinite`], wanted.nonfinite);
}
function floatOf(stored) {
    return Buffer.isBuffer(stored) ? stored.readFloatBE(0) : null;
}
//# sourceMappingURL=aggregate-columns.js.map