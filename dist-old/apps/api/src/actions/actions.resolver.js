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
import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { actOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { ActionRequestConnection, ActionRequestModel, DecideActionInput, DecideActionResult } from './action.model.js';
import { ActionsService } from './actions.service.js';
/** What `actionRequests` is asked. */
let ActionRequestsArgs = class ActionRequestsArgs extends PageArgs {
    run;
    project;
    open;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Only requests on this run: its uuid or global id.' }),
    __metadata("design:type", Object)
], ActionRequestsArgs.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only requests of runs of this project; a token for one project is told of that one.' }),
    __metadata("design:type", Object)
], ActionRequestsArgs.prototype, "project", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Only those that wait for a person, or only the others.' }),
    __metadata("design:type", Object)
], ActionRequestsArgs.prototype, "open", void 0);
ActionRequestsArgs = __decorate([
    ArgsType()
], ActionRequestsArgs);
export { ActionRequestsArgs };
/** What rules ask for, and what people say to it. */
let ActionsResolver = class ActionsResolver {
    actions;
    constructor(actions) {
        this.actions = actions;
    }
    list({ first, after, run, project, open }) {
        const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
        return this.actions.list({ first: pageSize(first), after, run: uuid, project, open });
    }
    approveAction({ request, reason }, context) {
        return this.actions.decide(request, 'approve', actOf(context, reason));
    }
    rejectAction({ request, reason }, context) {
        return this.actions.decide(request, 'reject', actOf(context, reason));
    }
    async run(request, context) {
        return toRun(await context.loaders.runs.load(request.runUuid));
    }
};
__decorate([
    Query(() => ActionRequestConnection, { name: 'actionRequests', description: 'What alerts asked to be done to their runs.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ActionRequestsArgs]),
    __metadata("design:returntype", Promise)
], ActionsResolver.prototype, "list", null);
__decorate([
    Mutation(() => DecideActionResult, { description: 'Approves a proposal: it becomes a command. One that timed out is reviewed so, by a reviewer.' }),
    __param(0, Args('input', { type: () => DecideActionInput, description: 'The request, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DecideActionInput, Object]),
    __metadata("design:returntype", Promise)
], ActionsResolver.prototype, "approveAction", null);
__decorate([
    Mutation(() => DecideActionResult, { description: 'Rejects a proposal: nothing follows. One that timed out is reviewed so, by a reviewer.' }),
    __param(0, Args('input', { type: () => DecideActionInput, description: 'The request, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DecideActionInput, Object]),
    __metadata("design:returntype", Promise)
], ActionsResolver.prototype, "rejectAction", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run it is about.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ActionRequestModel, Object]),
    __metadata("design:returntype", Promise)
], ActionsResolver.prototype, "run", null);
ActionsResolver = __decorate([
    Resolver(() => ActionRequestModel),
    __metadata("design:paramtypes", [ActionsService])
], ActionsResolver);
export { ActionsResolver };
/** What is to be known of a run because of requests. */
let RunActionsResolver = class RunActionsResolver {
    async unreviewed(run, context) {
        return await context.loaders.unreviewed.load(run.uuid);
    }
};
__decorate([
    ResolveField(() => Boolean, { description: 'Whether it goes on under the time-out policy, and no reviewer has looked at that yet.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunActionsResolver.prototype, "unreviewed", null);
RunActionsResolver = __decorate([
    Resolver(() => RunModel)
], RunActionsResolver);
export { RunActionsResolver };
//# sourceMappingURL=actions.resolver.js.map