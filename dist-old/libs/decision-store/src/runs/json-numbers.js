const NON_FINITE = { NaN, Infinity, '-Infinity': -Infinity };
/** JSON text of `value` with non-finite numbers kept as the strings "NaN", "Infinity", "-Infinity" (JSON has no other). */
export function encodeNumbers(value) {
    return JSON.stringify(value, (_key, item) => typeof item === 'number' && !Number.isFinite(item) ? String(item) : item);
}
/** `value` as JSON can carry it: non-finite numbers as words, see {@link encodeNumbers}. */
export function wordsForNumbers(value) {
    return JSON.parse(encodeNumbers(value));
}
/** Undoes {@link encodeNumbers} on the fields of a flat object. Only for objects whose strings are never such words. */
export function decodeNumbers(value) {
    if (typeof value !== 'object' || value === null)
        return value;
    const fields = Object.entries(value);
    return Object.fromEntries(fields.map(([key, item]) => [key, decodeNumber(item)]));
}
/** Undoes {@link encodeNumbers} at any depth. Only for values whose strings are never such words. */
export function decodeAllNumbers(value) {
    if (Array.isArray(value))
        return value.map(decodeAllNumbers);
    if (typeof value !== 'object' || value === null)
        return decodeNumber(value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeAllNumbers(item)]));
}
function decodeNumber(item) {
    return typeof item === 'string' ? (NON_FINITE[item] ?? item) : item;
}
//# sourceMappingURL=json-numbers.js.map