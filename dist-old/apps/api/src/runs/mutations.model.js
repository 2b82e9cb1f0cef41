var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { RunStateEnum } from '../common/enums.js';
import { JsonScalar } from '../common/scalars.js';
import { RunModel } from './run.model.js';
/** What `startRun` is given. */
let StartRunInput = class StartRunInput {
    spec;
    specYaml;
    reason;
};
__decorate([
    Field(() => JsonScalar, { nullable: true, description: 'The spec as a JSON value.' }),
    __metadata("design:type", Object)
], StartRunInput.prototype, "spec", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The spec as YAML text, at most 256 KiB.' }),
    __metadata("design:type", Object)
], StartRunInput.prototype, "specYaml", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why the run is started; kept with it.' }),
    __metadata("design:type", Object)
], StartRunInput.prototype, "reason", void 0);
StartRunInput = __decorate([
    InputType({ description: 'A run to start: exactly one of spec and specYaml.' })
], StartRunInput);
export { StartRunInput };
/** What `cancelRun` is given. */
let CancelRunInput = class CancelRunInput {
    run;
    reason;
};
__decorate([
    Field(() => ID, { description: 'uuid or global id of the run.' }),
    __metadata("design:type", String)
], CancelRunInput.prototype, "run", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the run. 1 to 500 characters.' }),
    __metadata("design:type", String)
], CancelRunInput.prototype, "reason", void 0);
CancelRunInput = __decorate([
    InputType({ description: 'A run to cancel, and why.' })
], CancelRunInput);
export { CancelRunInput };
/** The run was queued. */
let StartRunPayload = class StartRunPayload {
    run;
};
__decorate([
    Field(() => RunModel, { description: 'The new run.' }),
    __metadata("design:type", RunModel)
], StartRunPayload.prototype, "run", void 0);
StartRunPayload = __decorate([
    ObjectType({ description: 'The run was created and waits for an executor.' })
], StartRunPayload);
export { StartRunPayload };
/** The input was wrong. */
let InputProblem = class InputProblem {
    code;
    message;
    path;
    value;
    allowed;
};
__decorate([
    Field(() => String, { description: 'Code for programs: BAD_USER_INPUT.' }),
    __metadata("design:type", String)
], InputProblem.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person: field, value and what is allowed.' }),
    __metadata("design:type", String)
], InputProblem.prototype, "message", void 0);
__decorate([
    Field(() => String, { description: 'Path of the field inside the spec ("model.hidden[0]"); empty for the spec itself.' }),
    __metadata("design:type", String)
], InputProblem.prototype, "path", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The value found; null when the field is missing.' }),
    __metadata("design:type", Object)
], InputProblem.prototype, "value", void 0);
__decorate([
    Field(() => String, { description: 'What is allowed.' }),
    __metadata("design:type", String)
], InputProblem.prototype, "allowed", void 0);
InputProblem = __decorate([
    ObjectType({ description: 'The input was wrong; nothing was created.' })
], InputProblem);
export { InputProblem };
/** The run was told to stop. */
let CancelRunPayload = class CancelRunPayload {
    run;
};
__decorate([
    Field(() => RunModel, { description: 'The run as it is now.' }),
    __metadata("design:type", RunModel)
], CancelRunPayload.prototype, "run", void 0);
CancelRunPayload = __decorate([
    ObjectType({ description: 'The run was told to stop: a queued one is cancelled at once, a running one at its next step.' })
], CancelRunPayload);
export { CancelRunPayload };
/** There is no such run. */
let RunNotFound = class RunNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: RUN_NOT_FOUND.' }),
    __metadata("design:type", String)
], RunNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], RunNotFound.prototype, "message", void 0);
RunNotFound = __decorate([
    ObjectType({ description: 'There is no such run.' })
], RunNotFound);
export { RunNotFound };
/** Nothing executes the run. */
let RunNotLive = class RunNotLive {
    code;
    message;
    state;
};
__decorate([
    Field(() => String, { description: 'Code for programs: RUN_NOT_LIVE.' }),
    __metadata("design:type", String)
], RunNotLive.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], RunNotLive.prototype, "message", void 0);
__decorate([
    Field(() => RunStateEnum, { description: 'State the run is in.' }),
    __metadata("design:type", String)
], RunNotLive.prototype, "state", void 0);
RunNotLive = __decorate([
    ObjectType({ description: 'The run has ended, or has not started: nothing executes it, so it cannot be told that.' })
], RunNotLive);
export { RunNotLive };
/** Only a reviewer may do that. */
let NeedsReviewer = class NeedsReviewer {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: NEEDS_REVIEWER.' }),
    __metadata("design:type", String)
], NeedsReviewer.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], NeedsReviewer.prototype, "message", void 0);
NeedsReviewer = __decorate([
    ObjectType({ description: 'The run is marked sensitive: that needs a reviewer.' })
], NeedsReviewer);
export { NeedsReviewer };
/** Outcomes of `startRun`. */
export const StartRunResult = createUnionType({
    name: 'StartRunResult',
    description: 'The queued run, or what was wrong with the input.',
    types: () => [StartRunPayload, InputProblem],
    resolveType: (value) => ('run' in value ? StartRunPayload : InputProblem),
});
/** Outcomes of `cancelRun`. */
export const CancelRunResult = createUnionType({
    name: 'CancelRunResult',
    description: 'The run that was told to stop, or why it could not be.',
    types: () => [CancelRunPayload, RunNotFound, RunNotLive],
    resolveType: (value) => {
        if ('run' in value)
            return CancelRunPayload;
        return 'state' in value ? RunNotLive : RunNotFound;
    },
});
//# sourceMappingURL=mutations.model.js.map