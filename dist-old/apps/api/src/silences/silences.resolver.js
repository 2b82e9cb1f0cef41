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
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AlertModel } from '../alerts/alert.model.js';
import { toAlert } from '../alerts/alerts.service.js';
import { actorOf } from '../auth/actor-of.js';
import { pageSize } from '../common/connection.js';
import { fromGlobalId } from '../common/global-id.js';
import { CreateSilenceInput, CreateSilenceResult, ExpireSilenceInput, ExpireSilenceResult, MatcherInput, SilencePreview } from './silence-acts.model.js';
import { SilenceConnection, SilenceModel, SilencesArgs } from './silence.model.js';
import { SilencesService } from './silences.service.js';
/** Silences, each made and ended under the name of a token. */
let SilencesResolver = class SilencesResolver {
    silences;
    constructor(silences) {
        this.silences = silences;
    }
    list({ first, ...rest }) {
        return this.silences.list({ ...rest, first: pageSize(first) });
    }
    silencePreview(matchers) {
        return this.silences.preview(matchers);
    }
    createSilence(input, context) {
        return this.silences.create(input, actorOf(context));
    }
    expireSilence(input, context) {
        return this.silences.expire(input, actorOf(context));
    }
};
__decorate([
    Query(() => SilenceConnection, { name: 'silences', description: 'Silences, newest first: who muted what, until when, and why.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [SilencesArgs]),
    __metadata("design:returntype", Promise)
], SilencesResolver.prototype, "list", null);
__decorate([
    Query(() => SilencePreview, { description: 'What a silence with these matchers would mute.' }),
    __param(0, Args('matchers', { type: () => [MatcherInput], description: 'Alerts that fit all of these. 1 to 20.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Array]),
    __metadata("design:returntype", Promise)
], SilencesResolver.prototype, "silencePreview", null);
__decorate([
    Mutation(() => CreateSilenceResult, { description: 'Mutes the alerts that match, until an end. They still fire and are shown. expireSilence ends it.' }),
    __param(0, Args('input', { type: () => CreateSilenceInput, description: 'What, how long, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CreateSilenceInput, Object]),
    __metadata("design:returntype", Promise)
], SilencesResolver.prototype, "createSilence", null);
__decorate([
    Mutation(() => ExpireSilenceResult, { description: 'Ends a silence now. What it muted and still fires is told.' }),
    __param(0, Args('input', { type: () => ExpireSilenceInput, description: 'The silence, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ExpireSilenceInput, Object]),
    __metadata("design:returntype", Promise)
], SilencesResolver.prototype, "expireSilence", null);
SilencesResolver = __decorate([
    Resolver(() => SilenceModel),
    __metadata("design:paramtypes", [SilencesService])
], SilencesResolver);
export { SilencesResolver };
/** What mutes an alert. */
let AlertSuppressionResolver = class AlertSuppressionResolver {
    silences;
    constructor(silences) {
        this.silences = silences;
    }
    async silencedBy({ id }, { loaders }) {
        const { silences } = await loaders.suppressions.load(fromGlobalId(id)?.key ?? '');
        return silences.map((row) => this.silences.toModel(row));
    }
    async inhibitedBy({ id }, { loaders }) {
        const { inhibitedBy } = await loaders.suppressions.load(fromGlobalId(id)?.key ?? '');
        const found = await loaders.alerts.loadMany(inhibitedBy.slice(0, 10));
        return found.flatMap((row) => (row === null || row instanceof Error ? [] : [toAlert(row)]));
    }
};
__decorate([
    ResolveField(() => [SilenceModel], { description: 'Silences that mute it now; it still fires.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AlertModel, Object]),
    __metadata("design:returntype", Promise)
], AlertSuppressionResolver.prototype, "silencedBy", null);
__decorate([
    ResolveField(() => [AlertModel], { description: 'Alerts that inhibit it now, at most 10; it still fires.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AlertModel, Object]),
    __metadata("design:returntype", Promise)
], AlertSuppressionResolver.prototype, "inhibitedBy", null);
AlertSuppressionResolver = __decorate([
    Resolver(() => AlertModel),
    __metadata("design:paramtypes", [SilencesService])
], AlertSuppressionResolver);
export { AlertSuppressionResolver };
//# sourceMappingURL=silences.resolver.js.map