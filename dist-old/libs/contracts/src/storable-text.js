/** What PostgreSQL stores in no text: NUL, and half of a character that takes two code units. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
const EACH_UNSTORABLE = new RegExp(UNSTORABLE, 'gu');
/** Whether PostgreSQL can store a text. */
export function isStorable(text) {
    return !UNSTORABLE.test(text);
}
/** A text as PostgreSQL can store it: what it cannot store is replaced by U+FFFD. */
export function storableText(text) {
    return text.replace(EACH_UNSTORABLE, '\uFFFD');
}
/** Path of the first text in a JSON value, keys included, that cannot be stored; null when all can. */
export function unstorablePath(value, path = []) {
    if (typeof value === 'string')
        return isStorable(value) ? null : path;
    for (const [key, each] of entriesOf(value)) {
        const found = typeof key === 'string' && !isStorable(key) ? [...path, key] : unstorablePath(each, [...path, key]);
        if (found !== null)
            return found;
    }
    return null;
}
function entriesOf(value) {
    if (Array.isArray(value))
        return [...value.entries()];
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
//# sourceMappingURL=storable-text.js.map