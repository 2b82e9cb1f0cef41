import { InputError, isRunUuid } from '#libs/contracts';
/** Reads the uuid of a run. @throws InputError. */
export function runArgument(text, path = 'RUN', command = 'db') {
    if (isRunUuid(text))
        return text;
    throw wrongArgument(path, JSON.stringify(text), 'the uuid of a run, as it was printed', command);
}
/** Reads a text that says something. @throws InputError. */
export function textArgument(text, path, command = 'db') {
    if (text !== undefined && text.trim() !== '' && text.length <= 1000)
        return text;
    throw wrongArgument(path, text === undefined ? null : JSON.stringify(text.slice(0, 80)), '1 to 1000 characters', command);
}
/** A mistake in an argument of a command, `gradlens db` unless another is named. */
export function wrongArgument(path, value, allowed, command = 'db') {
    return new InputError({ source: command, path, value, allowed });
}
//# sourceMappingURL=db-arguments.js.map