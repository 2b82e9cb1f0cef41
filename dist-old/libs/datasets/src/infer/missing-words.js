/** Texts that mean "missing" wherever they stand. */
const ALWAYS = new Set(['?', 'na', 'n/a', '#n/a', 'nan', 'null', '-', '--', '.', 'missing', '(missing)', '\\n', 'k.a.', 'n.d.', 's/d', 's.o.']);
/** Texts that mean "missing" among numbers, but may be a category among texts. */
const AMONG_NUMBERS = new Set(['none', 'unknown', 'not available', 'unbekannt', 'inconnu', 'desconocido', 'nil', 'inf', '-inf']);
/** Whether a text means "missing" in any column; the empty one does. */
export function isMissingWord(text) {
    return text === '' || ALWAYS.has(text.toLowerCase());
}
/** Whether a text means "missing" in a column of numbers. */
export function isMissingAmongNumbers(text) {
    return isMissingWord(text) || AMONG_NUMBERS.has(text.toLowerCase());
}
//# sourceMappingURL=missing-words.js.map