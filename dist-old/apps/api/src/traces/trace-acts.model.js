var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InputProblem, RunNotFound } from '../runs/mutations.model.js';
import { TraceStateEnum } from '../studies/study.model.js';
import { TracedOfEnum, TracedScalerEnum, TracedSplitEnum, TraceModel } from './trace.model.js';
/** How much is to be replayed. */
let TraceEffortInput = class TraceEffortInput {
    top;
    verify;
    controls;
    sets;
    scaler;
    without;
    seed;
};
__decorate([
    Field(() => Int, { nullable: true, description: 'Decisions to list, 1 to 10000. Default 10.' }),
    __metadata("design:type", Object)
], TraceEffortInput.prototype, "top", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Of these, replay the first so many, 0 to 1000. Default 3.' }),
    __metadata("design:type", Object)
], TraceEffortInput.prototype, "verify", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Single decisions drawn by lot to replay, 0 to 1000. By default as many as a p-value of 0.05 takes: 59 for three verified decisions or sets, 20 more for each further one.' }),
    __metadata("design:type", Object)
], TraceEffortInput.prototype, "controls", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Random sets of decisions to replay, 0 to 1000. Default 60.' }),
    __metadata("design:type", Object)
], TraceEffortInput.prototype, "sets", void 0);
__decorate([
    Field(() => TracedScalerEnum, { nullable: true, description: 'What is verified is replayed with all other scales held, or once more with the scaler reacting. Default HELD.' }),
    __metadata("design:type", Object)
], TraceEffortInput.prototype, "scaler", void 0);
__decorate([
    Field(() => [String], { nullable: true, description: 'Up to 8 sets of decisions to replay at scale 1, for the target and for all test records, each beside random sets of its size: steps of a layer (dense2@100-199), a layer (dense2), an incident (incident:1), what a guard changed (guard:clamp, guard:rateLimit), all (*).' }),
    __metadata("design:type", Object)
], TraceEffortInput.prototype, "without", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Seed of the lots, from 0. Default 0.' }),
    __metadata("design:type", Object)
], TraceEffortInput.prototype, "seed", void 0);
TraceEffortInput = __decorate([
    InputType({ description: 'How much is to be replayed; each replay costs up to one training.' })
], TraceEffortInput);
export { TraceEffortInput };
/** What `startTrace` is given. */
let StartTraceInput = class StartTraceInput {
    run;
    record;
    group;
    gap;
    split;
    of;
    class;
    effort;
    reason;
};
__decorate([
    Field(() => ID, { description: 'uuid or global id of the run.' }),
    __metadata("design:type", String)
], StartTraceInput.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Split and row, from 0: test:17.' }),
    __metadata("design:type", Object)
], StartTraceInput.prototype, "record", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE: the mean over all test records with this value of a protected attribute.' }),
    __metadata("design:type", Object)
], StartTraceInput.prototype, "group", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE vs ATTRIBUTE=VALUE: mean over the one group of test records − mean over the other; ATTRIBUTE=VALUE alone is against all others.' }),
    __metadata("design:type", Object)
], StartTraceInput.prototype, "gap", void 0);
__decorate([
    Field(() => TracedSplitEnum, { nullable: true, description: 'The mean over a whole split; with of LOSS the whole test loss.' }),
    __metadata("design:type", Object)
], StartTraceInput.prototype, "split", void 0);
__decorate([
    Field(() => TracedOfEnum, { nullable: true, description: 'What of the prediction. Default SCORE.' }),
    __metadata("design:type", Object)
], StartTraceInput.prototype, "of", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Class that score and logit are of; the last one by default.' }),
    __metadata("design:type", Object)
], StartTraceInput.prototype, "class", void 0);
__decorate([
    Field(() => TraceEffortInput, { nullable: true, description: 'How much is to be replayed.' }),
    __metadata("design:type", Object)
], StartTraceInput.prototype, "effort", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the trace. 1 to 500 characters.' }),
    __metadata("design:type", String)
], StartTraceInput.prototype, "reason", void 0);
StartTraceInput = __decorate([
    InputType({ description: 'A prediction to trace: exactly one of record, group, gap and split.' })
], StartTraceInput);
export { StartTraceInput };
/** What `cancelTrace` is given. */
let CancelTraceInput = class CancelTraceInput {
    trace;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Global id of the trace.' }),
    __metadata("design:type", String)
], CancelTraceInput.prototype, "trace", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the trace. 1 to 500 characters.' }),
    __metadata("design:type", String)
], CancelTraceInput.prototype, "reason", void 0);
CancelTraceInput = __decorate([
    InputType({ description: 'A trace to cancel, and why.' })
], CancelTraceInput);
export { CancelTraceInput };
/** The trace was queued. */
let StartTracePayload = class StartTracePayload {
    trace;
};
__decorate([
    Field(() => TraceModel, { description: 'The new trace.' }),
    __metadata("design:type", TraceModel)
], StartTracePayload.prototype, "trace", void 0);
StartTracePayload = __decorate([
    ObjectType({ description: 'The trace waits for a worker.' })
], StartTracePayload);
export { StartTracePayload };
/** The run cannot be traced. */
let RunNotTraceable = class RunNotTraceable {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: RUN_NOT_TRACEABLE.' }),
    __metadata("design:type", String)
], RunNotTraceable.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person: why.' }),
    __metadata("design:type", String)
], RunNotTraceable.prototype, "message", void 0);
RunNotTraceable = __decorate([
    ObjectType({ description: 'The run cannot be traced, now or ever.' })
], RunNotTraceable);
export { RunNotTraceable };
/** The trace was cancelled. */
let CancelTracePayload = class CancelTracePayload {
    trace;
};
__decorate([
    Field(() => TraceModel, { description: 'The trace as it is now.' }),
    __metadata("design:type", TraceModel)
], CancelTracePayload.prototype, "trace", void 0);
CancelTracePayload = __decorate([
    ObjectType({ description: 'The trace is cancelled: a queued one is never made, the process that makes one ends within seconds.' })
], CancelTracePayload);
export { CancelTracePayload };
/** There is no such trace. */
let TraceNotFound = class TraceNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: TRACE_NOT_FOUND.' }),
    __metadata("design:type", String)
], TraceNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], TraceNotFound.prototype, "message", void 0);
TraceNotFound = __decorate([
    ObjectType({ description: 'There is no such trace.' })
], TraceNotFound);
export { TraceNotFound };
/** The trace has ended. */
let TraceEnded = class TraceEnded {
    code;
    message;
    state;
};
__decorate([
    Field(() => String, { description: 'Code for programs: TRACE_ENDED.' }),
    __metadata("design:type", String)
], TraceEnded.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], TraceEnded.prototype, "message", void 0);
__decorate([
    Field(() => TraceStateEnum, { description: 'State the trace is in.' }),
    __metadata("design:type", String)
], TraceEnded.prototype, "state", void 0);
TraceEnded = __decorate([
    ObjectType({ description: 'The trace had ended before: there is nothing to cancel.' })
], TraceEnded);
export { TraceEnded };
const BY_CODE = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound, RUN_NOT_TRACEABLE: RunNotTraceable, TRACE_NOT_FOUND: TraceNotFound, TRACE_ENDED: TraceEnded };
/** Outcomes of `startTrace`. */
export const StartTraceResult = createUnionType({
    name: 'StartTraceResult',
    description: 'The queued trace, or why there is none.',
    types: () => [StartTracePayload, InputProblem, RunNotFound, RunNotTraceable],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? StartTracePayload),
});
/** Outcomes of `cancelTrace`. */
export const CancelTraceResult = createUnionType({
    name: 'CancelTraceResult',
    description: 'The cancelled trace, or why it is not.',
    types: () => [CancelTracePayload, TraceNotFound, TraceEnded],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? CancelTracePayload),
});
//# sourceMappingURL=trace-acts.model.js.map