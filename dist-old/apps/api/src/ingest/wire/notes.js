import { didYouMean, FINAL_STATES } from '#libs/contracts';
import { z } from 'zod';
/** A number, or the word of one that JSON does not have. */
export const figureSchema = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])], 'a number, "NaN", "Infinity" or "-Infinity"');
/** States a trainer may end a run in. */
const END_STATES = FINAL_STATES.filter((state) => state !== 'interrupted');
const name = z.string().min(1).max(200);
const reason = z.string().max(2_000);
/** What a trainer tells beside decisions. Fields may be added; retention is for this side alone. */
export const factSchema = z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('evaluation'), split: name, loss: figureSchema.nullable(), accuracy: figureSchema.nullable() }),
    z.looseObject({ type: z.literal('checkpoint'), path: z.string().min(1).max(4_000), sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits'), sizeBytes: z.int().min(0) }),
    z.looseObject({ type: z.literal('event'), kind: name, detail: z.unknown().optional() }),
], 'a fact of type evaluation, checkpoint or event');
/** Why steps are missing. */
export const gapSchema = z.looseObject({ reason: reason.min(1) });
/** How a run ends. */
export const endSchema = z.looseObject({
    state: z.enum(END_STATES, `one of ${END_STATES.join(', ')}`),
    reason: reason.nullish(),
    summary: z.looseObject({}).nullish(),
});
/** An object of these fields and no other; what is allowed instead of another is told. */
export function fieldsOf(shape) {
    const names = Object.keys(shape);
    return z.strictObject(shape, { error: ({ code, keys }) => (code === 'unrecognized_keys' ? `one of the fields ${names.join(', ')}${didYouMean(keys[0] ?? '', names)}` : undefined) });
}
/** The first issue of a failed parse, as a person would write it: a misspelt field before the one that is missing for it. */
export function fieldProblem(error, value) {
    const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
    const path = issue === undefined ? [] : pathOf(issue);
    const found = path.reduce(fieldOf, value);
    return { field: path.map(String).join('.'), value: found === undefined ? null : shortJson(found), allowed: issue?.message ?? 'another value' };
}
function pathOf(issue) {
    return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}
function fieldOf(object, key) {
    return typeof object === 'object' && object !== null ? object[key] : undefined;
}
/** A value as JSON, cut after 60 characters. */
export function shortJson(value) {
    const text = JSON.stringify(value);
    return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
/** A field problem as a line. */
export function fieldLine({ field, value, allowed }) {
    return `${field === '' ? 'it' : field} ${value === null ? 'is missing' : `is ${value}`}; allowed: ${allowed}`;
}
//# sourceMappingURL=notes.js.map