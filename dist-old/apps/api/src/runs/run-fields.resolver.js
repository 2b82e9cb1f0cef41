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
import { Context, Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { measured, measuredOrNull } from '../common/measured-number.js';
import { LayerModel, toLayer } from './layer.model.js';
import { RunModel } from './run.model.js';
import { Evaluation, RunEvent } from './run-parts.model.js';
/** Fields of a run that are read only when they are asked for. */
let RunFieldsResolver = class RunFieldsResolver {
    async layers(run, context) {
        const layers = await context.loaders.layers.load(run.uuid);
        return layers.map((layer) => toLayer(run.uuid, layer));
    }
    decisionCount(run, { loaders }) {
        return loaders.decisionCounts.load(run.uuid);
    }
    async firingAlerts(run, context) {
        return (await context.loaders.alertCounts.load(run.uuid)).firing;
    }
    async alertCount(run, context) {
        return (await context.loaders.alertCounts.load(run.uuid)).total;
    }
    async evaluations(run, { loaders }) {
        const rows = await loaders.evaluations.load(run.uuid);
        return rows.map(({ step, split, loss, accuracy, r2 = null, rmse = null, mae = null }) => ({
            ...{ step, split, loss: measured(loss ?? NaN), accuracy: measured(accuracy ?? NaN) },
            ...{ r2: measuredOrNull(r2), rmse: measuredOrNull(rmse), mae: measuredOrNull(mae) },
        }));
    }
    async events(run, { loaders }) {
        const rows = await loaders.events.load(run.uuid);
        return rows.map(({ step, kind, detail, createdAt }) => ({ step, kind, detail, at: createdAt }));
    }
};
__decorate([
    ResolveField(() => [LayerModel], { description: 'Layers, in the order of the forward pass; empty before the run starts.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunFieldsResolver.prototype, "layers", null);
__decorate([
    ResolveField(() => Float, { description: 'Scaling decisions recorded. A whole number.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunFieldsResolver.prototype, "decisionCount", null);
__decorate([
    ResolveField(() => Int, { description: 'Alerts of the run that are firing now.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunFieldsResolver.prototype, "firingAlerts", null);
__decorate([
    ResolveField(() => Int, { description: 'Alerts of the run, firing and resolved.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunFieldsResolver.prototype, "alertCount", null);
__decorate([
    ResolveField(() => [Evaluation], { description: 'Evaluations, by step.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunFieldsResolver.prototype, "evaluations", null);
__decorate([
    ResolveField(() => [RunEvent], { description: 'What else happened to the run, in order.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunFieldsResolver.prototype, "events", null);
RunFieldsResolver = __decorate([
    Resolver(() => RunModel)
], RunFieldsResolver);
export { RunFieldsResolver };
//# sourceMappingURL=run-fields.resolver.js.map