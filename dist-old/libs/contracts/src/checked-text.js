import { InputError } from './errors.js';
import { isStorable } from './storable-text.js';
/** Longest reason of an act. Unit: characters. */
export const REASON_LENGTH = 500;
/**
 * A text of a person, without the blanks around it.
 *
 * @throws InputError when it is shorter or longer than allowed, or cannot be stored.
 */
export function checkedText(text, path, { least, most }) {
    const trimmed = text.trim();
    if (!isStorable(trimmed))
        throw new InputError({ source: null, path, value: JSON.stringify(trimmed.slice(0, 80)), allowed: 'whole characters, no NUL' });
    if (trimmed.length >= least && trimmed.length <= most)
        return trimmed;
    throw new InputError({ source: null, path, value: `${trimmed.length} characters`, allowed: `${least} to ${most} characters` });
}
/** Why somebody acts. @throws InputError for nothing or more than {@link REASON_LENGTH} characters. */
export function checkedReason(reason, path) {
    return checkedText(reason, path, { least: 1, most: REASON_LENGTH });
}
//# sourceMappingURL=checked-text.js.map