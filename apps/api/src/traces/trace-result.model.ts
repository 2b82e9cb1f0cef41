import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { EvidenceGrade, TraceVerdict, TracedDecision as TracedDecisionRow } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats } from '../common/packed.js';
import { TraceCompletenessModel } from './trace-completeness.model.js';
import { EvidenceGradeEnum } from './evidence-grade.model.js';
import { TracedSetModel } from './traced-set.model.js';

/** Verdicts, GraphQL name to stored value. */
export const TraceVerdictEnum = { RELIABLE: 'reliable', INDICATIVE: 'indicative', NOT_ENOUGH_EVIDENCE: 'not enough evidence', DO_NOT_RELY: 'do not rely on the estimate' } as const satisfies Record<string, TraceVerdict>;
registerEnumType(TraceVerdictEnum, {
  name: 'TraceVerdict',
  description: 'How far the estimates of a trace can be trusted.',
  valuesMap: {
    RELIABLE: { description: 'The lower ends of the 95 % intervals of LDS, rank of single decisions and signs are all 0.9 or more.' },
    INDICATIVE: { description: 'All are 0.6 or more.' },
    NOT_ENOUGH_EVIDENCE: { description: 'Fewer than 20 single decisions above the noise or 24 sets were replayed, or the intervals are too wide to tell: only replayed effects count.' },
    DO_NOT_RELY: { description: 'A figure is below 0.6 or unknown, or more than half of the single effects are within the noise: only replayed effects count.' },
  },
});

/** How far the estimates can be trusted. */
@ObjectType({ description: 'How far the estimates of this very trace can be trusted: estimated effects compared with replayed ones.' })
export class TraceQuality {
  @Field(() => TraceVerdictEnum, { description: 'The verdict.' })
  verdict!: TraceVerdict;

  @Field(() => String, { description: 'The verdict in words: reliable, indicative, not enough evidence, do not rely on the estimate.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'Why it is that, in words; null in traces made before that was told.' })
  reason!: string | null;

  @Field(() => MeasuredNumber, { description: 'Decision-LDS: Spearman between estimated and replayed effects of random sets of decisions, −1 to 1. Dimensionless.' })
  lds!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Lower end of the 95 % bootstrap interval of lds.' })
  ldsLow!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Upper end of the 95 % bootstrap interval of lds.' })
  ldsHigh!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'The same rank correlation over single decisions drawn by lot.' })
  looSpearman!: MeasuredNumber;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of the 95 % bootstrap interval of looSpearman, over decisions; this and the other ends are null in traces made before they were told.' })
  looSpearmanLow!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Its upper end.' })
  looSpearmanHigh!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { description: 'Share of single decisions whose replayed effect has the estimated sign, 0 to 1.' })
  signAgreement!: MeasuredNumber;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of the 95 % Wilson interval of signAgreement.' })
  signAgreementLow!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Its upper end.' })
  signAgreementHigh!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { description: 'Share of single decisions whose replayed effect is within the noise, 0 to 1; left out of the two above.' })
  belowNoise!: MeasuredNumber;

  @Field(() => Int, { description: 'Single decisions that were replayed.' })
  single!: number;

  @Field(() => Int, { description: 'Random sets that were replayed.' })
  sets!: number;
}

/** How exactly the run could be executed again. */
@ObjectType({ description: 'Replay fidelity: how exactly the unaltered run could be executed again.' })
export class TraceFidelity {
  @Field(() => String, { description: 'How exactly, in words that say no more than was compared.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'What is wrong with the ledger or the replay, in words: to be told before any effect. Null where what was compared is as recorded.' })
  problem!: string | null;

  @Field(() => Int, { nullable: true, description: 'Steps that were compared with the ledger; null in traces made before that was told.' })
  comparedSteps!: number | null;

  @Field(() => Int, { nullable: true, description: 'Executed steps that the ledger does not hold, or not any more.' })
  missingSteps!: number | null;

  @Field(() => Boolean, { description: 'Whether every number that was compared was reproduced bit for bit, and some were compared.' })
  bitExact!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the weights at the end are the recorded ones; null where none were recorded.' })
  sameWeights!: boolean | null;

  @Field(() => MeasuredNumber, { description: 'Largest relative error of a loss.' })
  maxRelLossError!: MeasuredNumber;

  @Field(() => Int, { nullable: true, description: 'First step that was not reproduced; null when all were.' })
  divergedAtStep!: number | null;

  @Field(() => String, { nullable: true, description: 'Layer that was not reproduced first; null when it was the loss, or nothing.' })
  divergedLayer!: string | null;
}

/** Single decisions drawn by lot. */
@ObjectType({ description: 'Single decisions that were drawn by lot and replayed neutralised, in the order of the lot: what chance gives, and how far single estimates hold.' })
export class DrawnDecisions {
  @Field(() => [String], { description: 'Name of the layer of each.' })
  layers!: readonly string[];

  @Field(() => [Int], { description: 'Step of each, from 0.' })
  steps!: readonly number[];

  @Field(() => PackedFloats, { description: 'Estimated target with each at scale 1 − target as it is, packed.' })
  effects!: PackedFloats;

  @Field(() => PackedFloats, { description: 'The same by replay, packed.' })
  measuredEffects!: PackedFloats;
}

/** What a trace found. */
@ObjectType('TraceResult', { description: 'What a trace found.' })
export class TraceResultModel {
  /** All decisions that are listed, the largest effect first; paged by the resolver. */
  listed!: readonly TracedDecisionRow[];
  runUuid!: string;
  traceUuid!: string;
  steps!: number;
  layerNames!: readonly string[];

  @Field(() => String, { description: 'The target in words.' })
  target!: string;

  @Field(() => MeasuredNumber, { description: 'The target as it is.' })
  value!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'The target with every scale of the run at 1, replayed.' })
  withoutScaling!: MeasuredNumber;

  @Field(() => TraceQuality, { description: 'How far the estimates can be trusted.' })
  quality!: TraceQuality;

  @Field(() => TraceCompletenessModel, { nullable: true, description: 'Whether the estimates of all decisions add up to what scaling did; null in traces made before that was checked.' })
  completeness!: TraceCompletenessModel | null;

  @Field(() => TraceFidelity, { description: 'How exactly the run could be executed again.' })
  fidelity!: TraceFidelity;

  @Field(() => DrawnDecisions, { nullable: true, description: 'The single decisions that were drawn by lot and replayed; null in traces made before each was kept.' })
  drawn!: DrawnDecisions | null;

  @Field(() => [TracedSetModel], { description: 'Sets of decisions that were asked for by name (effort.without), in that order.' })
  without!: readonly TracedSetModel[];

  @Field(() => MeasuredNumber, { description: '‖∂target/∂log scale‖ over all decisions: below 1 in the smooth regime; far above, no estimate can be trusted.' })
  metagradientNorm!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'What rounding alone changes in the target.' })
  noiseFloor!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Relative error of the Hessian products under the estimate.' })
  hessianError!: MeasuredNumber;

  @Field(() => Float, { description: 'Decisions whose effect was estimated. A whole number.' })
  totalDecisions!: number;

  @Field(() => Float, { description: 'What the trace took. Unit: seconds.' })
  seconds!: number;

  @Field(() => Float, { description: 'Of these, what executing the run once took. Unit: seconds.' })
  trainingSeconds!: number;

  @Field(() => String, { nullable: true, description: 'Why the effects of all decisions are not stored; null where they are.' })
  effectsLeftOut!: string | null;
}

/** The estimated effect of every decision. */
@ObjectType({ description: 'The estimated effect of every decision, packed: [steps × layers], row by row.' })
export class TraceEffects {
  @Field(() => Int, { description: 'Number of steps, from step 0 on.' })
  steps!: number;

  @Field(() => [String], { description: 'Names of the layers, in the order of the columns.' })
  layers!: readonly string[];

  @Field(() => PackedFloats, { description: 'Estimated target with the decision neutralised − target as it is. NaN where the scale was 0 or not finite.' })
  values!: PackedFloats;
}

/** One decision of a trace. */
@ObjectType('TracedDecision', { description: 'A decision and what it did to the prediction.' })
export class TracedDecisionModel {
  /** For the field `decision`. */
  runUuid!: string;

  @Field(() => String, { description: 'Name of the layer.' })
  layer!: string;

  @Field(() => Int, { description: 'The step, from 0.' })
  step!: number;

  @Field(() => MeasuredNumber, { description: 'The recorded scale. Dimensionless.' })
  scale!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Estimated target with the decision at scale 1 − target as it is.' })
  effect!: MeasuredNumber;

  @Field(() => EvidenceGradeEnum, { description: 'How sure that is.' })
  grade!: EvidenceGrade;

  @Field(() => MeasuredNumber, { nullable: true, description: 'The same by replay; null where it was not replayed.' })
  measuredEffect!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'The replayed effect with the scaler reacting: all later scales as it chooses them then. Null where that was not asked.' })
  reactingEffect!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Largest |effect| of the decisions drawn by lot; null where it was not replayed.' })
  control!: MeasuredNumber | null;

  @Field(() => Float, { nullable: true, description: 'Whether it stands out of what decisions of this run do anyway: the larger of the p-value against decisions drawn by lot and of that for standing out of the tail of all effects, both adjusted for the number replayed. Null where it was not replayed.' })
  pValue!: number | null;
}

/** A traced decision and its place in the list. */
@ObjectType({ description: 'A traced decision and its place in the list.' })
export class TracedDecisionEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => TracedDecisionModel, { description: 'The decision.' })
  node!: TracedDecisionModel;
}

/** A page of traced decisions. */
@ObjectType({ description: 'A page of traced decisions, the largest estimated effect first.' })
export class TracedDecisionConnection extends CountedConnection {
  @Field(() => [TracedDecisionEdge], { description: 'The decisions of the page.' })
  edges!: readonly TracedDecisionEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
