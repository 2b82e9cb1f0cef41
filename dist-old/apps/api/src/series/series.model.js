var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats, PackedInts } from '../common/packed.js';
/** One point of a series. */
let SeriesPoint = class SeriesPoint {
    step;
    value;
    min;
    max;
    nonFinite;
};
__decorate([
    Field(() => Int, { description: 'The step; of a bucket its first step.' }),
    __metadata("design:type", Number)
], SeriesPoint.prototype, "step", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The value; of a bucket the mean.' }),
    __metadata("design:type", MeasuredNumber)
], SeriesPoint.prototype, "value", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The least value of the bucket.' }),
    __metadata("design:type", MeasuredNumber)
], SeriesPoint.prototype, "min", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The greatest value of the bucket.' }),
    __metadata("design:type", MeasuredNumber)
], SeriesPoint.prototype, "max", void 0);
__decorate([
    Field(() => Int, { description: 'Recorded values of the point that are NaN or infinite.' }),
    __metadata("design:type", Number)
], SeriesPoint.prototype, "nonFinite", void 0);
SeriesPoint = __decorate([
    ObjectType({ description: 'One point of a series: one step, or a bucket of steps when the series is sampled.' })
], SeriesPoint);
export { SeriesPoint };
/** A measure over steps. */
let Series = class Series {
    sampled;
    count;
    steps;
    values;
    min;
    max;
    nonFinite;
    removed;
};
__decorate([
    Field(() => Boolean, { description: 'Whether there were more steps than maxPoints, so that points are buckets.' }),
    __metadata("design:type", Boolean)
], Series.prototype, "sampled", void 0);
__decorate([
    Field(() => Int, { description: 'Number of recorded steps in the range asked for.' }),
    __metadata("design:type", Number)
], Series.prototype, "count", void 0);
__decorate([
    Field(() => PackedInts, { description: 'Step of each point; of a bucket its first step.' }),
    __metadata("design:type", PackedInts)
], Series.prototype, "steps", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Value of each point; of a bucket the mean. Unit: that of the measure.' }),
    __metadata("design:type", PackedFloats)
], Series.prototype, "values", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Least value of each bucket. Unit: that of the measure.' }),
    __metadata("design:type", PackedFloats)
], Series.prototype, "min", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Greatest value of each bucket. Unit: that of the measure.' }),
    __metadata("design:type", PackedFloats)
], Series.prototype, "max", void 0);
__decorate([
    Field(() => PackedInts, { description: 'Recorded values of each point that are NaN or infinite.' }),
    __metadata("design:type", PackedInts)
], Series.prototype, "nonFinite", void 0);
__decorate([
    Field(() => Boolean, { description: 'Removed by retention: the decisions themselves are gone, and only points of 4,096 steps or more (256 for loss and learning rate) are left.' }),
    __metadata("design:type", Boolean)
], Series.prototype, "removed", void 0);
Series = __decorate([
    ObjectType({
        description: 'A measure over steps, packed beside a plain list. When sampled, each value is the mean of a bucket of steps whose true ' +
            'minimum and maximum are given, and how many of its values are NaN or infinite: neither a spike nor a NaN is ever hidden.',
    })
], Series);
export { Series };
/** Layers × steps of one measure. */
let Heatmap = class Heatmap {
    layers;
    columnSteps;
    stepsPerColumn;
    min;
    max;
    mean;
    nonFinite;
    flagged;
    removed;
};
__decorate([
    Field(() => [String], { description: 'Name of each row, in the order of the forward pass.' }),
    __metadata("design:type", Array)
], Heatmap.prototype, "layers", void 0);
__decorate([
    Field(() => PackedInts, { description: 'First step of each column.' }),
    __metadata("design:type", PackedInts)
], Heatmap.prototype, "columnSteps", void 0);
__decorate([
    Field(() => Int, { description: 'Steps that one column stands for.' }),
    __metadata("design:type", Number)
], Heatmap.prototype, "stepsPerColumn", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Least value of each cell. Unit: that of the measure.' }),
    __metadata("design:type", PackedFloats)
], Heatmap.prototype, "min", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Greatest value of each cell. Unit: that of the measure.' }),
    __metadata("design:type", PackedFloats)
], Heatmap.prototype, "max", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Mean of each cell. Unit: that of the measure.' }),
    __metadata("design:type", PackedFloats)
], Heatmap.prototype, "mean", void 0);
__decorate([
    Field(() => PackedInts, { description: 'Recorded values of each cell that are NaN or infinite; minimum, maximum and mean are of the others.' }),
    __metadata("design:type", PackedInts)
], Heatmap.prototype, "nonFinite", void 0);
__decorate([
    Field(() => PackedInts, { description: 'Decisions of each cell that carry a flag.' }),
    __metadata("design:type", PackedInts)
], Heatmap.prototype, "flagged", void 0);
__decorate([
    Field(() => Boolean, { description: 'Removed by retention: the decisions themselves are gone, and only columns of 4,096 steps or more are left.' }),
    __metadata("design:type", Boolean)
], Heatmap.prototype, "removed", void 0);
Heatmap = __decorate([
    ObjectType({ description: 'Layers × steps of one measure. Packed fields are [layers × columns], row-major.' })
], Heatmap);
export { Heatmap };
//# sourceMappingURL=series.model.js.map