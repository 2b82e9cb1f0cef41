/** Makes the columns of a named set: a word per column, `!` in front marks a protected attribute. */
export function columnsOf(type, names, missing = []) {
    return names.split(' ').map((word) => ({
        name: word.replace('!', ''),
        type,
        protected: word.startsWith('!'),
        missing: [...missing],
    }));
}
/** The columns in the order of the file. @throws RangeError when a name has no column. */
export function inOrder(columns, names) {
    return names.split(' ').map((name) => {
        const column = columns.find((each) => each.name === name);
        if (column === undefined)
            throw new RangeError(`no column is called ${name}`);
        return column;
    });
}
//# sourceMappingURL=columns.js.map