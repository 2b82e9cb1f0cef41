import { expect, it } from 'vitest';
import { parseTimeSpan } from './parse-time-span.js';
it.each([['90d', 7_776_000], ['12h', 43_200], ['30m', 1_800], ['3650d', 315_360_000]])('reads %s', (text, seconds) => {
    expect(parseTimeSpan(text, '--expires')).toBe(seconds);
});
it.each(['', '0d', '-1d', '1', 'd', '1w', '1.5d', '1d ', '3651d', '9999999d'])('refuses "%s", named with what is allowed', (text) => {
    expect(() => parseTimeSpan(text, '--expires')).toThrow(`--expires is ${JSON.stringify(text)}; allowed: a number with d, h or m`);
});
//# sourceMappingURL=parse-time-span.spec.js.map