import { InputError } from '#libs/contracts';
import { isOtherName, meaningOf } from './series-columns.js';
/** Most that a step may be: steps are stored as 32-bit integers. */
const MAX_STEP = 2 ** 31 - 1;
/**
 * Makes a reader; `mapped`: what a person has said of columns, by name; `keepsOthers`: whether rows that tell only of a learning
 * rate or an accuracy, which no rule looks at, are rows as well.
 */
export function rowReader(source, mapped, { keepsOthers = false } = {}) {
    const read = new Map();
    const ignored = new Set();
    const said = new Set([...mapped.values()].map(keyOf));
    const meaning = (name) => {
        const known = read.get(name);
        if (known !== undefined || ignored.has(name))
            return known ?? null;
        const byName = meaningOf(name);
        const found = mapped.get(name) ?? (byName === null || said.has(keyOf(byName)) ? null : byName);
        if (found === null)
            ignored.add(name);
        else
            read.set(name, found);
        return found;
    };
    const inOrder = ownNamesFirst();
    const leaveOut = (name) => {
        read.delete(name);
        ignored.add(name);
    };
    return { read, ignored, understand: (row) => understand(source, row, { meaning, leaveOut, inOrder, keepsOthers }) };
}
/** Equal for columns that mean the same. */
function keyOf(meaning) {
    return meaning.kind === 'measure' ? `${meaning.measure}/${meaning.layer ?? ''}` : meaning.kind;
}
/** Rows of a file nearly always have the same names: they are put in order when they change. */
function ownNamesFirst() {
    let names = [];
    let ordered = [];
    return (fields) => {
        const now = Object.keys(fields);
        if (now.length !== names.length || now.some((name, i) => name !== names[i])) {
            names = now;
            ordered = [...now.filter((name) => !isOtherName(name)), ...now.filter(isOtherName)];
        }
        return ordered;
    };
}
function understand(source, row, { keepsOthers, ...columns }) {
    const { layer, step, cells, ...shared } = draftOf(source, row, columns);
    const { place } = row;
    if (step === null)
        throw new InputError({ source, path: place, value: 'without a step', allowed: 'a column step (or --column step=NAME) with a number in each row' });
    const told = [shared.loss, shared.heldOutLoss, ...(keepsOthers ? [shared.heldOutAccuracy, shared.learningRate] : [])];
    if (cells.length === 0 && told.every((number) => number === null))
        return null;
    return { ...shared, place, step, cells: layer === null ? cells : cells.map((cell) => ({ ...cell, layer: cell.layer ?? layer })) };
}
/** Of two columns of one meaning that both say something, the one of our own name counts, else the first; the other is left out from there on. */
function draftOf(source, { place, fields }, { meaning: meaningIn, leaveOut, inOrder }) {
    const draft = { run: '', layer: null, step: null, loss: null, heldOutLoss: null, heldOutAccuracy: null, learningRate: null, cells: [] };
    const taken = new Set();
    for (const name of inOrder(fields)) {
        const meaning = meaningIn(name);
        if (meaning === null || isNothing(fields[name]))
            continue;
        const key = keyOf(meaning);
        if (taken.has(key))
            leaveOut(name);
        else
            put(draft, meaning, { source, place, name }, fields[name]);
        taken.add(key);
    }
    return draft;
}
function put(draft, meaning, at, field) {
    if (meaning.kind === 'run')
        draft.run = textOf(field);
    else if (meaning.kind === 'layer')
        draft.layer = textOf(field) || null;
    else if (meaning.kind === 'step')
        draft.step = stepOf(at, field);
    else if (meaning.kind === 'measure')
        putCell(draft, meaning, numberOf(at, field));
    else
        draft[meaning.kind] = numberOf(at, field);
}
function putCell({ cells }, { measure, layer }, value) {
    if (value !== null)
        cells.push({ measure, layer, value });
}
function stepOf(at, field) {
    const step = numberOf(at, field);
    if (step === null || (Number.isInteger(step) && step >= 0 && step <= MAX_STEP))
        return step;
    throw notAllowed(at, field, `an integer from 0 to ${String(MAX_STEP)}`);
}
/** Texts that mean: nothing was recorded here. */
const NOTHING = new Set(['', 'null', 'none', 'n/a']);
const WORDS = { nan: NaN, '+nan': NaN, '-nan': NaN, inf: Infinity, '+inf': Infinity, '-inf': -Infinity, infinity: Infinity, '+infinity': Infinity, '-infinity': -Infinity };
function isNothing(field) {
    return field === null || field === undefined || (typeof field === 'string' && NOTHING.has(field.trim().toLowerCase()));
}
/** A number, null where nothing was recorded. NaN and infinities are data. */
function numberOf(at, field) {
    if (field === null || field === undefined)
        return null;
    if (typeof field === 'number' || typeof field === 'bigint')
        return Number(field);
    const value = typeof field === 'string' ? parseNumber(field.trim().toLowerCase()) : undefined;
    if (value === undefined)
        throw notAllowed(at, field, NUMBER);
    return value;
}
/** Null for nothing, undefined for what is no number. */
function parseNumber(text) {
    if (NOTHING.has(text))
        return null;
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(text) ? Number(text) : WORDS[text];
}
const NUMBER = 'a number, nan, inf, or nothing';
function textOf(field) {
    return typeof field === 'string' ? field.trim() : field === null || field === undefined ? '' : JSON.stringify(field, bigintText);
}
function notAllowed({ source, place, name }, field, allowed) {
    const shown = typeof field === 'bigint' ? String(field) : JSON.stringify(field, bigintText);
    const value = shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
    return new InputError({ source, path: `${place}, column ${JSON.stringify(name)}`, value, allowed });
}
function bigintText(_, value) {
    return typeof value === 'bigint' ? String(value) : value;
}
//# sourceMappingURL=series-row.js.map