import { InputError } from '#libs/contracts';
const SECONDS_OF_UNIT = { d: 86_400, h: 3_600, m: 60 };
const LONGEST_SECONDS = 3_650 * 86_400;
/** Reads a span of time ("90d", "12h", "30m"). Unit: s. @throws InputError that names `flag`. */
export function parseTimeSpan(text, flag) {
    const [, count, unit] = /^([1-9]\d{0,6})([dhm])$/.exec(text) ?? [];
    const seconds = Number(count) * (SECONDS_OF_UNIT[unit ?? ''] ?? NaN);
    if (seconds <= LONGEST_SECONDS)
        return seconds;
    throw new InputError({ source: null, path: flag, value: JSON.stringify(text), allowed: 'a number with d, h or m, up to 3650d: 90d, 12h' });
}
//# sourceMappingURL=parse-time-span.js.map