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
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { actOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { CancelImpactInput, CancelImpactResult, StartImpactInput, StartImpactResult } from './impact-acts.model.js';
import { ImpactConnection, ImpactModel } from './impact.model.js';
import { ImpactsService } from './impacts.service.js';
/** Impacts: reading, asking for one, cancelling. */
let ImpactsResolver = class ImpactsResolver {
    impacts;
    constructor(impacts) {
        this.impacts = impacts;
    }
    one(id) {
        return this.impacts.find(studyOf('Impact', id, 'id'));
    }
    startImpact(input, context) {
        return this.impacts.start(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
    }
    cancelImpact({ impact, reason }, context) {
        return this.impacts.cancel(studyOf('Impact', impact, 'input.impact'), actOf(context, reason));
    }
    async run({ runUuid }, context) {
        return toRun(await context.loaders.runs.load(runUuid));
    }
};
__decorate([
    Query(() => ImpactModel, { name: 'impact', nullable: true, description: 'One impact; null when it is gone.' }),
    __param(0, Args('id', { type: () => ID, description: 'Its global id.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Promise)
], ImpactsResolver.prototype, "one", null);
__decorate([
    Mutation(() => StartImpactResult, { description: 'Asks what scaling did to everybody, beside what merely another seed does. A worker trains; runChanged tells how it goes.' }),
    __param(0, Args('input', { type: () => StartImpactInput, description: 'The run, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [StartImpactInput, Object]),
    __metadata("design:returntype", Promise)
], ImpactsResolver.prototype, "startImpact", null);
__decorate([
    Mutation(() => CancelImpactResult, { description: 'Cancels an impact that waits or is being made.' }),
    __param(0, Args('input', { type: () => CancelImpactInput, description: 'The impact, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CancelImpactInput, Object]),
    __metadata("design:returntype", Promise)
], ImpactsResolver.prototype, "cancelImpact", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run it is about.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ImpactModel, Object]),
    __metadata("design:returntype", Promise)
], ImpactsResolver.prototype, "run", null);
ImpactsResolver = __decorate([
    Resolver(() => ImpactModel),
    __metadata("design:paramtypes", [ImpactsService])
], ImpactsResolver);
export { ImpactsResolver };
/** Impacts of one run. */
let RunImpactsResolver = class RunImpactsResolver {
    impactsOf;
    constructor(impactsOf) {
        this.impactsOf = impactsOf;
    }
    impacts({ uuid }, { first, after }) {
        return this.impactsOf.list({ first: pageSize(first), after, run: uuid });
    }
};
__decorate([
    ResolveField(() => ImpactConnection, { description: 'Impacts of the run, newest first: what scaling did to everybody.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, PageArgs]),
    __metadata("design:returntype", Promise)
], RunImpactsResolver.prototype, "impacts", null);
RunImpactsResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [ImpactsService])
], RunImpactsResolver);
export { RunImpactsResolver };
//# sourceMappingURL=impacts.resolver.js.map