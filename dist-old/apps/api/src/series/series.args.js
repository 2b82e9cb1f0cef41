var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ArgsType, Field, Int } from '@nestjs/graphql';
import { PageArgs } from '../common/connection.js';
import { MeasureEnum, StepMeasureEnum } from '../common/enums.js';
/** A range of steps, both ends included. */
let StepRangeArgs = class StepRangeArgs {
    fromStep;
    toStep;
};
__decorate([
    Field(() => Int, { nullable: true, description: 'First step, included; the first recorded one when absent.' }),
    __metadata("design:type", Object)
], StepRangeArgs.prototype, "fromStep", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Last step, included; the last recorded one when absent.' }),
    __metadata("design:type", Object)
], StepRangeArgs.prototype, "toStep", void 0);
StepRangeArgs = __decorate([
    ArgsType()
], StepRangeArgs);
export { StepRangeArgs };
/** What `Run.series` is asked. */
let SeriesArgs = class SeriesArgs extends StepRangeArgs {
    layer;
    measure;
    maxPoints;
};
__decorate([
    Field(() => String, { description: 'Name of the layer.' }),
    __metadata("design:type", String)
], SeriesArgs.prototype, "layer", void 0);
__decorate([
    Field(() => MeasureEnum, { description: 'The measure.' }),
    __metadata("design:type", String)
], SeriesArgs.prototype, "measure", void 0);
__decorate([
    Field(() => Int, { description: 'Most points to give back, 2 to 10000; more steps are put into buckets.' }),
    __metadata("design:type", Number)
], SeriesArgs.prototype, "maxPoints", void 0);
SeriesArgs = __decorate([
    ArgsType()
], SeriesArgs);
export { SeriesArgs };
/** What `Run.stepSeries` is asked. */
let StepSeriesArgs = class StepSeriesArgs extends StepRangeArgs {
    measure;
    maxPoints;
};
__decorate([
    Field(() => StepMeasureEnum, { description: 'The measure.' }),
    __metadata("design:type", String)
], StepSeriesArgs.prototype, "measure", void 0);
__decorate([
    Field(() => Int, { description: 'Most points to give back, 2 to 10000; more steps are put into buckets.' }),
    __metadata("design:type", Number)
], StepSeriesArgs.prototype, "maxPoints", void 0);
StepSeriesArgs = __decorate([
    ArgsType()
], StepSeriesArgs);
export { StepSeriesArgs };
/** What `Run.heatmap` is asked. */
let HeatmapArgs = class HeatmapArgs extends StepRangeArgs {
    measure;
    maxColumns;
};
__decorate([
    Field(() => MeasureEnum, { description: 'The measure.' }),
    __metadata("design:type", String)
], HeatmapArgs.prototype, "measure", void 0);
__decorate([
    Field(() => Int, { description: 'Most columns to give back, 1 to 4000.' }),
    __metadata("design:type", Number)
], HeatmapArgs.prototype, "maxColumns", void 0);
HeatmapArgs = __decorate([
    ArgsType()
], HeatmapArgs);
export { HeatmapArgs };
/** What `Run.decisions` is asked. */
let DecisionsArgs = class DecisionsArgs extends PageArgs {
    layers;
    fromStep;
    toStep;
};
__decorate([
    Field(() => [String], { nullable: true, description: 'Names of layers; all when absent.' }),
    __metadata("design:type", Object)
], DecisionsArgs.prototype, "layers", void 0);
__decorate([
    Field(() => Int, { description: 'First step, included.' }),
    __metadata("design:type", Number)
], DecisionsArgs.prototype, "fromStep", void 0);
__decorate([
    Field(() => Int, { description: 'Last step, included.' }),
    __metadata("design:type", Number)
], DecisionsArgs.prototype, "toStep", void 0);
DecisionsArgs = __decorate([
    ArgsType()
], DecisionsArgs);
export { DecisionsArgs };
//# sourceMappingURL=series.args.js.map