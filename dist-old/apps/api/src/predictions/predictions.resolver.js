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
import { Args, ArgsType, Context, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayReadPeople } from '../auth/authorizer.js';
import { badInput } from '../common/bad-input.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { fromGlobalId } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { DecisionModel } from '../series/decision.model.js';
import { TraceConnection } from '../traces/trace.model.js';
import { DecisionEffectConnection } from './effects.model.js';
import { AttributeGroups, GroupMetricSeries } from './groups.model.js';
import { PolicyCountModel, PredictionConnection, PredictionModel, PredictionScores, PredictionSortEnum, RecordValue, SensitivityPolicyEnum } from './prediction.model.js';
import { PredictionsService } from './predictions.service.js';
/** What `predictions` is asked. */
let PredictionsArgs = class PredictionsArgs extends PageArgs {
    policy;
    sort;
};
__decorate([
    Field(() => SensitivityPolicyEnum, { nullable: true, description: 'Only those that this policy says are sensitive.' }),
    __metadata("design:type", Object)
], PredictionsArgs.prototype, "policy", void 0);
__decorate([
    Field(() => PredictionSortEnum, { defaultValue: 'closeness', description: 'In which order.' }),
    __metadata("design:type", String)
], PredictionsArgs.prototype, "sort", void 0);
PredictionsArgs = __decorate([
    ArgsType()
], PredictionsArgs);
export { PredictionsArgs };
/** Which decisions `decisionEffects` is asked about. */
let EffectsArgs = class EffectsArgs extends PageArgs {
    layer;
    fromStep;
    toStep;
};
__decorate([
    Field(() => String, { nullable: true, description: 'Name of the layer; all layers without it.' }),
    __metadata("design:type", Object)
], EffectsArgs.prototype, "layer", void 0);
__decorate([
    Field(() => Int, { description: 'First step, from 0.' }),
    __metadata("design:type", Number)
], EffectsArgs.prototype, "fromStep", void 0);
__decorate([
    Field(() => Int, { description: 'Last step, included.' }),
    __metadata("design:type", Number)
], EffectsArgs.prototype, "toStep", void 0);
EffectsArgs = __decorate([
    ArgsType()
], EffectsArgs);
export { EffectsArgs };
/** One sensitive prediction, and what is read of it when asked for. */
let PredictionsResolver = class PredictionsResolver {
    predictions;
    constructor(predictions) {
        this.predictions = predictions;
    }
    one(id, context) {
        const found = fromGlobalId(id);
        if (found?.type !== 'Prediction')
            throw badInput('id', id, 'the global id of a prediction');
        return this.predictions.find(found.key, !mayReadPeople(context.access));
    }
    scores(prediction) {
        return this.predictions.scores(prediction);
    }
    features(prediction) {
        return this.predictions.features(prediction);
    }
    traces(prediction, { first, after }) {
        return this.predictions.traces(prediction, pageSize(first), after);
    }
    async run({ row }, context) {
        return toRun(await context.loaders.runs.load(row.run));
    }
};
__decorate([
    Query(() => PredictionModel, { name: 'prediction', nullable: true, description: 'One sensitive prediction; null when it is gone.' }),
    __param(0, Args('id', { type: () => ID, description: 'Its global id.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, Object]),
    __metadata("design:returntype", Promise)
], PredictionsResolver.prototype, "one", null);
__decorate([
    ResolveField(() => PredictionScores, { description: 'Recorded scores, by step; none of one that no recording has taken in.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PredictionModel]),
    __metadata("design:returntype", Promise)
], PredictionsResolver.prototype, "scores", null);
__decorate([
    ResolveField(() => [RecordValue], { nullable: true, description: 'What the net sees of its record. Null where it is withheld, not stored, or the data are no table.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PredictionModel]),
    __metadata("design:returntype", Promise)
], PredictionsResolver.prototype, "features", null);
__decorate([
    ResolveField(() => TraceConnection, { nullable: true, description: 'Traces of its record: which decisions moved it. Newest first; null where the record is withheld.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PredictionModel, PageArgs]),
    __metadata("design:returntype", Promise)
], PredictionsResolver.prototype, "traces", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run it is a prediction of.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PredictionModel, Object]),
    __metadata("design:returntype", Promise)
], PredictionsResolver.prototype, "run", null);
PredictionsResolver = __decorate([
    Resolver(() => PredictionModel),
    __metadata("design:paramtypes", [PredictionsService])
], PredictionsResolver);
export { PredictionsResolver };
/** Sensitive predictions and group metrics of one run. */
let RunPredictionsResolver = class RunPredictionsResolver {
    service;
    constructor(service) {
        this.service = service;
    }
    predictions({ uuid }, { first, after, ...of }, context) {
        return this.service.list(uuid, of, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
    }
    policyCounts({ uuid }) {
        return this.service.counts(uuid);
    }
    groups({ uuid }) {
        return this.service.groups(uuid);
    }
    groupMetrics({ uuid }) {
        return this.service.groupMetrics(uuid);
    }
    decisionEffects({ uuid }, { first, after, layer, fromStep, toStep }, context) {
        if (fromStep < 0 || toStep < fromStep || toStep - fromStep >= MOST_STEPS)
            throw badInput('toStep', String(toStep), `a step from fromStep (from 0 on) to ${MOST_STEPS - 1} steps behind it`);
        return this.service.effects(uuid, { layer: layer ?? null, fromStep, toStep }, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
    }
};
__decorate([
    ResolveField(() => PredictionConnection, { description: 'Sensitive predictions of the run whose scores are recorded.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, PredictionsArgs, Object]),
    __metadata("design:returntype", Promise)
], RunPredictionsResolver.prototype, "predictions", null);
__decorate([
    ResolveField(() => [PolicyCountModel], { description: 'What each sensitivity policy said at the last recording; empty before the first.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel]),
    __metadata("design:returntype", Promise)
], RunPredictionsResolver.prototype, "policyCounts", null);
__decorate([
    ResolveField(() => [AttributeGroups], { description: 'Protected groups as last recorded, each attribute, then their intersection.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel]),
    __metadata("design:returntype", Promise)
], RunPredictionsResolver.prototype, "groups", null);
__decorate([
    ResolveField(() => [GroupMetricSeries], { description: 'Group metrics over the course of the run, each attribute, then their intersection.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel]),
    __metadata("design:returntype", Promise)
], RunPredictionsResolver.prototype, "groupMetrics", null);
__decorate([
    ResolveField(() => DecisionEffectConnection, { description: 'Which traced predictions some decisions moved most, as those of a spike: from stored traces.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, EffectsArgs, Object]),
    __metadata("design:returntype", Promise)
], RunPredictionsResolver.prototype, "decisionEffects", null);
RunPredictionsResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [PredictionsService])
], RunPredictionsResolver);
export { RunPredictionsResolver };
/** Steps of one question: what it reads of each trace is bounded. */
const MOST_STEPS = 10_000;
/** What a decision did to predictions. */
let DecisionEffectsResolver = class DecisionEffectsResolver {
    service;
    constructor(service) {
        this.service = service;
    }
    effects({ runUuid, step, layer }, { first, after }, context) {
        return this.service.effects(runUuid, { layer: layer.name, fromStep: step, toStep: step }, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
    }
};
__decorate([
    ResolveField(() => DecisionEffectConnection, { description: 'Which traced predictions this decision moved most, from stored traces.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DecisionModel, PageArgs, Object]),
    __metadata("design:returntype", Promise)
], DecisionEffectsResolver.prototype, "effects", null);
DecisionEffectsResolver = __decorate([
    Resolver(() => DecisionModel),
    __metadata("design:paramtypes", [PredictionsService])
], DecisionEffectsResolver);
export { DecisionEffectsResolver };
//# sourceMappingURL=predictions.resolver.js.map