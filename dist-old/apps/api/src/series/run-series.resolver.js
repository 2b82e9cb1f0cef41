var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FINAL_STATES } from '#libs/contracts';
import { integerWithin } from '../common/bad-input.js';
import { pageSize } from '../common/connection.js';
import { RunModel } from '../runs/run.model.js';
import { DecisionConnection, DecisionModel } from './decision.model.js';
import { DecisionsService } from './decisions.service.js';
import { DecisionsArgs, HeatmapArgs, SeriesArgs, StepSeriesArgs } from './series.args.js';
import { Heatmap, Series } from './series.model.js';
import { SeriesService } from './series.service.js';
const POINTS = { min: 2, max: 10_000 };
const COLUMNS = { min: 1, max: 4_000 };
/** What a run recorded, step by step. */
let RunSeriesResolver = class RunSeriesResolver {
    seriesOf;
    decisionsOf;
    constructor(seriesOf, decisionsOf) {
        this.seriesOf = seriesOf;
        this.decisionsOf = decisionsOf;
    }
    async series(run, args, context) {
        integerWithin('maxPoints', args.maxPoints, POINTS);
        const layers = await context.loaders.layers.load(run.uuid);
        return this.seriesOf.ofLayer(await recordedOf(run, context), layers, args);
    }
    async stepSeries(run, args, context) {
        integerWithin('maxPoints', args.maxPoints, POINTS);
        return this.seriesOf.ofStep(await recordedOf(run, context), args);
    }
    async heatmap(run, args, context) {
        integerWithin('maxColumns', args.maxColumns, COLUMNS);
        return this.seriesOf.heatmap(await recordedOf(run, context), args);
    }
    async decisions(run, args, context) {
        pageSize(args.first);
        const layers = await context.loaders.layers.load(run.uuid);
        return this.decisionsOf.list(run.uuid, layers, args);
    }
    async decision(run, step, layer, context) {
        const layers = await context.loaders.layers.load(run.uuid);
        return this.decisionsOf.one(run.uuid, layers, { step, layer });
    }
};
__decorate([
    ResolveField(() => Series, { description: 'A measure of one layer over steps.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, SeriesArgs, Object]),
    __metadata("design:returntype", Promise)
], RunSeriesResolver.prototype, "series", null);
__decorate([
    ResolveField(() => Series, { description: 'A number that all layers share, over steps.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, StepSeriesArgs, Object]),
    __metadata("design:returntype", Promise)
], RunSeriesResolver.prototype, "stepSeries", null);
__decorate([
    ResolveField(() => Heatmap, { description: 'A measure of all layers over steps.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, HeatmapArgs, Object]),
    __metadata("design:returntype", Promise)
], RunSeriesResolver.prototype, "heatmap", null);
__decorate([
    ResolveField(() => DecisionConnection, { description: 'Decisions in a range of steps, by step, then layer.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel,
        DecisionsArgs, Object]),
    __metadata("design:returntype", Promise)
], RunSeriesResolver.prototype, "decisions", null);
__decorate([
    ResolveField(() => DecisionModel, { nullable: true, description: 'The decision for one layer at one step; null when none is recorded.' }),
    __param(0, Parent()),
    __param(1, Args('step', { type: () => Int, description: 'The step, from 0.' })),
    __param(2, Args('layer', { type: () => String, description: 'Name of the layer.' })),
    __param(3, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Number, String, Object]),
    __metadata("design:returntype", Promise)
], RunSeriesResolver.prototype, "decision", null);
RunSeriesResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [SeriesService,
        DecisionsService])
], RunSeriesResolver);
export { RunSeriesResolver };
/** The run, and where it is over what tells its numbers from earlier and later ones. */
async function recordedOf({ uuid, state }, { loaders }) {
    return { run: uuid, version: FINAL_STATES.includes(state) ? await loaders.finishedLedgers.load(uuid) : null };
}
//# sourceMappingURL=run-series.resolver.js.map