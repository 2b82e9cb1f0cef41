import { createHash } from 'node:crypto';

import { IMPACT_FINDINGS, InputError, messageOf, parseWith } from '#libs/contracts';
import { parse } from 'yaml';
import { z } from 'zod';

const count = z.int().min(0).max(1000);

/** What has to hold before a run may be released. Each clause has a default; `{}` is the policy that gradlens comes with. */
const releasePolicySchema = z.strictObject({
  name: z.string().trim().min(1).max(100).default('default'),
  ledger: z.strictObject({
    /** Every step is recorded or signed as a gap that was filled. */
    complete: z.boolean().default(true),
    /** Whether heads must have been exported to an anchor. */
    anchored: z.boolean().default(false),
  }).prefault({}),
  /** Open critical incidents, at most. */
  incidents: z.strictObject({ openCritical: count.default(0) }).prefault({}),
  /** The run was executed again as recorded, by a trace or an impact. */
  replay: z.strictObject({ required: z.boolean().default(true), maxRelLossError: z.number().min(0).max(1).default(0.001) }).prefault({}),
  /** What scaling did to everybody: verdicts that pass. What could find nothing passes by no policy. */
  impact: z.strictObject({ required: z.boolean().default(true), allow: z.array(z.enum(IMPACT_FINDINGS)).min(1).default(['no more than seed noise', 'systematic, but smaller than seed noise']) }).prefault({}),
  /** A stored report on the run, no older than this. */
  report: z.strictObject({ required: z.boolean().default(true), maxAgeDays: z.int().min(1).max(3650).default(90) }).prefault({}),
  signatures: z.strictObject({
    /** People who must have signed, none of whom started the run. */
    count: count.default(1),
    /** The same for runs that are marked sensitive. */
    sensitive: count.default(2),
    /** Whether a dissent that stands refuses the release. */
    dissentRefuses: z.boolean().default(true),
    /** Only signatures for this intended use count; null: whatever use was signed last. */
    intendedUse: z.string().trim().min(1).max(500).nullable().default(null),
  }).prefault({}),
});

/** A validated policy. */
export type ReleasePolicy = z.infer<typeof releasePolicySchema>;

/** Reads a policy from YAML. @throws InputError naming the first wrong field. */
export function parseReleasePolicy(text: string, source: string): ReleasePolicy {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new InputError({ source, path: 'policy', value: messageOf(error).split('\n')[0] ?? '', allowed: 'YAML' });
  }
  return parseWith(releasePolicySchema, document ?? {}, { source });
}

/** The policy that gradlens comes with. */
export const DEFAULT_RELEASE_POLICY: ReleasePolicy = releasePolicySchema.parse({});

/** SHA-256, in hex, of a policy: which one a release was judged by. */
export function policyHash(policy: ReleasePolicy): string {
  return createHash('sha256').update(JSON.stringify(policy)).digest('hex');
}
