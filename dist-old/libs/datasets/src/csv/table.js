import { InputError } from '#libs/contracts';
/** Texts of a column, each distinct one stored once. */
export class CodedTexts {
    texts;
    codes;
    firstLines;
    known = new Map();
    constructor(
    /** Distinct texts in order of first sight. */
    texts = [], 
    /** Index into `texts`, per row. */
    codes = [], 
    /** Line of the file where each distinct text first stood. */
    firstLines = []) {
        this.texts = texts;
        this.codes = codes;
        this.firstLines = firstLines;
    }
    /** The same texts for other rows; to be read only. */
    withCodes(codes) {
        return new CodedTexts(this.texts, codes, this.firstLines);
    }
    /** Leaves nothing of what was pushed. */
    forget() {
        for (const list of [this.texts, this.codes, this.firstLines])
            list.length = 0;
        this.known.clear();
    }
    /** @throws InputError when there are more distinct texts than may be held in memory */
    requireFew(most, source, column) {
        if (this.texts.length <= most)
            return;
        throw new InputError({ source, path: `column ${JSON.stringify(column)}`, value: `more than ${most} different texts`, allowed: `at most ${most} in a file that is too large for memory; type ignore leaves a column out` });
    }
    push(text, line) {
        let code = this.known.get(text);
        if (code === undefined) {
            code = this.texts.length;
            this.known.set(text, code);
            this.texts.push(text);
            this.firstLines.push(line);
        }
        this.codes.push(code);
    }
    at(row) {
        return this.texts[this.codes[row] ?? -1] ?? '';
    }
}
/** An empty column for a spec. */
export function emptyColumn(spec) {
    return {
        spec,
        numbers: spec.type === 'numeric' ? [] : null,
        texts: spec.type === 'categorical' || spec.protected ? new CodedTexts() : null,
    };
}
/** Whether a text stands for "missing" in this column. */
export function isMissing(text, spec) {
    return text === '' || spec.missing.includes(text);
}
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** The number that a text writes in decimal, or null: no hex, no "Infinity", nothing that overflows. */
export function parseDecimal(text) {
    if (!DECIMAL.test(text))
        return null;
    const value = Number(text);
    return Number.isFinite(value) ? value : null;
}
//# sourceMappingURL=table.js.map