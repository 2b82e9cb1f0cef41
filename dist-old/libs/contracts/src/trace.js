import { z } from 'zod';
import { parseWith } from './parse-with.js';
import { isStorable } from './storable-text.js';
import { controlsFor, MOST_CONTROLS } from './trace-evidence.js';
/** States of a trace. `queued` and `running` are live; the others are final. */
export const TRACE_STATES = ['queued', 'running', 'completed', 'failed', 'cancelled'];
/** What of a prediction is traced: probability of the class, or the predicted number in its unit; log odds of the class; or the loss. */
export const TRACED_OF = ['score', 'logit', 'loss'];
/** What the scaler does while decisions are neutralised: all other scales as recorded; or, also, all later ones as it chooses them then. */
export const TRACED_SCALER = ['held', 'reacting'];
const name = z.string().trim().min(1).max(200).refine(isStorable, 'whole characters, no NUL');
/** What a person asks a trace about: a record, a group, a gap between two groups or a split, and what of it. */
export const traceQuestionSchema = z
    .object({
    /** `test:17`: split and row, from 0. */
    record: z.string().regex(/^(train|test):\d{1,9}$/, 'SPLIT:ROW, as test:17').optional(),
    /** `sex=Female`: all records of the test split with this value of a protected attribute. */
    group: name.regex(/^[^=]+=/, 'ATTRIBUTE=VALUE').optional(),
    /** `sex=Female vs sex=Male`: mean of the one group − mean of the other; without `vs` the other is all other test records. */
    gap: name.regex(/^[^=]+=/, 'ATTRIBUTE=VALUE vs ATTRIBUTE=VALUE, or ATTRIBUTE=VALUE against all others').optional(),
    /** The mean over a whole split. */
    split: z.enum(['train', 'test']).optional(),
    of: z.enum(TRACED_OF).default('score'),
    /** Name of the class; the last one (the positive one of two) without it. */
    className: name.optional(),
})
    .refine(({ record, group, gap, split }) => [record, group, gap, split].filter((one) => one !== undefined).length === 1, { path: ['record'], message: 'exactly one of record, group, gap and split' });
/** How much is replayed, and by which dice. */
export const traceEffortSchema = z.object({
    /** Decisions shown, the largest first. */
    top: z.int().min(1).max(10_000).default(10),
    /** The first so many of them are replayed. */
    verify: z.int().min(0).max(1000).default(3),
    /** Single decisions drawn by lot to replay: what chance gives, and how far single estimates hold. As many as what is tested needs ({@link controlsFor}), unless given. */
    controls: z.int().min(0).max(MOST_CONTROLS).optional(),
    /** Random sets of decisions to replay, for the decision-LDS. */
    sets: z.int().min(0).max(1000).default(60),
    /** `reacting`: what is verified is replayed once more with the scaler reacting. */
    scaler: z.enum(TRACED_SCALER).default('held'),
    /** Sets of decisions that are replayed neutralised, as a person names them: `dense2@100-199`, `dense2`, `incident:1`, `guard:clamp`, `*`. */
    without: z.array(name).max(8).default([]),
    /** Of the lots. */
    seed: z.int().min(0).max(2 ** 31 - 1).default(0),
}).transform(({ controls, ...effort }) => ({ ...effort, controls: controls ?? controlsFor(effort) }));
/**
 * Validates a question.
 *
 * @param path what precedes the field's name in the error: "input.".
 * @throws InputError naming the first wrong field, its value and what is allowed.
 */
export function parseTraceQuestion(document, path = '') {
    return parseWith(traceQuestionSchema, document, { prefix: path });
}
/** Validates an effort, defaults filled in. @throws InputError naming the first wrong field. */
export function parseTraceEffort(document, path = '') {
    return parseWith(traceEffortSchema, document, { prefix: path });
}
//# sourceMappingURL=trace.js.map