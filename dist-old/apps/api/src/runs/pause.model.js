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
import { NeedsReviewer, RunNotFound, RunNotLive } from './mutations.model.js';
import { RunModel } from './run.model.js';
/** What every order to a live run is given. */
let TellRunInput = class TellRunInput {
    run;
    reason;
};
__decorate([
    Field(() => ID, { description: 'uuid or global id of the run.' }),
    __metadata("design:type", String)
], TellRunInput.prototype, "run", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the command. 1 to 500 characters.' }),
    __metadata("design:type", String)
], TellRunInput.prototype, "reason", void 0);
TellRunInput = __decorate([
    InputType({ description: 'A live run, and why it is told something.' })
], TellRunInput);
export { TellRunInput };
/** The run was told. */
let TellRunPayload = class TellRunPayload {
    run;
    sent;
};
__decorate([
    Field(() => RunModel, { description: 'The run as it is now, before it has obeyed.' }),
    __metadata("design:type", RunModel)
], TellRunPayload.prototype, "run", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether a command was sent: false when the run is so already, or was told so already.' }),
    __metadata("design:type", Boolean)
], TellRunPayload.prototype, "sent", void 0);
TellRunPayload = __decorate([
    ObjectType({ description: 'The run knows: it obeys at its next step.' })
], TellRunPayload);
export { TellRunPayload };
/** Outcomes of an order to a live run. */
export const TellRunResult = createUnionType({
    name: 'TellRunResult',
    description: 'The run that was told, or why it could not be.',
    types: () => [TellRunPayload, RunNotFound, RunNotLive, NeedsReviewer],
    resolveType: (value) => {
        if ('run' in value)
            return TellRunPayload;
        if ('state' in value)
            return RunNotLive;
        return 'code' in value && value.code === 'NEEDS_REVIEWER' ? NeedsReviewer : RunNotFound;
    },
});
//# sourceMappingURL=pause.model.js.map