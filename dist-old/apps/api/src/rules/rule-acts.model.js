var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { RuleModeEnum } from '../common/enums.js';
import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem } from '../runs/mutations.model.js';
/** How a rule was set. */
let RuleChange = class RuleChange {
    rule;
    version;
    mode;
    text;
    activatedAt;
    activatedBy;
    reason;
    endedAt;
    endedBy;
    endedReason;
};
__decorate([
    Field(() => String, { description: 'Name of the rule.' }),
    __metadata("design:type", String)
], RuleChange.prototype, "rule", void 0);
__decorate([
    Field(() => String, { description: 'Its version.' }),
    __metadata("design:type", String)
], RuleChange.prototype, "version", void 0);
__decorate([
    Field(() => RuleModeEnum, { description: 'How it takes part.' }),
    __metadata("design:type", String)
], RuleChange.prototype, "mode", void 0);
__decorate([
    Field(() => String, { description: 'The rule itself: the entry of its file, or of the catalogue.' }),
    __metadata("design:type", String)
], RuleChange.prototype, "text", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'From when on. UTC.' }),
    __metadata("design:type", Date)
], RuleChange.prototype, "activatedAt", void 0);
__decorate([
    Field(() => String, { description: 'By whom.' }),
    __metadata("design:type", String)
], RuleChange.prototype, "activatedBy", void 0);
__decorate([
    Field(() => String, { description: 'Why.' }),
    __metadata("design:type", String)
], RuleChange.prototype, "reason", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null while it holds. UTC.' }),
    __metadata("design:type", Object)
], RuleChange.prototype, "endedAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Who ended it; null while it holds.' }),
    __metadata("design:type", Object)
], RuleChange.prototype, "endedBy", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it was ended; null while it holds.' }),
    __metadata("design:type", Object)
], RuleChange.prototype, "endedReason", void 0);
RuleChange = __decorate([
    ObjectType({ description: 'How a rule was set in a project, from when to when, by whom and why.' })
], RuleChange);
export { RuleChange };
/** What `activateRules` is given. */
let ActivateRulesInput = class ActivateRulesInput {
    text;
    shadow;
    reason;
};
__decorate([
    Field(() => String, { description: 'Text of a rule file: YAML. At most 65536 characters.' }),
    __metadata("design:type", String)
], ActivateRulesInput.prototype, "text", void 0);
__decorate([
    Field(() => Boolean, { defaultValue: false, description: 'All in shadow: alerts are stored and shown, but tell nobody and act on nothing.' }),
    __metadata("design:type", Boolean)
], ActivateRulesInput.prototype, "shadow", void 0);
__decorate([
    Field(() => String, { description: 'Why; it stays on record. 1 to 500 characters.' }),
    __metadata("design:type", String)
], ActivateRulesInput.prototype, "reason", void 0);
ActivateRulesInput = __decorate([
    InputType({ description: 'Rules to watch the runs of a project with, and why.' })
], ActivateRulesInput);
export { ActivateRulesInput };
/** What `setRuleMode` is given. */
let SetRuleModeInput = class SetRuleModeInput {
    rule;
    mode;
    reason;
};
__decorate([
    Field(() => String, { description: 'Name of a built-in rule or of one that is active.' }),
    __metadata("design:type", String)
], SetRuleModeInput.prototype, "rule", void 0);
__decorate([
    Field(() => RuleModeEnum, { description: 'How it is to take part.' }),
    __metadata("design:type", String)
], SetRuleModeInput.prototype, "mode", void 0);
__decorate([
    Field(() => String, { description: 'Why; it stays on record. 1 to 500 characters.' }),
    __metadata("design:type", String)
], SetRuleModeInput.prototype, "reason", void 0);
SetRuleModeInput = __decorate([
    InputType({ description: 'A rule, how it is to take part, and why.' })
], SetRuleModeInput);
export { SetRuleModeInput };
/** What `deactivateRule` is given. */
let DeactivateRuleInput = class DeactivateRuleInput {
    rule;
    reason;
};
__decorate([
    Field(() => String, { description: 'Its name.' }),
    __metadata("design:type", String)
], DeactivateRuleInput.prototype, "rule", void 0);
__decorate([
    Field(() => String, { description: 'Why; it stays on record. 1 to 500 characters.' }),
    __metadata("design:type", String)
], DeactivateRuleInput.prototype, "reason", void 0);
DeactivateRuleInput = __decorate([
    InputType({ description: 'A rule whose setting is to end, and why.' })
], DeactivateRuleInput);
export { DeactivateRuleInput };
/** What changed. */
let RulesSetPayload = class RulesSetPayload {
    changes;
};
__decorate([
    Field(() => [RuleChange], { description: 'What changed; what was so already is not among it.' }),
    __metadata("design:type", Array)
], RulesSetPayload.prototype, "changes", void 0);
RulesSetPayload = __decorate([
    ObjectType({ description: 'Rules were set; running processes take it within seconds.' })
], RulesSetPayload);
export { RulesSetPayload };
/** Outcomes of setting rules. */
export const RulesSetResult = createUnionType({
    name: 'RulesSetResult',
    description: 'What changed, or what was wrong; then nothing changed.',
    types: () => [RulesSetPayload, InputProblem],
    resolveType: (value) => ('changes' in value ? RulesSetPayload : InputProblem),
});
//# sourceMappingURL=rule-acts.model.js.map