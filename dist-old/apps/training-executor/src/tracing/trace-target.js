import { InputError, LEAST_GROUP_RECORDS } from '#libs/contracts';
/**
 * The target of a question.
 *
 * @throws InputError that names what is wrong and what there is.
 */
export function targetOf(question, data) {
    const { place, where } = placeOf(question, data);
    requireOutput(question, data);
    const classIndex = classOf(question.className, data);
    const what = question.of === 'loss' ? 'loss' : `${question.of} of "${outputName(data, classIndex)}"`;
    return { target: { ...place, of: question.of, classIndex }, name: `${place.rows.length > 1 ? 'mean ' : ''}${what}, ${where}` };
}
/** What an output of the net is called: a class, or the column that is predicted. */
export function outputName({ classNames, target }, index) {
    return target?.column ?? classNames[index] ?? '';
}
/** A number has neither log odds nor classes. @throws InputError */
function requireOutput({ of, className }, { target }) {
    if (target === undefined)
        return;
    if (of === 'logit')
        throw wrong('of', '"logit"', `score (the predicted ${target.column}) or loss: a number has no log odds`);
    if (className !== undefined)
        throw wrong('class', JSON.stringify(className), `nothing: the run predicts a number, ${target.column}`);
}
const KINDS = ['record', 'group', 'gap', 'split'];
function placeOf(question, data) {
    const { record, group, gap, split } = question;
    const given = KINDS.filter((kind) => question[kind] !== undefined);
    if (given.length !== 1)
        throw wrong(KINDS.join(', '), given.length === 0 ? 'given none' : `given ${given.join(' and ')}`, 'exactly one of them');
    if (record !== undefined)
        return { place: recordRows(record, data), where: `record ${record}` };
    if (gap !== undefined)
        return gapPlace(gap, data);
    if (split !== undefined)
        return { place: { split, rows: Int32Array.from({ length: data[split].count }, (_, i) => i) }, where: `all ${data[split].count} ${split} records` };
    const rows = groupRows(group ?? '', data, 'group');
    return { place: { split: 'test', rows }, where: `${rows.length} test records with ${group ?? ''}${fewWords(rows.length)}` };
}
/** Mean of one group − mean of another, or of all that are not of the one. */
function gapPlace(gap, data) {
    const [one = '', other] = gap.split(' vs ').map((part) => part.trim());
    const plus = groupRows(one, data, 'gap');
    const isIn = new Set(plus);
    const minus = other === undefined ? Int32Array.from({ length: data.test.count }, (_, i) => i).filter((row) => !isIn.has(row)) : groupRows(other, data, 'gap');
    if (minus.length === 0)
        throw wrong('gap', JSON.stringify(gap), 'a group that not all test records are in');
    const rows = Int32Array.from([...plus, ...minus]);
    const weights = Float32Array.from(rows, (_, i) => (i < plus.length ? 1 / plus.length : -1 / minus.length));
    return { place: { split: 'test', rows, weights }, where: `gap between ${plus.length} test records with ${one} and ${minus.length} ${other === undefined ? 'others' : `with ${other}`}${fewWords(Math.min(plus.length, minus.length))}` };
}
/** What a mean over few people is not: enough to tell of the group. */
function fewWords(count) {
    return count < LEAST_GROUP_RECORDS ? ' (too few people to tell of the group)' : '';
}
function recordRows(record, data) {
    const [, split = '', row = ''] = /^(train|test):(\d+)$/.exec(record) ?? [];
    const count = split === '' ? 0 : data[split].count;
    const number = Number(row);
    if (split === '' || number >= count)
        throw wrong('record', JSON.stringify(record), `test:0 to test:${data.test.count - 1}, or train:0 to train:${data.train.count - 1}`);
    return { split: split, rows: Int32Array.of(number) };
}
function groupRows(group, { test, protectedAttributes }, field) {
    const at = group.indexOf('=');
    const [attribute, value] = [group.slice(0, at), group.slice(at + 1)];
    const values = test.protectedValues[attribute];
    if (at < 1 || values === undefined)
        throw wrong(field, JSON.stringify(group), `ATTRIBUTE=VALUE with one of ${protectedAttributes.join(', ') || 'no attribute: these data declare none'}`);
    const rows = Int32Array.from(values.keys()).filter((row) => values[row] === value);
    if (rows.length === 0)
        throw wrong(field, JSON.stringify(group), `a value that occurs: ${valuesOf(values)}`);
    return rows;
}
function valuesOf(values) {
    const found = [...new Set(values)].sort();
    return found.length <= 20 ? found.join(', ') : `${found.slice(0, 20).join(', ')} … (${found.length})`;
}
/** Index of a class by name; the last one without a name. @throws InputError for a name that is none */
export function classOf(name, { classNames, target }) {
    if (target !== undefined)
        return 0;
    const index = name === undefined ? classNames.length - 1 : classNames.indexOf(name);
    if (index < 0)
        throw wrong('class', JSON.stringify(name), classNames.join(', '));
    return index;
}
function wrong(path, value, allowed) {
    return new InputError({ source: null, path, value, allowed });
}
//# sourceMappingURL=trace-target.js.map