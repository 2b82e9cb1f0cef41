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
import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { actOf, actorOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { RunSortEnum, RunStateEnum } from '../common/enums.js';
import { runUuidOf } from '../common/global-id.js';
import { DateTimeScalar } from '../common/scalars.js';
import { CancelRunInput, CancelRunResult, StartRunInput, StartRunResult } from './mutations.model.js';
import { RunConnection, RunModel } from './run.model.js';
import { RunControl } from './run-control.service.js';
import { RunsService } from './runs.service.js';
/** What `runs` is asked. */
let RunsArgs = class RunsArgs extends PageArgs {
    state;
    project;
    search;
    from;
    to;
    firing;
    sort;
};
__decorate([
    Field(() => RunStateEnum, { nullable: true, description: 'Only runs in this state.' }),
    __metadata("design:type", Object)
], RunsArgs.prototype, "state", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only runs of this project.' }),
    __metadata("design:type", Object)
], RunsArgs.prototype, "project", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only runs whose name contains this text, or whose uuid begins with it, in any case.' }),
    __metadata("design:type", Object)
], RunsArgs.prototype, "search", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only runs that were made from this time on.' }),
    __metadata("design:type", Object)
], RunsArgs.prototype, "from", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only runs that were made before this time.' }),
    __metadata("design:type", Object)
], RunsArgs.prototype, "to", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Only runs with alerts that fire now (true), or only those without (false).' }),
    __metadata("design:type", Object)
], RunsArgs.prototype, "firing", void 0);
__decorate([
    Field(() => RunSortEnum, { defaultValue: RunSortEnum.NEWEST, description: 'Order of the runs; keep it from page to page.' }),
    __metadata("design:type", String)
], RunsArgs.prototype, "sort", void 0);
RunsArgs = __decorate([
    ArgsType()
], RunsArgs);
export { RunsArgs };
/** Runs: reading, starting, cancelling. */
let RunsResolver = class RunsResolver {
    runs;
    control;
    constructor(runs, control) {
        this.runs = runs;
        this.control = control;
    }
    run(uuid) {
        return this.runs.find(runUuidOf(uuid, 'uuid'));
    }
    list({ first, ...rest }) {
        return this.runs.list({ ...rest, first: pageSize(first) });
    }
    startRun(input, context) {
        return this.control.start(input, actorOf(context), context.access?.project ?? null);
    }
    cancelRun(input, context) {
        return this.control.cancel(runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
    }
};
__decorate([
    Query(() => RunModel, { name: 'run', nullable: true, description: 'One run; null when there is none.' }),
    __param(0, Args('uuid', { type: () => ID, description: 'uuid or global id of the run.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Promise)
], RunsResolver.prototype, "run", null);
__decorate([
    Query(() => RunConnection, { name: 'runs', description: 'Runs, newest first unless another order is asked for.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunsArgs]),
    __metadata("design:returntype", Promise)
], RunsResolver.prototype, "list", null);
__decorate([
    Mutation(() => StartRunResult, { description: 'Creates a run and queues it; an executor picks it up.' }),
    __param(0, Args('input', { type: () => StartRunInput, description: 'The spec, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [StartRunInput, Object]),
    __metadata("design:returntype", Promise)
], RunsResolver.prototype, "startRun", null);
__decorate([
    Mutation(() => CancelRunResult, { description: 'Tells a run to stop: a queued one at once, a running one at its next step.' }),
    __param(0, Args('input', { type: () => CancelRunInput, description: 'The run, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CancelRunInput, Object]),
    __metadata("design:returntype", Promise)
], RunsResolver.prototype, "cancelRun", null);
RunsResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [RunsService,
        RunControl])
], RunsResolver);
export { RunsResolver };
//# sourceMappingURL=runs.resolver.js.map