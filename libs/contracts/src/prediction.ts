import { z } from 'zod';

/** Policies by which a prediction is sensitive: DESIGN.md, section 6. */
export const SENSITIVITY_POLICIES = ['listed', 'protected', 'borderline', 'flips'] as const;

/** One of {@link SENSITIVITY_POLICIES}. */
export type SensitivityPolicy = (typeof SENSITIVITY_POLICIES)[number];

const place = z.int().min(0).max(1_000_000);
const count = z.int().min(0);

/** What one policy of a run said at one recording. */
const policyFindingSchema = z.object({
  policy: z.enum(SENSITIVITY_POLICIES),
  /** The attribute that is changed, of `flips`; empty otherwise. */
  attribute: z.string(),
  /** Records that it was asked about, those that it is true of, and how many of these are kept. */
  looked: count,
  matching: count,
  kept: count,
  /** Places of the kept ones that it is true of; of one that holds for good only those that are new. */
  places: z.array(place),
  /** Whether it is true of a record for good: `listed`, `protected`. */
  lasting: z.boolean(),
});

/** What one policy of a run said at one recording. */
export type PolicyFinding = z.infer<typeof policyFindingSchema>;

/** The scores of the kept predictions after some step, as a fact of the ledger. */
export const predictionsFactSchema = z.object({
  type: z.literal('predictions'),
  threshold: z.number(),
  /** Place of the first of `added`; places count from 0 in the order in which records were kept, and never change. */
  first: place,
  added: z.array(z.object({ record: z.string(), pseudonym: z.string() })),
  /** Score of each place: base64 of little-endian float32. */
  scores: z.base64(),
  /** Index of the class decided for at each place; only with more than two classes. */
  decided: z.array(z.int().min(0).max(32_767)).optional(),
  /** Names of the classes, of two the positive one last: in the first recording of an attempt, unless a number is predicted. Ledgers from before have none. */
  classNames: z.array(z.string()).min(2).max(32_768).optional(),
  policies: z.array(policyFindingSchema),
});

/** The scores of the kept predictions after some step. */
export type PredictionsFact = z.infer<typeof predictionsFactSchema>;

/** Counts of one group: what its rates are made of. Unit: records. */
const groupCountsSchema = z.object({ group: z.array(z.string()), count, positives: count, selected: count, hits: count });

/** Counts of one group: records, those of the positive class, those given it, and those of both. */
export type GroupCounts = z.infer<typeof groupCountsSchema>;

const figure = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);

/** Counts of the groups of an attribute, or of an intersection, on the test split after some step, as a fact of the ledger. */
export const groupsFactSchema = z.object({
  type: z.literal('groups'),
  attributes: z.array(z.string()).min(1),
  threshold: z.number(),
  /** Name of the positive class. */
  positive: z.string(),
  groups: z.array(groupCountsSchema),
  /** 95 % bootstrap intervals of the gaps; at the end of a run. */
  ci95: z.record(z.string(), z.tuple([figure, figure])).optional(),
});

/** Counts of the groups of an attribute, or of an intersection. */
export type GroupsFact = z.infer<typeof groupsFactSchema>;

/** Scores as a fact carries them. */
export function packScores(scores: Float32Array): string {
  const bytes = Buffer.alloc(4 * scores.length);
  scores.forEach((score, i) => bytes.writeFloatLE(score, 4 * i));
  return bytes.toString('base64');
}

/** Undoes {@link packScores}. */
export function unpackScores(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readFloatLE(4 * i));
}
