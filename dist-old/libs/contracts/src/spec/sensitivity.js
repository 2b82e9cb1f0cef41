import { z } from 'zod';
/** When a prediction counts as sensitive; see DESIGN.md section 6. A run may name several. */
export const sensitivitySchema = z.discriminatedUnion('policy', [
    /** Registered by a person: zero-based rows of a split, "test:17". */
    z.strictObject({
        policy: z.literal('listed'),
        records: z.array(z.string().regex(/^(train|test):\d+$/, 'a record like "test:17"')).min(1).max(10_000),
    }),
    /** The data concern people and the record carries a protected attribute. */
    z.strictObject({ policy: z.literal('protected'), attributes: z.array(z.string().min(1)).min(1).optional() }),
    /** |score − threshold| < margin. */
    z.strictObject({
        policy: z.literal('borderline'),
        threshold: z.number().gt(0).lt(1).default(0.5),
        margin: z.number().gt(0).lt(1).default(0.05),
    }),
    /** The decision changes when only this protected attribute is changed. */
    z.strictObject({ policy: z.literal('flips'), attribute: z.string().min(1) }),
]);
/** Whether a run is marked sensitive: its spec, in whatever form it is stored, names a policy. */
export function isSensitiveRun(spec) {
    const policies = typeof spec === 'object' && spec !== null && 'sensitivity' in spec ? spec.sensitivity : [];
    return Array.isArray(policies) && policies.length > 0;
}
/** Records kept, unless the spec says otherwise. */
const MOST_PREDICTIONS = 500;
/** How the predictions of a sensitive run are recorded while it trains; may be left out, and then is no part of the spec's hash. */
export const predictionsSchema = z.strictObject({
    /** Steps between two recordings of their scores and of the group metrics; `evaluateEvery` by default. The end is always recorded. */
    everySteps: z.int().min(1).max(100_000_000).optional(),
    /** At most so many records that policies other than `listed` find are kept, shared equally between these policies. */
    most: z.int().min(1).max(5000).default(MOST_PREDICTIONS),
});
/** What is recorded of the predictions of a run; null when its spec names neither a policy nor how to record. */
export function predictionsOf({ sensitivity, predictions, evaluateEvery }) {
    if (sensitivity.length === 0 && predictions === undefined)
        return null;
    const { everySteps = evaluateEvery, most = MOST_PREDICTIONS } = predictions ?? {};
    return { everySteps, most, threshold: sensitivity.find((each) => each.policy === 'borderline')?.threshold ?? 0.5 };
}
//# sourceMappingURL=sensitivity.js.map