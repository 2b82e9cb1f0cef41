import { checkedReason, InputError, isStorable } from '#libs/contracts';
import { compileMatchers, isTelling, TELLING } from '#libs/stability-rules';
const LONGEST_SECONDS = 365 * 86_400;
/** A silence from what somebody gave. @throws InputError for what is not allowed. */
export function readSilence(input, createdBy) {
    const { startsAt = null, reason } = input;
    return { matchers: checkedMatchers(input.matchers, 'input.matchers'), startsAt, end: readEnd(input), reason: checkedReason(reason, 'input.reason'), createdBy };
}
/** Matchers that say something and can be stored. @throws InputError that names the one that is wrong. */
export function checkedMatchers(matchers, path) {
    const plain = matchers.map(({ name, operator, value }) => ({ name, operator, value }));
    plain.forEach((matcher, i) => {
        if (!isStorable(matcher.value))
            throw wrong(`${path}[${i}].value`, JSON.stringify(matcher.value.slice(0, 80)), 'whole characters, no NUL');
        attempt(() => compileMatchers([matcher]), `${path}[${i}]`, JSON.stringify(matcher));
    });
    attempt(() => compileMatchers(plain), path, `${plain.length} matchers`);
    if (isTelling(plain))
        return plain;
    throw wrong(path, JSON.stringify(plain), TELLING);
}
function attempt(work, path, value) {
    try {
        work();
    }
    catch (error) {
        throw wrong(path, value, error.message);
    }
}
function readEnd({ startsAt, endsAt, durationSeconds }) {
    const given = [endsAt, durationSeconds].filter((value) => value !== null && value !== undefined);
    if (given.length !== 1)
        throw wrong('input.endsAt', given.length === 0 ? null : 'given with durationSeconds', 'exactly one of endsAt and durationSeconds');
    if (endsAt instanceof Date)
        return { at: checkedEnd(endsAt, startsAt ?? null) };
    const seconds = durationSeconds ?? 0;
    if (seconds >= 60 && seconds <= LONGEST_SECONDS)
        return { afterMs: seconds * 1000 };
    throw wrong('input.durationSeconds', String(seconds), `60 to ${LONGEST_SECONDS}`);
}
/** An end that is far in the past or behind every life is refused here; one that has just passed by the store. */
function checkedEnd(endsAt, startsAt) {
    const from = startsAt ?? endsAt;
    if (Number.isNaN(endsAt.getTime()) || endsAt.getTime() < from.getTime() || endsAt.getUTCFullYear() > 9000)
        throw wrong('input.endsAt', JSON.stringify(endsAt), 'a time behind startsAt');
    return endsAt;
}
function wrong(path, value, allowed) {
    return new InputError({ source: null, path, value, allowed });
}
//# sourceMappingURL=read-silence.js.map