import { checkedText, InputError, REASON_LENGTH } from '#libs/contracts';
/** Rows listed at once, at most. */
export const MOST_ROWS = 1_000;
/** Why somebody acts, or what they say. @throws InputError when it is missing, or longer than allowed. */
export function reasonArgument(text, most = REASON_LENGTH) {
    if (text === undefined)
        throw new InputError({ source: null, path: '--reason', value: null, allowed: `1 to ${most} characters` });
    return checkedText(text, '--reason', { least: 1, most });
}
/** How many rows are wanted. @throws InputError. */
export function firstArgument(text) {
    if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= MOST_ROWS)
        return Number(text);
    throw new InputError({ source: null, path: '--first', value: JSON.stringify(text), allowed: `a number from 1 to ${MOST_ROWS}` });
}
/** The number of an incident within its run. @throws InputError. */
export function incidentArgument(text, path = 'INCIDENT') {
    if (/^[1-9]\d{0,8}$/.test(text))
        return Number(text);
    throw new InputError({ source: null, path, value: JSON.stringify(text), allowed: 'the number of an incident of the run, from 1; gradlens incidents RUN tells them' });
}
//# sourceMappingURL=people-arguments.js.map