var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InputProblem, RunNotFound } from '../runs/mutations.model.js';
import { TraceStateEnum } from '../studies/study.model.js';
import { RunNotTraceable } from '../traces/trace-acts.model.js';
import { ImpactModel } from './impact.model.js';
/** What `startImpact` is given. */
let StartImpactInput = class StartImpactInput {
    run;
    seeds;
    threshold;
    seed;
    control;
    reason;
};
__decorate([
    Field(() => ID, { description: 'uuid or global id of the run.' }),
    __metadata("design:type", String)
], StartImpactInput.prototype, "run", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Trainings with other seeds, as many with scaling as without, 4 to 64. Default 16.' }),
    __metadata("design:type", Object)
], StartImpactInput.prototype, "seeds", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Score from which on the positive (last) class is given, 0 to 1. Default 0.5.' }),
    __metadata("design:type", Object)
], StartImpactInput.prototype, "threshold", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Of the seeds, the shuffles and the bootstrap, from 0. Default 0.' }),
    __metadata("design:type", Object)
], StartImpactInput.prototype, "seed", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Put merely another seed in the place of "without scaling": the answer should be seed noise. Default false.' }),
    __metadata("design:type", Object)
], StartImpactInput.prototype, "control", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the impact. 1 to 500 characters.' }),
    __metadata("design:type", String)
], StartImpactInput.prototype, "reason", void 0);
StartImpactInput = __decorate([
    InputType({ description: 'A run whose scaling is to be told from luck.' })
], StartImpactInput);
export { StartImpactInput };
/** What `cancelImpact` is given. */
let CancelImpactInput = class CancelImpactInput {
    impact;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Global id of the impact.' }),
    __metadata("design:type", String)
], CancelImpactInput.prototype, "impact", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the impact. 1 to 500 characters.' }),
    __metadata("design:type", String)
], CancelImpactInput.prototype, "reason", void 0);
CancelImpactInput = __decorate([
    InputType({ description: 'An impact to cancel, and why.' })
], CancelImpactInput);
export { CancelImpactInput };
/** The impact was queued. */
let StartImpactPayload = class StartImpactPayload {
    impact;
};
__decorate([
    Field(() => ImpactModel, { description: 'The new impact.' }),
    __metadata("design:type", ImpactModel)
], StartImpactPayload.prototype, "impact", void 0);
StartImpactPayload = __decorate([
    ObjectType({ description: 'The impact waits for a worker.' })
], StartImpactPayload);
export { StartImpactPayload };
/** The impact was cancelled. */
let CancelImpactPayload = class CancelImpactPayload {
    impact;
};
__decorate([
    Field(() => ImpactModel, { description: 'The impact as it is now.' }),
    __metadata("design:type", ImpactModel)
], CancelImpactPayload.prototype, "impact", void 0);
CancelImpactPayload = __decorate([
    ObjectType({ description: 'The impact is cancelled: a queued one is never made, the process that makes one ends within seconds.' })
], CancelImpactPayload);
export { CancelImpactPayload };
/** There is no such impact. */
let ImpactNotFound = class ImpactNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: IMPACT_NOT_FOUND.' }),
    __metadata("design:type", String)
], ImpactNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], ImpactNotFound.prototype, "message", void 0);
ImpactNotFound = __decorate([
    ObjectType({ description: 'There is no such impact.' })
], ImpactNotFound);
export { ImpactNotFound };
/** The impact has ended. */
let ImpactEnded = class ImpactEnded {
    code;
    message;
    state;
};
__decorate([
    Field(() => String, { description: 'Code for programs: IMPACT_ENDED.' }),
    __metadata("design:type", String)
], ImpactEnded.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], ImpactEnded.prototype, "message", void 0);
__decorate([
    Field(() => TraceStateEnum, { description: 'State the impact is in.' }),
    __metadata("design:type", String)
], ImpactEnded.prototype, "state", void 0);
ImpactEnded = __decorate([
    ObjectType({ description: 'The impact had ended before: there is nothing to cancel.' })
], ImpactEnded);
export { ImpactEnded };
const BY_CODE = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound, RUN_NOT_TRACEABLE: RunNotTraceable, IMPACT_NOT_FOUND: ImpactNotFound, IMPACT_ENDED: ImpactEnded };
/** Outcomes of `startImpact`. */
export const StartImpactResult = createUnionType({
    name: 'StartImpactResult',
    description: 'The queued impact, or why there is none.',
    types: () => [StartImpactPayload, InputProblem, RunNotFound, RunNotTraceable],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? StartImpactPayload),
});
/** Outcomes of `cancelImpact`. */
export const CancelImpactResult = createUnionType({
    name: 'CancelImpactResult',
    description: 'The cancelled impact, or why it is not.',
    types: () => [CancelImpactPayload, ImpactNotFound, ImpactEnded],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? CancelImpactPayload),
});
//# sourceMappingURL=impact-acts.model.js.map