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
import { StudyModel } from '../studies/study.model.js';
/** Verdicts, GraphQL name to stored value. */
export const ImpactVerdictEnum = { SEED_NOISE: 'no more than seed noise', SMALLER_THAN_SEED_NOISE: 'systematic, but smaller than seed noise', BEYOND_SEED_NOISE: 'beyond seed noise', TOO_FEW_RECORDS: 'too few records' };
registerEnumType(ImpactVerdictEnum, {
    name: 'ImpactVerdict',
    description: 'Whether scaling moves outcomes more than merely another seed does.',
    valuesMap: {
        SEED_NOISE: { description: 'No more than seed noise: adjusted p-value of 0.05 or more.' },
        SMALLER_THAN_SEED_NOISE: { description: 'Below 0.05, but no more outcomes flip than the median seed flips, and the selection rate moves by no more than from seed to seed.' },
        BEYOND_SEED_NOISE: { description: 'Below 0.05, and more outcomes flip than the median seed flips, or the selection rate moves by more than from seed to seed.' },
        TOO_FEW_RECORDS: { description: 'Fewer than 20 records: no verdict.' },
    },
});
/** How much is trained anew. */
let ImpactEffortModel = class ImpactEffortModel {
    seeds;
    threshold;
    seed;
    control;
};
__decorate([
    Field(() => Int, { description: 'Trainings with other seeds, as many with scaling as without.' }),
    __metadata("design:type", Number)
], ImpactEffortModel.prototype, "seeds", void 0);
__decorate([
    Field(() => Float, { description: 'Score from which on the positive (last) class is given, 0 to 1.' }),
    __metadata("design:type", Number)
], ImpactEffortModel.prototype, "threshold", void 0);
__decorate([
    Field(() => Int, { description: 'Of the seeds, the shuffles and the bootstrap.' }),
    __metadata("design:type", Number)
], ImpactEffortModel.prototype, "seed", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether merely another seed was put in the place of "without scaling": the answer should be seed noise.' }),
    __metadata("design:type", Boolean)
], ImpactEffortModel.prototype, "control", void 0);
ImpactEffortModel = __decorate([
    ObjectType('ImpactEffort', { description: 'How much is trained anew for an impact, and what it is compared with.' })
], ImpactEffortModel);
export { ImpactEffortModel };
/** What scaling did to one group. */
let GroupImpactModel = class GroupImpactModel {
    attributes;
    group;
    count;
    gained;
    lost;
    flipShare;
    flipLow;
    flipHigh;
    netShare;
    netLow;
    netHigh;
    seedFlipsLeast;
    seedFlipsMedian;
    seedFlipsMost;
    rank;
    rateShift;
    rateSpread;
    excessFlipShare;
    adjustedPValue;
    verdict;
};
__decorate([
    Field(() => [String], { description: 'Names of the protected attributes; empty for everybody.' }),
    __metadata("design:type", Array)
], GroupImpactModel.prototype, "attributes", void 0);
__decorate([
    Field(() => [String], { description: 'Their values, in the same order.' }),
    __metadata("design:type", Array)
], GroupImpactModel.prototype, "group", void 0);
__decorate([
    Field(() => Int, { description: 'Records of the test split.' }),
    __metadata("design:type", Number)
], GroupImpactModel.prototype, "count", void 0);
__decorate([
    Field(() => Int, { description: 'Records that have the positive outcome in this run and would not without scaling.' }),
    __metadata("design:type", Number)
], GroupImpactModel.prototype, "gained", void 0);
__decorate([
    Field(() => Int, { description: 'Records that would have the positive outcome without scaling and have it not in this run.' }),
    __metadata("design:type", Number)
], GroupImpactModel.prototype, "lost", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: '(gained + lost) / count. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "flipShare", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Lower end of its 95 % paired bootstrap interval over records.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "flipLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Upper end of it.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "flipHigh", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: '(gained − lost) / count. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "netShare", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Lower end of its 95 % paired bootstrap interval over records.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "netLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Upper end of it.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "netHigh", void 0);
__decorate([
    Field(() => Int, { description: 'Fewest records that cross the threshold when merely the seed changes.' }),
    __metadata("design:type", Number)
], GroupImpactModel.prototype, "seedFlipsLeast", void 0);
__decorate([
    Field(() => Float, { description: 'Their median over the seeds. Unit: records.' }),
    __metadata("design:type", Number)
], GroupImpactModel.prototype, "seedFlipsMedian", void 0);
__decorate([
    Field(() => Int, { description: 'Most records that do.' }),
    __metadata("design:type", Number)
], GroupImpactModel.prototype, "seedFlipsMost", void 0);
__decorate([
    Field(() => Int, { description: 'Place of the flips by scaling among those by seed, 1 = the most.' }),
    __metadata("design:type", Number)
], GroupImpactModel.prototype, "rank", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Mean selection rate of the runs with scaling minus that of those without, over seeds. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "rateShift", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Standard deviation of the selection rate from seed to seed, with scaling. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "rateSpread", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Share of records in which two runs differ more when only one has scaling than when both are alike (an energy distance). Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], GroupImpactModel.prototype, "excessFlipShare", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'p-value of it, Holm-adjusted over the groups; null where no verdict is made.' }),
    __metadata("design:type", Object)
], GroupImpactModel.prototype, "adjustedPValue", void 0);
__decorate([
    Field(() => ImpactVerdictEnum, { description: 'The verdict on this group.' }),
    __metadata("design:type", String)
], GroupImpactModel.prototype, "verdict", void 0);
GroupImpactModel = __decorate([
    ObjectType('GroupImpact', { description: 'What scaling did to the outcomes of one group of the test split.' })
], GroupImpactModel);
export { GroupImpactModel };
/** What was found. */
let ImpactResultModel = class ImpactResultModel {
    verdict;
    words;
    statistic;
    positive;
    records;
    groups;
    leftOut;
    seedsWith;
    seedsWithout;
    bitExact;
    sameWeights;
    fidelity;
    trainings;
    seconds;
    trainingSeconds;
};
__decorate([
    Field(() => ImpactVerdictEnum, { description: 'Of the whole: beyond seed noise as soon as one group is, else systematic as soon as one is.' }),
    __metadata("design:type", String)
], ImpactResultModel.prototype, "verdict", void 0);
__decorate([
    Field(() => String, { description: 'The verdict in words: no more than seed noise; systematic, but smaller than seed noise; beyond seed noise.' }),
    __metadata("design:type", String)
], ImpactResultModel.prototype, "words", void 0);
__decorate([
    Field(() => String, { description: 'The statistic behind the verdicts, in words.' }),
    __metadata("design:type", String)
], ImpactResultModel.prototype, "statistic", void 0);
__decorate([
    Field(() => String, { description: 'Name of the positive class.' }),
    __metadata("design:type", String)
], ImpactResultModel.prototype, "positive", void 0);
__decorate([
    Field(() => Int, { description: 'Records of the test split.' }),
    __metadata("design:type", Number)
], ImpactResultModel.prototype, "records", void 0);
__decorate([
    Field(() => [GroupImpactModel], { description: 'Everybody first, then by attribute, then intersections.' }),
    __metadata("design:type", Array)
], ImpactResultModel.prototype, "groups", void 0);
__decorate([
    Field(() => [String], { description: 'Attributes left out, each with the reason.' }),
    __metadata("design:type", Array)
], ImpactResultModel.prototype, "leftOut", void 0);
__decorate([
    Field(() => [Float], { description: 'Seeds trained with scaling.' }),
    __metadata("design:type", Array)
], ImpactResultModel.prototype, "seedsWith", void 0);
__decorate([
    Field(() => [Float], { description: 'Seeds trained without; with `control` as well with it.' }),
    __metadata("design:type", Array)
], ImpactResultModel.prototype, "seedsWithout", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the run was executed again bit for bit in all that was compared, and some was.' }),
    __metadata("design:type", Boolean)
], ImpactResultModel.prototype, "bitExact", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Whether the weights at the end are the recorded ones; null where none were recorded.' }),
    __metadata("design:type", Object)
], ImpactResultModel.prototype, "sameWeights", void 0);
__decorate([
    Field(() => String, { description: 'How exactly the run was executed again, in words that say no more than was compared.' }),
    __metadata("design:type", String)
], ImpactResultModel.prototype, "fidelity", void 0);
__decorate([
    Field(() => Int, { description: 'Trainings executed.' }),
    __metadata("design:type", Number)
], ImpactResultModel.prototype, "trainings", void 0);
__decorate([
    Field(() => Float, { description: 'What all of it took. Unit: s.' }),
    __metadata("design:type", Number)
], ImpactResultModel.prototype, "seconds", void 0);
__decorate([
    Field(() => Float, { description: 'What executing the run once took. Unit: s.' }),
    __metadata("design:type", Number)
], ImpactResultModel.prototype, "trainingSeconds", void 0);
ImpactResultModel = __decorate([
    ObjectType('ImpactResult', { description: 'What scaling did to everybody, beside what merely another seed does.' })
], ImpactResultModel);
export { ImpactResultModel };
/** What scaling did to everybody. */
let ImpactModel = class ImpactModel extends StudyModel {
    effort;
    result;
};
__decorate([
    Field(() => ImpactEffortModel, { description: 'How much is trained anew.' }),
    __metadata("design:type", ImpactEffortModel)
], ImpactModel.prototype, "effort", void 0);
__decorate([
    Field(() => ImpactResultModel, { nullable: true, description: 'What it found; null until it is completed.' }),
    __metadata("design:type", Object)
], ImpactModel.prototype, "result", void 0);
ImpactModel = __decorate([
    ObjectType('Impact', { description: 'What scaling did to everybody: asked for, made by a worker, kept.', implements: () => [Node] })
], ImpactModel);
export { ImpactModel };
/** An impact and its place in a list. */
let ImpactEdge = class ImpactEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], ImpactEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => ImpactModel, { description: 'The impact.' }),
    __metadata("design:type", ImpactModel)
], ImpactEdge.prototype, "node", void 0);
ImpactEdge = __decorate([
    ObjectType({ description: 'An impact and its place in a list.' })
], ImpactEdge);
export { ImpactEdge };
/** A page of impacts. */
let ImpactConnection = class ImpactConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [ImpactEdge], { description: 'The impacts of the page.' }),
    __metadata("design:type", Array)
], ImpactConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], ImpactConnection.prototype, "pageInfo", void 0);
ImpactConnection = __decorate([
    ObjectType({ description: 'A page of impacts, newest first.' })
], ImpactConnection);
export { ImpactConnection };
//# sourceMappingURL=impact.model.js.map