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
import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats, PackedInts } from '../common/packed.js';
/** Rates of a group. */
let GroupRatesModel = class GroupRatesModel {
    group;
    count;
    positives;
    selected;
    selectionRate;
    truePositiveRate;
    falsePositiveRate;
    tooFew;
};
__decorate([
    Field(() => [String], { description: 'Value of each attribute, in the order of attributes.' }),
    __metadata("design:type", Array)
], GroupRatesModel.prototype, "group", void 0);
__decorate([
    Field(() => Int, { description: 'Unit: records.' }),
    __metadata("design:type", Number)
], GroupRatesModel.prototype, "count", void 0);
__decorate([
    Field(() => Int, { description: 'Records whose true class is the positive one.' }),
    __metadata("design:type", Number)
], GroupRatesModel.prototype, "positives", void 0);
__decorate([
    Field(() => Int, { description: 'Records that are given the positive class.' }),
    __metadata("design:type", Number)
], GroupRatesModel.prototype, "selected", void 0);
__decorate([
    Field(() => Float, { description: 'selected / count, 0 to 1. Dimensionless.' }),
    __metadata("design:type", Number)
], GroupRatesModel.prototype, "selectionRate", void 0);
__decorate([
    Field(() => Float, { description: 'Share of the positives that are given the positive class, 0 to 1. Dimensionless.' }),
    __metadata("design:type", Number)
], GroupRatesModel.prototype, "truePositiveRate", void 0);
__decorate([
    Field(() => Float, { description: 'Share of the others that are given the positive class, 0 to 1. Dimensionless.' }),
    __metadata("design:type", Number)
], GroupRatesModel.prototype, "falsePositiveRate", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why these rates tell nothing: the group has fewer than 20 records. Null where it has more.' }),
    __metadata("design:type", Object)
], GroupRatesModel.prototype, "tooFew", void 0);
GroupRatesModel = __decorate([
    ObjectType({ description: 'Rates of one protected group on the test split. A rate over no records is 0: the counts tell.' })
], GroupRatesModel);
export { GroupRatesModel };
/** A gap between groups. */
let GroupGap = class GroupGap {
    value;
    low;
    high;
    tooFew;
};
__decorate([
    Field(() => MeasuredNumber, { description: 'The gap.' }),
    __metadata("design:type", MeasuredNumber)
], GroupGap.prototype, "value", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of the interval; null before the end of the run.' }),
    __metadata("design:type", Object)
], GroupGap.prototype, "low", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Upper end of the interval; null before the end of the run.' }),
    __metadata("design:type", Object)
], GroupGap.prototype, "high", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Which groups it rests on that have too few people to tell (fewer than 20 records; for odds, of either class), in words. Null where none has.' }),
    __metadata("design:type", Object)
], GroupGap.prototype, "tooFew", void 0);
GroupGap = __decorate([
    ObjectType({ description: 'How far groups lie apart, with its 95 % bootstrap interval. Dimensionless.' })
], GroupGap);
export { GroupGap };
/** Groups of an attribute as last recorded. */
let AttributeGroups = class AttributeGroups {
    attributes;
    positive;
    threshold;
    step;
    groups;
    demographicParityDifference;
    demographicParityRatio;
    equalizedOddsDifference;
    equalizedOddsRatio;
};
__decorate([
    Field(() => [String], { description: 'The attribute; several of an intersection.' }),
    __metadata("design:type", Array)
], AttributeGroups.prototype, "attributes", void 0);
__decorate([
    Field(() => String, { description: 'Name of the positive class.' }),
    __metadata("design:type", String)
], AttributeGroups.prototype, "positive", void 0);
__decorate([
    Field(() => Float, { description: 'Score from which on it is given. Dimensionless.' }),
    __metadata("design:type", Number)
], AttributeGroups.prototype, "threshold", void 0);
__decorate([
    Field(() => Int, { description: 'Updates made. Unit: steps.' }),
    __metadata("design:type", Number)
], AttributeGroups.prototype, "step", void 0);
__decorate([
    Field(() => [GroupRatesModel], { description: 'The groups, by name.' }),
    __metadata("design:type", Array)
], AttributeGroups.prototype, "groups", void 0);
__decorate([
    Field(() => GroupGap, { description: 'Largest − smallest selection rate.' }),
    __metadata("design:type", GroupGap)
], AttributeGroups.prototype, "demographicParityDifference", void 0);
__decorate([
    Field(() => GroupGap, { description: 'Smallest / largest selection rate; NaN where nobody is selected.' }),
    __metadata("design:type", GroupGap)
], AttributeGroups.prototype, "demographicParityRatio", void 0);
__decorate([
    Field(() => GroupGap, { description: 'The larger of the differences of true and false positive rate.' }),
    __metadata("design:type", GroupGap)
], AttributeGroups.prototype, "equalizedOddsDifference", void 0);
__decorate([
    Field(() => GroupGap, { description: 'The smaller of their ratios.' }),
    __metadata("design:type", GroupGap)
], AttributeGroups.prototype, "equalizedOddsRatio", void 0);
AttributeGroups = __decorate([
    ObjectType({ description: 'Groups of a protected attribute, or of the intersection of several, as last recorded. Figures are those of Fairlearn 0.15.' })
], AttributeGroups);
export { AttributeGroups };
/** Rates of a group over time. */
let GroupRateSeries = class GroupRateSeries {
    group;
    count;
    selectionRate;
    truePositiveRate;
    falsePositiveRate;
};
__decorate([
    Field(() => [String], { description: 'Value of each attribute, in the order of attributes.' }),
    __metadata("design:type", Array)
], GroupRateSeries.prototype, "group", void 0);
__decorate([
    Field(() => Int, { description: 'Records at the last recording.' }),
    __metadata("design:type", Number)
], GroupRateSeries.prototype, "count", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Share given the positive class, 0 to 1. Dimensionless.' }),
    __metadata("design:type", PackedFloats)
], GroupRateSeries.prototype, "selectionRate", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Share of the positives given it, 0 to 1; NaN without positives. Dimensionless.' }),
    __metadata("design:type", PackedFloats)
], GroupRateSeries.prototype, "truePositiveRate", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Share of the others given it, 0 to 1; NaN without others. Dimensionless.' }),
    __metadata("design:type", PackedFloats)
], GroupRateSeries.prototype, "falsePositiveRate", void 0);
GroupRateSeries = __decorate([
    ObjectType({ description: 'Rates of one group over the course of a run, packed; NaN at steps at which it had no records.' })
], GroupRateSeries);
export { GroupRateSeries };
/** Group metrics over time. */
let GroupMetricSeries = class GroupMetricSeries {
    attributes;
    positive;
    threshold;
    steps;
    demographicParityDifference;
    equalizedOddsDifference;
    demographicParityTooFew;
    equalizedOddsTooFew;
    groups;
};
__decorate([
    Field(() => [String], { description: 'The attribute; several of an intersection.' }),
    __metadata("design:type", Array)
], GroupMetricSeries.prototype, "attributes", void 0);
__decorate([
    Field(() => String, { description: 'Name of the positive class.' }),
    __metadata("design:type", String)
], GroupMetricSeries.prototype, "positive", void 0);
__decorate([
    Field(() => Float, { description: 'Score from which on it is given. Dimensionless.' }),
    __metadata("design:type", Number)
], GroupMetricSeries.prototype, "threshold", void 0);
__decorate([
    Field(() => PackedInts, { description: 'Updates made at each recording. Unit: steps.' }),
    __metadata("design:type", PackedInts)
], GroupMetricSeries.prototype, "steps", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Demographic parity difference, 0 to 1. Dimensionless.' }),
    __metadata("design:type", PackedFloats)
], GroupMetricSeries.prototype, "demographicParityDifference", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Equalized odds difference, 0 to 1. Dimensionless.' }),
    __metadata("design:type", PackedFloats)
], GroupMetricSeries.prototype, "equalizedOddsDifference", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Which groups have too few people for the demographic parity difference to tell, at the last recording, in words. Null where none has.' }),
    __metadata("design:type", Object)
], GroupMetricSeries.prototype, "demographicParityTooFew", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The same for the equalized odds difference.' }),
    __metadata("design:type", Object)
], GroupMetricSeries.prototype, "equalizedOddsTooFew", void 0);
__decorate([
    Field(() => [GroupRateSeries], { description: 'The groups, by name.' }),
    __metadata("design:type", Array)
], GroupMetricSeries.prototype, "groups", void 0);
GroupMetricSeries = __decorate([
    ObjectType({ description: 'Group metrics of a protected attribute, or of an intersection, over the course of a run, packed.' })
], GroupMetricSeries);
export { GroupMetricSeries };
//# sourceMappingURL=groups.model.js.map