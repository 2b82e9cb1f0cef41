import { z } from 'zod';

/** A number; one that is not finite is its word, as in the notes of the ledger. */
const number = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
const text = z.string();
const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));
/** A field that a redacted copy leaves out. */
const hideable = text.nullable().optional();
/** A part for which there is no evidence says why, and what would give it. */
const missing = z.strictObject({ missing: text });

const prediction = z.strictObject({
  record: hideable, pseudonym: text, score: number.nullable(), scoreStep: z.int().nullable(), firstScore: number.nullable(), threshold: number,
  /** Name of the class that score is the probability of, and of the class decided for; absent where the run recorded no names, and where it predicts a number. */
  scoreClass: text.optional(), decidedClass: text.optional(),
  /** How the score decides: of two classes by the threshold, of more the likeliest is decided for, and a predicted number decides nothing; absent in reports from before. */
  decidedBy: z.enum(['threshold', 'likeliest', 'nothing']).optional(),
  policies: z.array(text), label: hideable, protected: hideable, whose: text,
  scores: z.strictObject({ steps: z.array(z.int()), values: z.array(number) }),
});
const run = z.strictObject({
  uuid: text, name: hideable, project: text, state: text, origin: text, startedAt: text.nullable(), endedAt: text.nullable(), attempt: z.int(), steps: z.int(),
  weightsSha256: text.nullable(), specSha256: text.nullable(), scaler: text.nullable(), backend: text.nullable(),
  testLoss: number.nullable(), testAccuracy: number.nullable(),
  /** Of a run that predicts a number, in place of accuracy, the last two in the unit of the target. */
  testR2: number.optional(), testRmse: number.optional(), testMae: number.optional(),
  /** Why it did not come to its end, and when it was last heard of; of a run that did, nothing. */
  stateWhy: hideable,
  spec: text,
  /** What copies leave out of the specification, which has null and how many records there are in their places; reports made before have it in there. */
  specName: hideable, listed: z.array(text).optional(),
  versions: text, seeds: text, dataManifest: text, hardware: hideable,
});
/** One scaling decision as the ledger holds it, and what was found about its effect. */
const decision = z.strictObject({
  layer: text, step: z.int(), effect: number, grade: z.enum(['ESTIMATED', 'MEASURED', 'REFUTED', 'UNAVAILABLE']),
  measuredEffect: number.nullable(), control: number.nullable(), pValue: number.nullable(),
  /** Of the measured effect: what rounding alone makes of it. From version 2 on. */
  measuredLow: number.nullable().optional(), measuredHigh: number.nullable().optional(),
  inputs: z.strictObject({ rawScale: number, scale: number, gradNorm: number, paramNorm: number, updateNorm: number, cosine: number, noise: number }).nullable(),
  proof: z.strictObject({ seq: z.int(), index: z.int(), leaf: text, path: z.array(hex(32)) }).nullable(),
});
const decisions = z.strictObject({
  trace: text, target: text.optional(), method: text, value: number, withoutScaling: number,
  lds: number, ldsLow: number, ldsHigh: number, verdict: text, reason: text.optional(), replays: z.int(), list: z.array(decision),
  /** Decisions drawn by lot that were replayed: what p is held against. */
  controls: z.int().optional(),
});
const coverage = z.strictObject({
  complete: z.boolean(), lastStep: z.int(), gaps: z.array(text), missing: z.array(text), removed: z.array(text), altered: z.int(),
  totalDecisions: z.int().nullable(), shown: z.int(), belowNoise: number.nullable(), effectExplained: number.nullable(),
  /** Whether the estimates add up: their sum, what it has to be to first order, and the change without any scaling, in the unit of what was traced. */
  estimatedSum: number.optional(), firstOrderSum: number.optional(), scalingSum: number.optional(),
});
const incident = z.strictObject({
  incident: z.int(), rule: text, severity: text, layer: text.nullable(), state: text, openedStep: z.int(), closedStep: z.int().nullable(), spread: z.array(text),
  acts: z.array(z.strictObject({ at: text, what: text, by: hideable, reason: hideable })),
});
/** Decisions that were neutralised all at once, as a person named them. */
const neutralisedSet = z.strictObject({
  decisions: text, count: z.int(), estimated: number, grade: z.enum(['ESTIMATED', 'MEASURED', 'REFUTED', 'UNAVAILABLE']), measuredEffect: number.nullable(),
  controls: z.int(), control: number.nullable(), pValue: number.nullable(),
});
const counterfactual = z.strictObject({
  value: number, withoutScaling: number, change: number, replayed: z.int(), bitExact: z.boolean(), maxRelLossError: number, sameWeights: z.boolean().nullable(), control: text,
  sets: z.array(neutralisedSet).optional(),
});
const group = z.strictObject({ attributes: text, group: text, count: z.int(), selectionRate: number, low: number, high: number });
/** A group that public copies do not tell: of them only its attributes. */
const smallGroup = z.strictObject({ attributes: text, group: text.optional(), count: z.int().optional(), selectionRate: number.optional(), low: number.optional(), high: number.optional() });
/** What scaling did to a group: records that have the positive outcome with it alone, and without it alone; their net share with its 95 % interval. */
const groupImpact = z.strictObject({ attributes: text, group: text, count: z.int(), gained: z.int(), lost: z.int(), seedMedian: number, netShare: number, low: number, high: number, pValue: number.nullable(), verdict: text });
const groups = z.strictObject({
  step: z.int(), threshold: number, positive: text, list: z.array(group), gaps: z.array(text), impact: text,
  /** The impact in a sentence, and by groups of those that every copy tells. */
  impactWords: text.optional(), impactGroups: z.array(groupImpact).optional(),
  /** The groups of the impact that public copies do not tell. */
  impactSmall: z.array(groupImpact.partial().required({ attributes: true })).optional(),
  /** Protected attributes with too many values to make groups. */
  ungrouped: z.array(text).optional(),
  /** Records that a group has at least to be told publicly, the groups that are not, and the gaps between these. From version 2 on. */
  leastPublic: z.int().optional(), small: z.array(smallGroup).optional(), smallGaps: z.array(text).optional(),
});
/** A signature under an earlier report on the run: what it binds, and whether that still is so. */
const signature = z.strictObject({
  at: text, by: hideable, role: text, verdict: z.enum(['agrees', 'dissents']), statement: hideable, dissent: hideable, intendedUse: text, expiresAt: text,
  report: text, weights: text.nullable(), evidence: text, state: z.enum(['valid', 'expired', 'void', 'replaced']), why: text.nullable(),
  /** Whether it holds in words; of a dissent whether it stands. */
  standing: text.optional(),
});
/** A wish to release the run, and what came of it: by the policy, or against it by a person. */
const release = z.strictObject({
  at: text, by: hideable, role: text, state: z.enum(['released', 'refused', 'overridden']), reason: hideable, policy: text, policySha256: text, weights: text.nullable(),
  refused: z.array(z.strictObject({ clause: text, why: hideable })),
  /** Of an override: the incident that it opened, who was told of it, and what people did about it. */
  incident: z.int().nullable(), alerted: z.array(text).optional(),
  acts: z.array(z.strictObject({ at: text, what: text, by: hideable, reason: hideable })),
});
/** What people said of a sensitive prediction: where its review stands, and who did what, oldest first. */
const review = z.strictObject({
  state: z.enum(['waiting', 'assigned', 'second-wanted', 'disputed', 'decided']), verdict: z.enum(['agree', 'overturn']).nullable(),
  /** Whether it waits again, because the model decides otherwise than when a person gave a verdict. */
  isMoved: z.boolean(), since: text, decidedAt: text.nullable(),
  acts: z.array(z.strictObject({ at: text, what: text, by: hideable, to: hideable, reason: hideable })),
});
const signOff = z.strictObject({ list: z.array(signature), startedBy: hideable });
/** What the training took by the clock, and what that costs at a stated price and power. Intervals: 95 %, of what another such training on that machine takes. */
const cost = z.strictObject({
  steps: z.int(), seconds: number, secondsLow: number.nullable(), secondsHigh: number.nullable(),
  /** Money an hour, and watts; stated, not measured. */
  pricePerHour: number.nullable(), watts: number.nullable(),
  /** Of the price, as stated. */
  currency: text.optional(),
  money: number.nullable(), moneyLow: number.nullable(), moneyHigh: number.nullable(),
  wattHours: number.nullable(), wattHoursLow: number.nullable(), wattHoursHigh: number.nullable(),
  baseline: z.union([missing, z.strictObject({ comparison: z.int(), at: text, findings: z.array(text) })]),
});
const proofs = z.strictObject({
  state: text, head: text, treeSize: z.int(), anchored: text, anchor: hideable, signers: z.array(text), command: text, assumptions: z.array(text),
});
const article = z.strictObject({ source: text, asks: text, evidence: text, parts: z.array(z.int()) });

/** The eleven parts of a report; a field that is missing in a redacted copy is in its `hidden`. */
export const reportContentSchema = z.strictObject({
  about: z.strictObject({ run: text, subject: z.enum(['run', 'prediction']), record: hideable, madeAt: text, madeBy: hideable, reason: hideable, product: text, claim: text }),
  prediction: z.union([missing, prediction]),
  run,
  decisions: z.union([missing, decisions]),
  coverage,
  alerts: z.union([missing, z.strictObject({ list: z.array(incident), total: z.int(), watched: text.optional() })]),
  counterfactual: z.union([missing, counterfactual]),
  groups: z.union([missing, groups]),
  limits: z.array(text),
  signOff: z.union([missing, signOff]),
  proofs,
  mapping: z.array(article),
  /** Of the run, newest first: part of what people did (5), of the limits (8) and of the sign-off (9). */
  releases: z.array(release).optional(),
  /** Of a sensitive prediction: part of the sign-off (9). Reports made before do not have it. */
  review: review.optional(),
  /** From version 2 on. */
  cost: z.union([missing, cost]).optional(),
});

/** Who may see how much. */
export const REPORT_LEVELS = ['full', 'reviewer', 'public'] as const;

/** A report as a file. */
export const reportSchema = z.strictObject({
  format: z.literal('gradlens-report'),
  /** 2 since it tells cost, intervals of measured effects, sets, which groups are small, and apart what copies leave out of the specification; reports of version 1 verify as before. */
  version: z.union([z.literal(1), z.literal(2)]),
  level: z.enum(REPORT_LEVELS),
  content: reportContentSchema,
  /** JSON pointer of each shown field to its salt. */
  salts: z.record(text, hex(16)),
  /** JSON pointer of each hidden field to its hash. */
  hidden: z.record(text, hex(32)),
  /** The signed note over the root of all fields. */
  signature: text,
});

/** What a report says. */
export type ReportContent = z.infer<typeof reportContentSchema>;
/** A report: what it says, and what proves it. */
export type Report = z.infer<typeof reportSchema>;
/** One of {@link REPORT_LEVELS}. */
export type ReportLevel = (typeof REPORT_LEVELS)[number];
/** A scaling decision as a report shows it. */
export type ReportDecision = z.infer<typeof decision>;
/** A number as a report writes it. */
export type ReportNumber = z.infer<typeof number>;

/** The JSON Schema of reports: docs/report.schema.json. */
export function reportJsonSchema(): object {
  return { ...z.toJSONSchema(reportSchema), title: 'A report of gradlens' };
}

/** A number for a report: one that is not finite becomes its word. */
export function reportNumber(value: number): ReportNumber {
  return Number.isFinite(value) ? value : (String(value) as ReportNumber);
}
