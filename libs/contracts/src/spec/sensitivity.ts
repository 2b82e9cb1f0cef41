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
export type SensitivitySpec = z.infer<typeof sensitivitySchema>;

/** Whether a run is marked sensitive: its spec, in whatever form it is stored, names a policy. */
export function isSensitiveRun(spec: unknown): boolean {
  const policies = typeof spec === 'object' && spec !== null && 'sensitivity' in spec ? spec.sensitivity : [];
  return Array.isArray(policies) && policies.length > 0;
}
