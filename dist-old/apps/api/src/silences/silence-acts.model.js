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
import { AlertModel } from '../alerts/alert.model.js';
import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem } from '../runs/mutations.model.js';
import { MatchOperatorEnum, SilenceModel } from './silence.model.js';
/** A matcher that is given. */
let MatcherInput = class MatcherInput {
    name;
    operator;
    value;
};
__decorate([
    Field(() => String, { description: 'Name of the label: alertname, severity, layer, run, run_name, project, measure, or one of a rule.' }),
    __metadata("design:type", String)
], MatcherInput.prototype, "name", void 0);
__decorate([
    Field(() => MatchOperatorEnum, { description: 'How it compares.' }),
    __metadata("design:type", String)
], MatcherInput.prototype, "operator", void 0);
__decorate([
    Field(() => String, { description: 'Value, or pattern in the syntax of RE2. At most 500 characters.' }),
    __metadata("design:type", String)
], MatcherInput.prototype, "value", void 0);
MatcherInput = __decorate([
    InputType({ description: 'A condition on one label.' })
], MatcherInput);
export { MatcherInput };
/** What `createSilence` is given. */
let CreateSilenceInput = class CreateSilenceInput {
    matchers;
    startsAt;
    endsAt;
    durationSeconds;
    reason;
};
__decorate([
    Field(() => [MatcherInput], { description: 'Alerts that fit all of these are muted. 1 to 20.' }),
    __metadata("design:type", Array)
], CreateSilenceInput.prototype, "matchers", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it begins; now when absent. UTC.' }),
    __metadata("design:type", Object)
], CreateSilenceInput.prototype, "startsAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it ends: exactly one of endsAt and durationSeconds. UTC.' }),
    __metadata("design:type", Object)
], CreateSilenceInput.prototype, "endsAt", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'How long it lasts, 60 to 31536000. Unit: s.' }),
    __metadata("design:type", Object)
], CreateSilenceInput.prototype, "durationSeconds", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the silence. 1 to 500 characters.' }),
    __metadata("design:type", String)
], CreateSilenceInput.prototype, "reason", void 0);
CreateSilenceInput = __decorate([
    InputType({ description: 'What to mute, how long, and why.' })
], CreateSilenceInput);
export { CreateSilenceInput };
/** What `expireSilence` is given. */
let ExpireSilenceInput = class ExpireSilenceInput {
    silence;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Global id of the silence, or its uuid.' }),
    __metadata("design:type", String)
], ExpireSilenceInput.prototype, "silence", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the silence. 1 to 500 characters.' }),
    __metadata("design:type", String)
], ExpireSilenceInput.prototype, "reason", void 0);
ExpireSilenceInput = __decorate([
    InputType({ description: 'A silence to end now, and why.' })
], ExpireSilenceInput);
export { ExpireSilenceInput };
/** The silence as it is now. */
let SilencePayload = class SilencePayload {
    silence;
};
__decorate([
    Field(() => SilenceModel, { description: 'The silence as it is now.' }),
    __metadata("design:type", SilenceModel)
], SilencePayload.prototype, "silence", void 0);
SilencePayload = __decorate([
    ObjectType({ description: 'The silence was made, or ended, under the name of the token.' })
], SilencePayload);
export { SilencePayload };
/** There is no such silence. */
let SilenceNotFound = class SilenceNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: SILENCE_NOT_FOUND.' }),
    __metadata("design:type", String)
], SilenceNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], SilenceNotFound.prototype, "message", void 0);
SilenceNotFound = __decorate([
    ObjectType({ description: 'There is no such silence.' })
], SilenceNotFound);
export { SilenceNotFound };
/** What a silence would mute. */
let SilencePreview = class SilencePreview {
    firing;
    alerts;
    lastWeek;
    lastWeekOf;
};
__decorate([
    Field(() => Int, { description: 'Alerts that fire now and would be muted.' }),
    __metadata("design:type", Number)
], SilencePreview.prototype, "firing", void 0);
__decorate([
    Field(() => [AlertModel], { description: 'Those alerts, at most 20 of them.' }),
    __metadata("design:type", Array)
], SilencePreview.prototype, "alerts", void 0);
__decorate([
    Field(() => Int, { description: 'Alerts of the last 7 days that would have been muted.' }),
    __metadata("design:type", Number)
], SilencePreview.prototype, "lastWeek", void 0);
__decorate([
    Field(() => Int, { description: 'All alerts of the last 7 days.' }),
    __metadata("design:type", Number)
], SilencePreview.prototype, "lastWeekOf", void 0);
SilencePreview = __decorate([
    ObjectType({ description: 'What a silence with these matchers would mute.' })
], SilencePreview);
export { SilencePreview };
/** Outcomes of `createSilence`. */
export const CreateSilenceResult = createUnionType({
    name: 'CreateSilenceResult',
    description: 'The silence, or what was wrong with the input.',
    types: () => [SilencePayload, InputProblem],
    resolveType: (value) => ('silence' in value ? SilencePayload : InputProblem),
});
/** Outcomes of `expireSilence`. */
export const ExpireSilenceResult = createUnionType({
    name: 'ExpireSilenceResult',
    description: 'The silence as it is now, or that there is none.',
    types: () => [SilencePayload, SilenceNotFound],
    resolveType: (value) => ('silence' in value ? SilencePayload : SilenceNotFound),
});
//# sourceMappingURL=silence-acts.model.js.map