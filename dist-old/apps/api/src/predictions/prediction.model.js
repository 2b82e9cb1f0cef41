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
import { Node } from '../common/node.js';
import { PackedFloats, PackedInts } from '../common/packed.js';
import { DateTimeScalar } from '../common/scalars.js';
/** Sensitivity policies, GraphQL name to stored value. */
export const SensitivityPolicyEnum = { LISTED: 'listed', PROTECTED: 'protected', BORDERLINE: 'borderline', FLIPS: 'flips' };
registerEnumType(SensitivityPolicyEnum, {
    name: 'SensitivityPolicy',
    description: 'Why a prediction is sensitive.',
    valuesMap: {
        LISTED: { description: 'A person listed its record: in the spec of the run, or later.' },
        PROTECTED: { description: 'The data concern people and the record has a value of a protected attribute.' },
        BORDERLINE: { description: 'Its score is within the margin of the threshold.' },
        FLIPS: { description: 'The decision changes when only a protected attribute is changed.' },
    },
});
/** Orders of predictions, GraphQL name to stored value. */
export const PredictionSortEnum = { CLOSENESS: 'closeness', CHANGE: 'change', SCORE: 'score' };
registerEnumType(PredictionSortEnum, {
    name: 'PredictionSort',
    description: 'Order of predictions; those without a figure come last.',
    valuesMap: {
        CLOSENESS: { description: 'The closest to the threshold first.' },
        CHANGE: { description: 'The largest change of the score since it was first recorded first.' },
        SCORE: { description: 'The highest score first.' },
    },
});
/** A policy that says so. */
let PredictionPolicy = class PredictionPolicy {
    policy;
    attribute;
    sinceStep;
    lastStep;
};
__decorate([
    Field(() => SensitivityPolicyEnum, { description: 'The policy.' }),
    __metadata("design:type", String)
], PredictionPolicy.prototype, "policy", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The attribute that is changed, of FLIPS; null otherwise.' }),
    __metadata("design:type", Object)
], PredictionPolicy.prototype, "attribute", void 0);
__decorate([
    Field(() => Int, { description: 'Steps after which it first said so; 0 of LISTED and PROTECTED, of one that a person registered the steps of the run by then.' }),
    __metadata("design:type", Number)
], PredictionPolicy.prototype, "sinceStep", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Steps after which it last said so; null when it holds for good.' }),
    __metadata("design:type", Object)
], PredictionPolicy.prototype, "lastStep", void 0);
PredictionPolicy = __decorate([
    ObjectType({ description: 'A policy that says that a prediction is sensitive, and since when.' })
], PredictionPolicy);
export { PredictionPolicy };
/** A column of a record. */
let RecordValue = class RecordValue {
    name;
    value;
};
__decorate([
    Field(() => String, { description: 'Name of the column.' }),
    __metadata("design:type", String)
], RecordValue.prototype, "name", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Its value; null where it is missing, or a category that training never saw. Unit: that of the file.' }),
    __metadata("design:type", Object)
], RecordValue.prototype, "value", void 0);
RecordValue = __decorate([
    ObjectType({ description: 'A column of a record, in the words of the file.' })
], RecordValue);
export { RecordValue };
/** Recorded scores of a prediction. */
let PredictionScores = class PredictionScores {
    steps;
    values;
};
__decorate([
    Field(() => PackedInts, { description: 'Updates made when each score was recorded. Unit: steps.' }),
    __metadata("design:type", PackedInts)
], PredictionScores.prototype, "steps", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'The scores. Probabilities, 0 to 1; dimensionless.' }),
    __metadata("design:type", PackedFloats)
], PredictionScores.prototype, "values", void 0);
PredictionScores = __decorate([
    ObjectType({ description: 'Recorded scores of a prediction, by step, packed.' })
], PredictionScores);
export { PredictionScores };
/** A sensitive prediction. */
let PredictionModel = class PredictionModel extends Node {
    /** Not a field: as it is stored. */
    row;
    pseudonym;
    score;
    firstScore;
    change;
    closeness;
    scoreStep;
    threshold;
    decidedClass;
    policies;
    registeredBy;
    registeredReason;
    isWithheld;
    record;
    erasedAt;
    truth;
    protectedValues;
};
__decorate([
    Field(() => String, { description: 'Pseudonym of its record, 20 hexadecimal digits: the same in all runs on the same split of the same data.' }),
    __metadata("design:type", String)
], PredictionModel.prototype, "pseudonym", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Last recorded score: of two classes the probability of the positive one, else of the class decided for. 0 to 1, dimensionless; null before the first.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "score", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Score at the recording that took it in. 0 to 1, dimensionless; null where no recording has.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "firstScore", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'score − firstScore. Dimensionless; null where one of them is.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "change", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: '|score − threshold|. Dimensionless; null without a score.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "closeness", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Updates made when score was recorded. Unit: steps.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "scoreStep", void 0);
__decorate([
    Field(() => Float, { description: 'Score from which on the positive class of two is given. Dimensionless.' }),
    __metadata("design:type", Number)
], PredictionModel.prototype, "threshold", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Index of the class decided for, of a run with more than two classes; null otherwise.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "decidedClass", void 0);
__decorate([
    Field(() => [PredictionPolicy], { description: 'Why it is sensitive, the oldest reason first.' }),
    __metadata("design:type", Array)
], PredictionModel.prototype, "policies", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Who registered it; null where a policy of the spec found it.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "registeredBy", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it was registered.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "registeredReason", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether record, truth, protected values, features and traces are withheld from your role; reviewers, auditors and admins see them.' }),
    __metadata("design:type", Boolean)
], PredictionModel.prototype, "isWithheld", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Split and row of its record, from 0: test:17. Null where it is withheld, or erased.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "record", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When what was stored of its record beside the ledger was erased; nobody is told of the record then. Null where it was not. UTC.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "erasedAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Its true class. Null where it is withheld, or not stored.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "truth", void 0);
__decorate([
    Field(() => [RecordValue], { nullable: true, description: 'Its protected attributes: the group it belongs to. Null where they are withheld, or not stored.' }),
    __metadata("design:type", Object)
], PredictionModel.prototype, "protectedValues", void 0);
PredictionModel = __decorate([
    ObjectType('Prediction', { description: 'A sensitive prediction of a run: its scores over training, and why it is sensitive.', implements: () => [Node] })
], PredictionModel);
export { PredictionModel };
/** A prediction and its place in a list. */
let PredictionEdge = class PredictionEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], PredictionEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => PredictionModel, { description: 'The prediction.' }),
    __metadata("design:type", PredictionModel)
], PredictionEdge.prototype, "node", void 0);
PredictionEdge = __decorate([
    ObjectType({ description: 'A prediction and its place in a list.' })
], PredictionEdge);
export { PredictionEdge };
/** A page of predictions. */
let PredictionConnection = class PredictionConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [PredictionEdge], { description: 'The predictions of the page.' }),
    __metadata("design:type", Array)
], PredictionConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], PredictionConnection.prototype, "pageInfo", void 0);
PredictionConnection = __decorate([
    ObjectType({ description: 'A page of sensitive predictions, in the order asked for.' })
], PredictionConnection);
export { PredictionConnection };
/** What a policy said. */
let PolicyCountModel = class PolicyCountModel {
    policy;
    attribute;
    looked;
    matching;
    kept;
};
__decorate([
    Field(() => SensitivityPolicyEnum, { description: 'The policy.' }),
    __metadata("design:type", String)
], PolicyCountModel.prototype, "policy", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The attribute that is changed, of FLIPS; null otherwise.' }),
    __metadata("design:type", Object)
], PolicyCountModel.prototype, "attribute", void 0);
__decorate([
    Field(() => Int, { description: 'Records that it was asked about.' }),
    __metadata("design:type", Number)
], PolicyCountModel.prototype, "looked", void 0);
__decorate([
    Field(() => Int, { description: 'Records that it is true of.' }),
    __metadata("design:type", Number)
], PolicyCountModel.prototype, "matching", void 0);
__decorate([
    Field(() => Int, { description: 'Of these, records whose scores are recorded.' }),
    __metadata("design:type", Number)
], PolicyCountModel.prototype, "kept", void 0);
PolicyCountModel = __decorate([
    ObjectType({ description: 'What a policy of a run said at its last recording. Unit: records.' })
], PolicyCountModel);
export { PolicyCountModel };
//# sourceMappingURL=prediction.model.js.map