var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats } from '../common/packed.js';
import { EvidenceGradeEnum } from './evidence-grade.model.js';
/** A set of decisions that was asked for by name, and what it did. */
let TracedSetModel = class TracedSetModel {
    runUuid;
    traceUuid;
    /** The most moved records, paged by the resolver. */
    listed;
    decisions;
    count;
    neutralised;
    estimated;
    grade;
    measuredEffect;
    controls;
    control;
    controlEffects;
    pValue;
    className;
    records;
    flips;
    flipShareLow;
    flipShareHigh;
    meanChange;
    meanChangeLow;
    meanChangeHigh;
};
__decorate([
    Field(() => String, { description: 'The set as it was asked for: dense2@100-199, incident:1, guard:clamp, *.' }),
    __metadata("design:type", String)
], TracedSetModel.prototype, "decisions", void 0);
__decorate([
    Field(() => Int, { description: 'Decisions of it, those with scale 1 included.' }),
    __metadata("design:type", Number)
], TracedSetModel.prototype, "count", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Of these, decisions that were taken out: those with a scale other than 1; null in traces made before it was told.' }),
    __metadata("design:type", Object)
], TracedSetModel.prototype, "neutralised", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Sum of the estimated effects on the target.' }),
    __metadata("design:type", MeasuredNumber)
], TracedSetModel.prototype, "estimated", void 0);
__decorate([
    Field(() => EvidenceGradeEnum, { description: 'How sure the effect on the target is; UNAVAILABLE where no decision of it has a scale other than 1.' }),
    __metadata("design:type", String)
], TracedSetModel.prototype, "grade", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Target with these decisions at scale 1 − target as it is, by replay; null where there was nothing to neutralise.' }),
    __metadata("design:type", Object)
], TracedSetModel.prototype, "measuredEffect", void 0);
__decorate([
    Field(() => Int, { description: 'Random sets of its size that were replayed. 0 where it holds nearly all decisions: that is no random set.' }),
    __metadata("design:type", Number)
], TracedSetModel.prototype, "controls", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Their largest |effect|; null where there are none.' }),
    __metadata("design:type", Object)
], TracedSetModel.prototype, "control", void 0);
__decorate([
    Field(() => PackedFloats, { nullable: true, description: 'Replayed effect of each of them, packed; null in traces made before these were kept.' }),
    __metadata("design:type", Object)
], TracedSetModel.prototype, "controlEffects", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'p-value against these random sets, adjusted by Holm over the sets of the trace; null without them.' }),
    __metadata("design:type", Object)
], TracedSetModel.prototype, "pValue", void 0);
__decorate([
    Field(() => String, { description: 'Class that the scores of the records are of.' }),
    __metadata("design:type", String)
], TracedSetModel.prototype, "className", void 0);
__decorate([
    Field(() => Int, { description: 'Test records that were looked at: all.' }),
    __metadata("design:type", Number)
], TracedSetModel.prototype, "records", void 0);
__decorate([
    Field(() => Int, { description: 'Of these, records whose predicted class changes.' }),
    __metadata("design:type", Number)
], TracedSetModel.prototype, "flips", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Lower end of the 95 % bootstrap interval of the share of these.' }),
    __metadata("design:type", MeasuredNumber)
], TracedSetModel.prototype, "flipShareLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Its upper end.' }),
    __metadata("design:type", MeasuredNumber)
], TracedSetModel.prototype, "flipShareHigh", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Mean |change of the score| over all test records.' }),
    __metadata("design:type", MeasuredNumber)
], TracedSetModel.prototype, "meanChange", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Lower end of its 95 % bootstrap interval over records.' }),
    __metadata("design:type", MeasuredNumber)
], TracedSetModel.prototype, "meanChangeLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Its upper end.' }),
    __metadata("design:type", MeasuredNumber)
], TracedSetModel.prototype, "meanChangeHigh", void 0);
TracedSetModel = __decorate([
    ObjectType('TracedSet', { description: 'A set of decisions that was asked for by name, replayed with all of them at scale 1: what it did to the target, and to all test records.' })
], TracedSetModel);
export { TracedSetModel };
/** A record that a set of decisions moved. */
let MovedRecordModel = class MovedRecordModel {
    record;
    score;
    without;
    flips;
};
__decorate([
    Field(() => String, { nullable: true, description: 'Split and row: test:17. Null where records are withheld from your role.' }),
    __metadata("design:type", Object)
], MovedRecordModel.prototype, "record", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Its score as it is.' }),
    __metadata("design:type", MeasuredNumber)
], MovedRecordModel.prototype, "score", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Its score with the decisions at scale 1.' }),
    __metadata("design:type", MeasuredNumber)
], MovedRecordModel.prototype, "without", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether its predicted class changes.' }),
    __metadata("design:type", Boolean)
], MovedRecordModel.prototype, "flips", void 0);
MovedRecordModel = __decorate([
    ObjectType('MovedRecord', { description: 'A test record and what a set of decisions did to its score.' })
], MovedRecordModel);
export { MovedRecordModel };
/** A moved record and its place in the list. */
let MovedRecordEdge = class MovedRecordEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], MovedRecordEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => MovedRecordModel, { description: 'The record.' }),
    __metadata("design:type", MovedRecordModel)
], MovedRecordEdge.prototype, "node", void 0);
MovedRecordEdge = __decorate([
    ObjectType({ description: 'A moved record and its place in the list.' })
], MovedRecordEdge);
export { MovedRecordEdge };
/** A page of moved records. */
let MovedRecordConnection = class MovedRecordConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [MovedRecordEdge], { description: 'The records of the page.' }),
    __metadata("design:type", Array)
], MovedRecordConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], MovedRecordConnection.prototype, "pageInfo", void 0);
MovedRecordConnection = __decorate([
    ObjectType({ description: 'A page of moved records, the most moved first.' })
], MovedRecordConnection);
export { MovedRecordConnection };
//# sourceMappingURL=traced-set.model.js.map