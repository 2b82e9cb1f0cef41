import { InputError } from '#libs/contracts';
import { isMissing, parseDecimal } from './table.js';
/**
 * Adds the text of a field to its column.
 *
 * @throws InputError naming file, line, column and value where a number belongs and none stands.
 */
export function takeField({ spec, numbers, texts }, text, place) {
    texts?.push(text, place.line);
    numbers?.push(isMissing(text, spec) ? Number.NaN : numberOf(text, spec, place));
}
/** An error that names file, line and column. */
export function badField({ source, line }, column, text, allowed) {
    const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
    return new InputError({ source, path: `line ${line}, column ${JSON.stringify(column)}`, value: JSON.stringify(shown), allowed });
}
function numberOf(text, spec, place) {
    const value = parseDecimal(text);
    if (value !== null)
        return value;
    const listed = spec.missing.map((each) => JSON.stringify(each)).join(', ');
    throw badField(place, spec.name, text, `a number, or nothing${listed === '' ? '' : ` or ${listed}`} where it is missing`);
}
//# sourceMappingURL=take-field.js.map