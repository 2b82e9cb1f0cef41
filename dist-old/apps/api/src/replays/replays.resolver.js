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
import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, pageSize } from '../common/connection.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { ReplayConnection, ReplayModel, RunExecution } from './replay.model.js';
import { ReplaysService } from './replays.service.js';
import { toExecution } from './to-replay.js';
/** What `replays` is asked. */
let ReplaysArgs = class ReplaysArgs extends PageArgs {
    run;
    project;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Only replays of this run: its uuid or global id.' }),
    __metadata("design:type", Object)
], ReplaysArgs.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only replays of runs of this project; a token for one project is told of that one.' }),
    __metadata("design:type", Object)
], ReplaysArgs.prototype, "project", void 0);
ReplaysArgs = __decorate([
    ArgsType()
], ReplaysArgs);
export { ReplaysArgs };
/** Replays: reading. */
let ReplaysResolver = class ReplaysResolver {
    replays;
    constructor(replays) {
        this.replays = replays;
    }
    list({ first, after, run, project }) {
        return this.replays.list({ first: pageSize(first), after, project, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
    }
    one(id) {
        return this.replays.find(studyOf('Replay', id, 'id'));
    }
    async run({ runUuid }, context) {
        return toRun(await context.loaders.runs.load(runUuid));
    }
};
__decorate([
    Query(() => ReplayConnection, { name: 'replays', description: 'Stored replays of all runs, newest first.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReplaysArgs]),
    __metadata("design:returntype", Promise)
], ReplaysResolver.prototype, "list", null);
__decorate([
    Query(() => ReplayModel, { name: 'replay', nullable: true, description: 'One replay; null when it is gone.' }),
    __param(0, Args('id', { type: () => ID, description: 'Its global id.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Promise)
], ReplaysResolver.prototype, "one", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run that was executed again.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReplayModel, Object]),
    __metadata("design:returntype", Promise)
], ReplaysResolver.prototype, "run", null);
ReplaysResolver = __decorate([
    Resolver(() => ReplayModel),
    __metadata("design:paramtypes", [ReplaysService])
], ReplaysResolver);
export { ReplaysResolver };
/** Replays of one run. */
let RunReplaysResolver = class RunReplaysResolver {
    replaysOf;
    constructor(replaysOf) {
        this.replaysOf = replaysOf;
    }
    replays({ uuid }, { first, after }) {
        return this.replaysOf.list({ first: pageSize(first), after, run: uuid });
    }
    async lastExecution({ uuid }, { loaders }) {
        const found = await loaders.executions.load(uuid);
        return found === null ? null : toExecution(found);
    }
};
__decorate([
    ResolveField(() => ReplayConnection, { description: 'Stored replays of the run, newest first: whether it was ever executed again, and was the same.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, PageArgs]),
    __metadata("design:returntype", Promise)
], RunReplaysResolver.prototype, "replays", null);
__decorate([
    ResolveField(() => RunExecution, {
        nullable: true,
        description: 'How the run was executed again last, for a trace, an impact or a replay: what releases and reports rest on. A replay that found it the same is passed over where the run was resumed or given other weights since. Null where it never was.',
    }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], RunReplaysResolver.prototype, "lastExecution", null);
RunReplaysResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [ReplaysService])
], RunReplaysResolver);
export { RunReplaysResolver };
//# sourceMappingURL=replays.resolver.js.map