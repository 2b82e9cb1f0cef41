var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats } from '../common/packed.js';
import { TraceCompletenessModel } from './trace-completeness.model.js';
import { EvidenceGradeEnum } from './evidence-grade.model.js';
import { TracedSetModel } from './traced-set.model.js';
/** Verdicts, GraphQL name to stored value. */
export const TraceVerdictEnum = { RELIABLE: 'reliable', INDICATIVE: 'indicative', NOT_ENOUGH_EVIDENCE: 'not enough evidence', DO_NOT_RELY: 'do not rely on the estimate' };
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
let TraceQuality = class TraceQuality {
    verdict;
    words;
    reason;
    lds;
    ldsLow;
    ldsHigh;
    looSpearman;
    looSpearmanLow;
    looSpearmanHigh;
    signAgreement;
    signAgreementLow;
    signAgreementHigh;
    belowNoise;
    single;
    sets;
};
__decorate([
    Field(() => TraceVerdictEnum, { description: 'The verdict.' }),
    __metadata("design:type", String)
], TraceQuality.prototype, "verdict", void 0);
__decorate([
    Field(() => String, { description: 'The verdict in words: reliable, indicative, not enough evidence, do not rely on the estimate.' }),
    __metadata("design:type", String)
], TraceQuality.prototype, "words", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it is that, in words; null in traces made before that was told.' }),
    __metadata("design:type", Object)
], TraceQuality.prototype, "reason", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Decision-LDS: Spearman between estimated and replayed effects of random sets of decisions, −1 to 1. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], TraceQuality.prototype, "lds", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Lower end of the 95 % bootstrap interval of lds.' }),
    __metadata("design:type", MeasuredNumber)
], TraceQuality.prototype, "ldsLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Upper end of the 95 % bootstrap interval of lds.' }),
    __metadata("design:type", MeasuredNumber)
], TraceQuality.prototype, "ldsHigh", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The same rank correlation over single decisions drawn by lot.' }),
    __metadata("design:type", MeasuredNumber)
], TraceQuality.prototype, "looSpearman", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of the 95 % bootstrap interval of looSpearman, over decisions; this and the other ends are null in traces made before they were told.' }),
    __metadata("design:type", Object)
], TraceQuality.prototype, "looSpearmanLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Its upper end.' }),
    __metadata("design:type", Object)
], TraceQuality.prototype, "looSpearmanHigh", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Share of single decisions whose replayed effect has the estimated sign, 0 to 1.' }),
    __metadata("design:type", MeasuredNumber)
], TraceQuality.prototype, "signAgreement", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of the 95 % Wilson interval of signAgreement.' }),
    __metadata("design:type", Object)
], TraceQuality.prototype, "signAgreementLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Its upper end.' }),
    __metadata("design:type", Object)
], TraceQuality.prototype, "signAgreementHigh", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Share of single decisions whose replayed effect is within the noise, 0 to 1; left out of the two above.' }),
    __metadata("design:type", MeasuredNumber)
], TraceQuality.prototype, "belowNoise", void 0);
__decorate([
    Field(() => Int, { description: 'Single decisions that were replayed.' }),
    __metadata("design:type", Number)
], TraceQuality.prototype, "single", void 0);
__decorate([
    Field(() => Int, { description: 'Random sets that were replayed.' }),
    __metadata("design:type", Number)
], TraceQuality.prototype, "sets", void 0);
TraceQuality = __decorate([
    ObjectType({ description: 'How far the estimates of this very trace can be trusted: estimated effects compared with replayed ones.' })
], TraceQuality);
export { TraceQuality };
/** How exactly the run could be executed again. */
let TraceFidelity = class TraceFidelity {
    words;
    problem;
    comparedSteps;
    missingSteps;
    bitExact;
    sameWeights;
    maxRelLossError;
    divergedAtStep;
    divergedLayer;
};
__decorate([
    Field(() => String, { description: 'How exactly, in words that say no more than was compared.' }),
    __metadata("design:type", String)
], TraceFidelity.prototype, "words", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What is wrong with the ledger or the replay, in words: to be told before any effect. Null where what was compared is as recorded.' }),
    __metadata("design:type", Object)
], TraceFidelity.prototype, "problem", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Steps that were compared with the ledger; null in traces made before that was told.' }),
    __metadata("design:type", Object)
], TraceFidelity.prototype, "comparedSteps", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Executed steps that the ledger does not hold, or not any more.' }),
    __metadata("design:type", Object)
], TraceFidelity.prototype, "missingSteps", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether every number that was compared was reproduced bit for bit, and some were compared.' }),
    __metadata("design:type", Boolean)
], TraceFidelity.prototype, "bitExact", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Whether the weights at the end are the recorded ones; null where none were recorded.' }),
    __metadata("design:type", Object)
], TraceFidelity.prototype, "sameWeights", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Largest relative error of a loss.' }),
    __metadata("design:type", MeasuredNumber)
], TraceFidelity.prototype, "maxRelLossError", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'First step that was not reproduced; null when all were.' }),
    __metadata("design:type", Object)
], TraceFidelity.prototype, "divergedAtStep", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Layer that was not reproduced first; null when it was the loss, or nothing.' }),
    __metadata("design:type", Object)
], TraceFidelity.prototype, "divergedLayer", void 0);
TraceFidelity = __decorate([
    ObjectType({ description: 'Replay fidelity: how exactly the unaltered run could be executed again.' })
], TraceFidelity);
export { TraceFidelity };
/** Single decisions drawn by lot. */
let DrawnDecisions = class DrawnDecisions {
    layers;
    steps;
    effects;
    measuredEffects;
};
__decorate([
    Field(() => [String], { description: 'Name of the layer of each.' }),
    __metadata("design:type", Array)
], DrawnDecisions.prototype, "layers", void 0);
__decorate([
    Field(() => [Int], { description: 'Step of each, from 0.' }),
    __metadata("design:type", Array)
], DrawnDecisions.prototype, "steps", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Estimated target with each at scale 1 − target as it is, packed.' }),
    __metadata("design:type", PackedFloats)
], DrawnDecisions.prototype, "effects", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'The same by replay, packed.' }),
    __metadata("design:type", PackedFloats)
], DrawnDecisions.prototype, "measuredEffects", void 0);
DrawnDecisions = __decorate([
    ObjectType({ description: 'Single decisions that were drawn by lot and replayed neutralised, in the order of the lot: what chance gives, and how far single estimates hold.' })
], DrawnDecisions);
export { DrawnDecisions };
/** What a trace found. */
let TraceResultModel = class TraceResultModel {
    /** All decisions that are listed, the largest effect first; paged by the resolver. */
    listed;
    runUuid;
    traceUuid;
    steps;
    layerNames;
    target;
    value;
    withoutScaling;
    quality;
    completeness;
    fidelity;
    drawn;
    without;
    metagradientNorm;
    noiseFloor;
    hessianError;
    totalDecisions;
    seconds;
    trainingSeconds;
    effectsLeftOut;
};
__decorate([
    Field(() => String, { description: 'The target in words.' }),
    __metadata("design:type", String)
], TraceResultModel.prototype, "target", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The target as it is.' }),
    __metadata("design:type", MeasuredNumber)
], TraceResultModel.prototype, "value", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The target with every scale of the run at 1, replayed.' }),
    __metadata("design:type", MeasuredNumber)
], TraceResultModel.prototype, "withoutScaling", void 0);
__decorate([
    Field(() => TraceQuality, { description: 'How far the estimates can be trusted.' }),
    __metadata("design:type", TraceQuality)
], TraceResultModel.prototype, "quality", void 0);
__decorate([
    Field(() => TraceCompletenessModel, { nullable: true, description: 'Whether the estimates of all decisions add up to what scaling did; null in traces made before that was checked.' }),
    __metadata("design:type", Object)
], TraceResultModel.prototype, "completeness", void 0);
__decorate([
    Field(() => TraceFidelity, { description: 'How exactly the run could be executed again.' }),
    __metadata("design:type", TraceFidelity)
], TraceResultModel.prototype, "fidelity", void 0);
__decorate([
    Field(() => DrawnDecisions, { nullable: true, description: 'The single decisions that were drawn by lot and replayed; null in traces made before each was kept.' }),
    __metadata("design:type", Object)
], TraceResultModel.prototype, "drawn", void 0);
__decorate([
    Field(() => [TracedSetModel], { description: 'Sets of decisions that were asked for by name (effort.without), in that order.' }),
    __metadata("design:type", Array)
], TraceResultModel.prototype, "without", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: '‖∂target/∂log scale‖ over all decisions: below 1 in the smooth regime; far above, no estimate can be trusted.' }),
    __metadata("design:type", MeasuredNumber)
], TraceResultModel.prototype, "metagradientNorm", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'What rounding alone changes in the target.' }),
    __metadata("design:type", MeasuredNumber)
], TraceResultModel.prototype, "noiseFloor", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Relative error of the Hessian products under the estimate.' }),
    __metadata("design:type", MeasuredNumber)
], TraceResultModel.prototype, "hessianError", void 0);
__decorate([
    Field(() => Float, { description: 'Decisions whose effect was estimated. A whole number.' }),
    __metadata("design:type", Number)
], TraceResultModel.prototype, "totalDecisions", void 0);
__decorate([
    Field(() => Float, { description: 'What the trace took. Unit: seconds.' }),
    __metadata("design:type", Number)
], TraceResultModel.prototype, "seconds", void 0);
__decorate([
    Field(() => Float, { description: 'Of these, what executing the run once took. Unit: seconds.' }),
    __metadata("design:type", Number)
], TraceResultModel.prototype, "trainingSeconds", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why the effects of all decisions are not stored; null where they are.' }),
    __metadata("design:type", Object)
], TraceResultModel.prototype, "effectsLeftOut", void 0);
TraceResultModel = __decorate([
    ObjectType('TraceResult', { description: 'What a trace found.' })
], TraceResultModel);
export { TraceResultModel };
/** The estimated effect of every decision. */
let TraceEffects = class TraceEffects {
    steps;
    layers;
    values;
};
__decorate([
    Field(() => Int, { description: 'Number of steps, from step 0 on.' }),
    __metadata("design:type", Number)
], TraceEffects.prototype, "steps", void 0);
__decorate([
    Field(() => [String], { description: 'Names of the layers, in the order of the columns.' }),
    __metadata("design:type", Array)
], TraceEffects.prototype, "layers", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Estimated target with the decision neutralised − target as it is. NaN where the scale was 0 or not finite.' }),
    __metadata("design:type", PackedFloats)
], TraceEffects.prototype, "values", void 0);
TraceEffects = __decorate([
    ObjectType({ description: 'The estimated effect of every decision, packed: [steps × layers], row by row.' })
], TraceEffects);
export { TraceEffects };
/** One decision of a trace. */
let TracedDecisionModel = class TracedDecisionModel {
    /** For the field `decision`. */
    runUuid;
    layer;
    step;
    scale;
    effect;
    grade;
    measuredEffect;
    reactingEffect;
    control;
    pValue;
};
__decorate([
    Field(() => String, { description: 'Name of the layer.' }),
    __metadata("design:type", String)
], TracedDecisionModel.prototype, "layer", void 0);
__decorate([
    Field(() => Int, { description: 'The step, from 0.' }),
    __metadata("design:type", Number)
], TracedDecisionModel.prototype, "step", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The recorded scale. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], TracedDecisionModel.prototype, "scale", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Estimated target with the decision at scale 1 − target as it is.' }),
    __metadata("design:type", MeasuredNumber)
], TracedDecisionModel.prototype, "effect", void 0);
__decorate([
    Field(() => EvidenceGradeEnum, { description: 'How sure that is.' }),
    __metadata("design:type", String)
], TracedDecisionModel.prototype, "grade", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'The same by replay; null where it was not replayed.' }),
    __metadata("design:type", Object)
], TracedDecisionModel.prototype, "measuredEffect", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'The replayed effect with the scaler reacting: all later scales as it chooses them then. Null where that was not asked.' }),
    __metadata("design:type", Object)
], TracedDecisionModel.prototype, "reactingEffect", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Largest |effect| of the decisions drawn by lot; null where it was not replayed.' }),
    __metadata("design:type", Object)
], TracedDecisionModel.prototype, "control", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Whether it stands out of what decisions of this run do anyway: the larger of the p-value against decisions drawn by lot and of that for standing out of the tail of all effects, both adjusted for the number replayed. Null where it was not replayed.' }),
    __metadata("design:type", Object)
], TracedDecisionModel.prototype, "pValue", void 0);
TracedDecisionModel = __decorate([
    ObjectType('TracedDecision', { description: 'A decision and what it did to the prediction.' })
], TracedDecisionModel);
export { TracedDecisionModel };
/** A traced decision and its place in the list. */
let TracedDecisionEdge = class TracedDecisionEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], TracedDecisionEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => TracedDecisionModel, { description: 'The decision.' }),
    __metadata("design:type", TracedDecisionModel)
], TracedDecisionEdge.prototype, "node", void 0);
TracedDecisionEdge = __decorate([
    ObjectType({ description: 'A traced decision and its place in the list.' })
], TracedDecisionEdge);
export { TracedDecisionEdge };
/** A page of traced decisions. */
let TracedDecisionConnection = class TracedDecisionConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [TracedDecisionEdge], { description: 'The decisions of the page.' }),
    __metadata("design:type", Array)
], TracedDecisionConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], TracedDecisionConnection.prototype, "pageInfo", void 0);
TracedDecisionConnection = __decorate([
    ObjectType({ description: 'A page of traced decisions, the largest estimated effect first.' })
], TracedDecisionConnection);
export { TracedDecisionConnection };
//# sourceMappingURL=trace-result.model.js.map