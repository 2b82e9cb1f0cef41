import { z } from 'zod';

import type { EvidenceGrade, TraceVerdict } from './evidence-grade.js';
import { parseWith } from './parse-with.js';
import type { ReplayFidelity } from './replay-fidelity.js';
import { isStorable } from './storable-text.js';
import { controlsFor, MOST_CONTROLS } from './trace-evidence.js';

/** States of a trace. `queued` and `running` are live; the others are final. */
export const TRACE_STATES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;

/** One of {@link TRACE_STATES}. */
export type TraceState = (typeof TRACE_STATES)[number];

/** What of a prediction is traced: probability of the class, or the predicted number in its unit; log odds of the class; or the loss. */
export const TRACED_OF = ['score', 'logit', 'loss'] as const;

/** What the scaler does while decisions are neutralised: all other scales as recorded; or, also, all later ones as it chooses them then. */
export const TRACED_SCALER = ['held', 'reacting'] as const;

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

/** A validated question. */
export type TraceQuestion = z.infer<typeof traceQuestionSchema>;

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

/** A validated effort. */
export type TraceEffort = z.infer<typeof traceEffortSchema>;

/** One decision of a trace. */
export interface TracedDecision {
  readonly layer: string;
  readonly step: number;
  readonly scale: number;
  /** Estimated target with the decision neutralised − target as it is. */
  readonly effect: number;
  readonly grade: EvidenceGrade;
  readonly measuredEffect: number | null;
  /** Replayed effect with the scaler reacting; null where that was not asked, absent in traces made before it could be. */
  readonly reactingEffect?: number | null;
  /** Largest |effect| of the controls; null where it was not replayed. */
  readonly control: number | null;
  /** Whether it stands out of what decisions of this run do anyway: against the controls and against the tail of all, adjusted for the number replayed. */
  readonly pValue: number | null;
}

/** A decision that was drawn by lot and replayed neutralised: what chance gives, and how far single estimates hold. */
export interface DrawnDecision extends Pick<TracedDecision, 'layer' | 'step' | 'scale' | 'effect'> {
  readonly measuredEffect: number;
}

/** A record that a set of decisions moved. */
export interface MovedRecord {
  /** `test:17`. */
  readonly record: string;
  /** Score of the class as it is, and with the decisions neutralised. */
  readonly score: number;
  readonly without: number;
  /** Whether the predicted class changes. */
  readonly flips: boolean;
}

/** What neutralising some decisions does to all records of the test split. Intervals: 95 %, bootstrap over records. */
export interface MovedRecords {
  readonly className: string;
  readonly records: number;
  readonly flips: number;
  readonly flipShareCi95: readonly [number, number];
  /** Mean |change of the score| over all records. */
  readonly meanChange: number;
  readonly meanChangeCi95: readonly [number, number];
  /** The most moved, the largest change first. */
  readonly moved: readonly MovedRecord[];
}

/** A set of decisions that was asked for by name, replayed with all of them neutralised. */
export interface TracedSet extends MovedRecords {
  /** As it was asked for. */
  readonly decisions: string;
  /** Decisions of it, those with scale 1 included. */
  readonly count: number;
  /** Of these, decisions that were taken out: those with a scale other than 1 and an estimate; absent in traces made before it was told. */
  readonly neutralised?: number;
  /** Sum of the estimated effects. */
  readonly estimated: number;
  /** UNAVAILABLE: none of its decisions has a scale other than 1. */
  readonly grade: EvidenceGrade;
  readonly measuredEffect: number | null;
  /** Random sets of its size that were replayed, and their largest |effect|; null where there are none: all decisions are no random set. */
  readonly controls: number;
  readonly control: number | null;
  /** Replayed effect of each of them; absent in traces made before these were kept. */
  readonly controlEffects?: readonly number[];
  /** Against these controls, Holm over the sets of the trace. */
  readonly pValue: number | null;
}

/** How far the estimates of one trace can be trusted; NaN where a figure could not be had. */
export interface TraceQualityFigures {
  /** Decision-LDS: Spearman between estimated and replayed effects of random sets of decisions. */
  readonly lds: number;
  /** The same over single decisions drawn by lot. */
  readonly looSpearman: number;
  /** Share of single decisions whose replayed effect has the estimated sign, of those above the noise floor. */
  readonly signAgreement: number;
  /** Single decisions and sets that were replayed; of the single ones, those above the noise floor (absent in traces made before it was told). */
  readonly n: { readonly single: number; readonly sets: number; readonly aboveNoise?: number };
  /** 95 % bootstrap interval of `lds`. */
  readonly ci: readonly [number, number];
  /** 95 % bootstrap interval of `looSpearman`, over decisions; this and the next two are absent in traces made before they were told. */
  readonly looSpearmanCi?: readonly [number, number];
  /** 95 % Wilson interval of `signAgreement`. */
  readonly signAgreementCi?: readonly [number, number];
  /** Why the verdict is what it is, in words. */
  readonly reason?: string;
  /** Share of single decisions whose replayed effect is within the noise floor. */
  readonly belowNoise: number;
  readonly verdict: TraceVerdict;
}

/** Whether the estimates of all decisions add up to what scaling did. Unit: that of the target; shares are dimensionless, NaN where there is nothing to compare. */
export interface TraceCompleteness {
  /** Sum of the estimated effects. */
  readonly estimated: number;
  /** Decisions without an estimate: their scale was 0 or not finite. */
  readonly leftOut: number;
  /** Scaling never on: target with every scale at 1 − target as it is, by replay. */
  readonly measured: number;
  /** measured − estimated: what decisions do together and by being large, which no first order holds. */
  readonly residual: number;
  /** |residual| / |measured|. */
  readonly residualShare: number;
  /** What the sum has to be to the first order, exactly: slope of the target on the way from the recorded scales to 1, by replays a little way along it and back. */
  readonly firstOrder: number;
  /** firstOrder − estimated: the error of the estimates themselves. */
  readonly firstOrderResidual: number;
  /** |firstOrderResidual| / |firstOrder|. */
  readonly firstOrderShare: number;
}

/** What a trace found: the fields of `gradlens trace --json`. */
export interface TraceResult {
  /** uuid of the run. */
  readonly run: string;
  /** The target in words. */
  readonly target: string;
  /** The target as it is, and with every scale of the run neutralised. */
  readonly value: number;
  readonly withoutScaling: number;
  readonly quality: TraceQualityFigures;
  /** Absent in traces made before it was checked. */
  readonly completeness?: TraceCompleteness;
  readonly decisions: readonly TracedDecision[];
  /** Single decisions that were drawn by lot, in the order of the lot: the controls of `decisions`; absent in traces made before each was kept. */
  readonly drawn?: readonly DrawnDecision[];
  /** Sets that were asked for by name; absent in traces made before they could be. */
  readonly without?: readonly TracedSet[];
  readonly fidelity: ReplayFidelity & Required<Pick<ReplayFidelity, 'maxRelLossError' | 'firstDivergence'>>;
  /** ‖∂f/∂log s‖: below 1 in the smooth regime; beyond, estimates cannot be trusted. */
  readonly metagradientNorm: number;
  /** What rounding alone changes in the target. */
  readonly noiseFloor: number;
  /** Relative error of the Hessian products under the estimate. */
  readonly hessianError: number;
  readonly totalDecisions: number;
  readonly seed: number;
  readonly seconds: number;
  readonly trainingSeconds: number;
}

/**
 * Validates a question.
 *
 * @param path what precedes the field's name in the error: "input.".
 * @throws InputError naming the first wrong field, its value and what is allowed.
 */
export function parseTraceQuestion(document: unknown, path = ''): TraceQuestion {
  return parseWith(traceQuestionSchema, document, { prefix: path });
}

/** Validates an effort, defaults filled in. @throws InputError naming the first wrong field. */
export function parseTraceEffort(document: unknown, path = ''): TraceEffort {
  return parseWith(traceEffortSchema, document, { prefix: path });
}
