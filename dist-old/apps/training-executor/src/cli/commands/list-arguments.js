import { InputError, isRunUuid } from '#libs/contracts';
/** Reads a uuid, in any case. @throws InputError naming what it should be of. */
export function uuidArgument(text, path, what) {
    const lower = text.toLowerCase();
    if (isRunUuid(lower))
        return lower;
    throw new InputError({ source: null, path, value: JSON.stringify(text), allowed: `the uuid of ${what}, as it was printed` });
}
/** Reads `--first`. @throws InputError unless it is a number from 1 to `most`. */
export function firstArgument(text, most, command) {
    if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= most)
        return Number(text);
    throw new InputError({ source: command, path: '--first', value: JSON.stringify(text), allowed: `a number from 1 to ${most}` });
}
//# sourceMappingURL=list-arguments.js.map