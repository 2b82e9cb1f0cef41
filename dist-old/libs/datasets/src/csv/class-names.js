import { InputError } from '#libs/contracts';
import { parseDecimal } from './table.js';
const MAX_CLASSES = 1000;
/**
 * The classes of a training file in their order: numbers by size, texts by code point, and of two classes the positive last.
 *
 * @throws InputError when there is one class only, there are too many to be classes, or `positive` is not one of two.
 */
export function classNamesOf(table, { label, positive }) {
    const found = [...table.labels.texts].sort(byValue);
    const path = `column ${JSON.stringify(label)}`;
    if (found.length < 2 || found.length > MAX_CLASSES) {
        const value = found.length < 2 ? `only ${JSON.stringify(found[0] ?? '')}` : `${found.length} different texts`;
        throw new InputError({ source: table.source, path, value, allowed: `a label of 2 to ${MAX_CLASSES} classes` });
    }
    return positive === undefined ? found : positiveLast(found, positive);
}
function positiveLast(found, positive) {
    if (found.length === 2 && found.includes(positive))
        return [...found.filter((name) => name !== positive), positive];
    const allowed = found.length > 2 ? `nothing: the label has ${found.length} classes` : `one of ${quoted(found)}`;
    throw new InputError({ source: null, path: 'data.positive', value: JSON.stringify(positive), allowed });
}
/**
 * The label of each row as an index into `classNames`.
 *
 * @throws InputError naming the line of a class that the training file does not have.
 */
export function labelIndices(table, rows, classNames, label) {
    const { labels, source } = table;
    const classOfCode = labels.texts.map((text) => classNames.indexOf(text));
    const unknown = classOfCode.indexOf(-1);
    if (unknown >= 0) {
        const path = `line ${labels.firstLines[unknown] ?? 0}, column ${JSON.stringify(label)}`;
        const allowed = `a class of the training file: ${quoted(classNames)}`;
        throw new InputError({ source, path, value: JSON.stringify(labels.texts[unknown] ?? ''), allowed });
    }
    return rows.map((row) => classOfCode[labels.codes[row] ?? -1] ?? 0);
}
function byValue(a, b) {
    const [x, y] = [parseDecimal(a), parseDecimal(b)];
    if (x !== null && y !== null && x !== y)
        return x - y;
    return a < b ? -1 : 1;
}
function quoted(texts) {
    return texts.slice(0, 20).map((text) => JSON.stringify(text)).join(', ');
}
//# sourceMappingURL=class-names.js.map