import { InputError } from '#libs/contracts';
import { COLUMN_TARGETS, toMeaning } from './series-columns.js';
/**
 * What `--column MEANING=NAME` says, by name of the column: `loss=train/total_loss`, `gradNorm@dense1=g1`.
 *
 * @throws InputError when it names no meaning, or a column twice.
 */
export function columnArguments(texts, option = '--column') {
    const columns = new Map();
    for (const text of texts) {
        const at = text.indexOf('=');
        const [target, name] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
        const meaning = meaningOfTarget(target);
        if (at < 1 || name === '' || meaning === null)
            throw wrong(option, text, `MEANING=COLUMN with a meaning of ${COLUMN_TARGETS.join(', ')}, or MEASURE@LAYER=COLUMN`);
        if (columns.has(name))
            throw wrong(option, text, 'each column once');
        columns.set(name, meaning);
    }
    return columns;
}
function meaningOfTarget(text) {
    const [target = '', layer] = text.split('@', 2);
    if (!isTarget(target))
        return null;
    const meaning = toMeaning(target);
    if (layer === undefined)
        return meaning;
    return meaning.kind === 'measure' && layer !== '' ? { ...meaning, layer } : null;
}
function isTarget(text) {
    return COLUMN_TARGETS.includes(text);
}
function wrong(option, text, allowed) {
    return new InputError({ source: null, path: option, value: JSON.stringify(text), allowed });
}
//# sourceMappingURL=column-arguments.js.map