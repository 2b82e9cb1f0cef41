import { SEVERITIES } from '#libs/contracts';
import { parseMatcher } from '#libs/stability-rules';
import { z } from 'zod';
const MS_OF_UNIT = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A span of time ("30s", "5m", "4h", "1d"), within bounds. Read as ms. */
export function spanField(shortest, longest) {
    const allowed = `a number with s, m, h or d, from ${shortest} to ${longest}: 30s, 5m`;
    const [least, most] = [msOf(shortest), msOf(longest)];
    return z
        .string(allowed)
        .regex(/^\d{1,7}[smhd]$/, allowed)
        .refine((text) => msOf(text) >= least && msOf(text) <= most, allowed)
        .transform(msOf);
}
function msOf(text) {
    return Number(text.slice(0, -1)) * (MS_OF_UNIT[text.slice(-1)] ?? NaN);
}
/** Matchers as people write them: `severity="critical"`. */
export const matchersField = z.array(z.string().transform((text, context) => {
    try {
        return parseMatcher(text);
    }
    catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
    }
})).max(20);
/** Name of a receiver. */
export const nameField = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'lower-case letters, digits and -, at most 50');
/** A label. */
export const labelField = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'the name of a label: letters, digits and _');
/** One of the severities. */
export const severityField = z.enum(SEVERITIES);
/** A text that is not blank. */
export const textField = z.string().regex(/^\S.*$/s, 'a text').max(500);
/** The name of an environment variable. */
export const envField = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable');
/** An address of http or https without a secret in it. */
export const urlField = z.string().refine(isPlainAddress, 'an address that begins with http:// or https://, without name and password; one with a secret in it goes into urlEnv or urlFile');
/** Whether it is an address of http or https without name and password. */
export function isPlainAddress(text) {
    if (!/^https?:\/\//.test(text) || !URL.canParse(text))
        return false;
    const { username, password } = new URL(text);
    return username === '' && password === '';
}
/** Whether exactly one of the fields is there. */
export function hasOne(value, names) {
    return names.filter((name) => value[name] !== undefined).length === 1;
}
//# sourceMappingURL=fields.js.map