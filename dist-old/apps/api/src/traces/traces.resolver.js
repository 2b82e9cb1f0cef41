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
import { mayReadPeople } from '../auth/authorizer.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { DecisionModel } from '../series/decision.model.js';
import { DecisionsService } from '../series/decisions.service.js';
import { TraceStateEnum } from '../studies/study.model.js';
import { CancelTraceInput, CancelTraceResult, StartTraceInput, StartTraceResult } from './trace-acts.model.js';
import { TraceConnection, TraceModel } from './trace.model.js';
import { TracedDecisionConnection, TracedDecisionModel, TraceEffects, TraceResultModel } from './trace-result.model.js';
import { TracesService } from './traces.service.js';
/** What `traces` is asked. */
let TracesArgs = class TracesArgs extends PageArgs {
    run;
    state;
    record;
    project;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Only traces of this run: its uuid or global id.' }),
    __metadata("design:type", Object)
], TracesArgs.prototype, "run", void 0);
__decorate([
    Field(() => TraceStateEnum, { nullable: true, description: 'Only traces in this state.' }),
    __metadata("design:type", Object)
], TracesArgs.prototype, "state", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only traces of this record, as test:17; nothing for those who are not told of records.' }),
    __metadata("design:type", Object)
], TracesArgs.prototype, "record", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only traces of runs of this project; a token for one project is told of that one.' }),
    __metadata("design:type", Object)
], TracesArgs.prototype, "project", void 0);
TracesArgs = __decorate([
    ArgsType()
], TracesArgs);
export { TracesArgs };
/** A record that there is not: whoever is not told of records finds none by it. */
const OF_NOBODY = '';
/** Traces: reading, asking for one, cancelling. */
let TracesResolver = class TracesResolver {
    traces;
    constructor(traces) {
        this.traces = traces;
    }
    list({ first, after, run, project, state, record }, { access }) {
        const told = record === null || record === undefined || mayReadPeople(access) ? record : OF_NOBODY;
        return this.traces.list({ first: pageSize(first), after, project, state, record: told, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
    }
    one(id) {
        return this.traces.find(studyOf('Trace', id, 'id'));
    }
    startTrace(input, context) {
        return this.traces.start(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
    }
    cancelTrace({ trace, reason }, context) {
        return this.traces.cancel(studyOf('Trace', trace, 'input.trace'), actOf(context, reason));
    }
    async run({ runUuid }, context) {
        return toRun(await context.loaders.runs.load(runUuid));
    }
};
__decorate([
    Query(() => TraceConnection, { name: 'traces', description: 'Traces of all runs, newest first.' }),
    __param(0, Args()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TracesArgs, Object]),
    __metadata("design:returntype", Promise)
], TracesResolver.prototype, "list", null);
__decorate([
    Query(() => TraceModel, { name: 'trace', nullable: true, description: 'One trace; null when it is gone.' }),
    __param(0, Args('id', { type: () => ID, description: 'Its global id.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Promise)
], TracesResolver.prototype, "one", null);
__decorate([
    Mutation(() => StartTraceResult, { description: 'Asks which decisions moved a prediction. A worker makes the trace; runChanged tells how it goes.' }),
    __param(0, Args('input', { type: () => StartTraceInput, description: 'The prediction, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [StartTraceInput, Object]),
    __metadata("design:returntype", Promise)
], TracesResolver.prototype, "startTrace", null);
__decorate([
    Mutation(() => CancelTraceResult, { description: 'Cancels a trace that waits or is being made.' }),
    __param(0, Args('input', { type: () => CancelTraceInput, description: 'The trace, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CancelTraceInput, Object]),
    __metadata("design:returntype", Promise)
], TracesResolver.prototype, "cancelTrace", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run that was traced.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TraceModel, Object]),
    __metadata("design:returntype", Promise)
], TracesResolver.prototype, "run", null);
TracesResolver = __decorate([
    Resolver(() => TraceModel),
    __metadata("design:paramtypes", [TracesService])
], TracesResolver);
export { TracesResolver };
/** What a trace found, as far as it is read only when asked for. */
let TraceResultResolver = class TraceResultResolver {
    traces;
    constructor(traces) {
        this.traces = traces;
    }
    decisions(result, { first, after }) {
        return this.traces.decisions(result, pageSize(first), after);
    }
    effects(result) {
        return this.traces.effects(result);
    }
};
__decorate([
    ResolveField(() => TracedDecisionConnection, { description: 'The decisions that moved the target most, by estimate, the largest first.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TraceResultModel, PageArgs]),
    __metadata("design:returntype", TracedDecisionConnection)
], TraceResultResolver.prototype, "decisions", null);
__decorate([
    ResolveField(() => TraceEffects, { nullable: true, description: 'The estimated effect of every decision; null where it is not stored.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TraceResultModel]),
    __metadata("design:returntype", Promise)
], TraceResultResolver.prototype, "effects", null);
TraceResultResolver = __decorate([
    Resolver(() => TraceResultModel),
    __metadata("design:paramtypes", [TracesService])
], TraceResultResolver);
export { TraceResultResolver };
/** The recorded decision behind a traced one. */
let TracedDecisionResolver = class TracedDecisionResolver {
    decisions;
    constructor(decisions) {
        this.decisions = decisions;
    }
    async decision({ runUuid, step, layer }, context) {
        return this.decisions.one(runUuid, await context.loaders.layers.load(runUuid), { step, layer });
    }
};
__decorate([
    ResolveField(() => DecisionModel, { nullable: true, description: 'The decision as it was recorded; null where it is not kept any more.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TracedDecisionModel, Object]),
    __metadata("design:returntype", Promise)
], TracedDecisionResolver.prototype, "decision", null);
TracedDecisionResolver = __decorate([
    Resolver(() => TracedDecisionModel),
    __metadata("design:paramtypes", [DecisionsService])
], TracedDecisionResolver);
export { TracedDecisionResolver };
/** Traces of one run. */
let RunTracesResolver = class RunTracesResolver {
    tracesOf;
    constructor(tracesOf) {
        this.tracesOf = tracesOf;
    }
    traces({ uuid }, { first, after }) {
        return this.tracesOf.list({ first: pageSize(first), after, run: uuid });
    }
};
__decorate([
    ResolveField(() => TraceConnection, { description: 'Traces of the run, newest first.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, PageArgs]),
    __metadata("design:returntype", Promise)
], RunTracesResolver.prototype, "traces", null);
RunTracesResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [TracesService])
], RunTracesResolver);
export { RunTracesResolver };
//# sourceMappingURL=traces.resolver.js.map