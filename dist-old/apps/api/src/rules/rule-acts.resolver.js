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
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { actOf, actorOf } from '../auth/actor-of.js';
import { BacktestRulesInput, BacktestRulesResult } from './backtest.model.js';
import { BacktestsService } from './backtests.service.js';
import { ActivateRulesInput, DeactivateRuleInput, RuleChange, RulesSetResult, SetRuleModeInput } from './rule-acts.model.js';
import { RuleActs } from './rule-acts.service.js';
import { RuleCheck } from './rule-check.model.js';
const PROJECT = { type: () => String, defaultValue: 'default', description: 'Name of the project.' };
/** Rules of one's own: checked, tried on stored runs, set by name and reason. */
let RuleActsResolver = class RuleActsResolver {
    acts;
    backtests;
    constructor(acts, backtests) {
        this.acts = acts;
        this.backtests = backtests;
    }
    checkRules(text, project) {
        return this.acts.check(project, text);
    }
    ruleHistory(project, rule) {
        return this.acts.history(project, rule ?? null);
    }
    backtestRules(input, project, context) {
        return this.backtests.run(project, input, actorOf(context));
    }
    activateRules(input, project, context) {
        return this.acts.activate(project, input, actOf(context, input.reason));
    }
    setRuleMode(input, project, context) {
        return this.acts.setMode(project, input, actOf(context, input.reason));
    }
    deactivateRule(input, project, context) {
        return this.acts.deactivate(project, input.rule, actOf(context, input.reason));
    }
};
__decorate([
    Query(() => RuleCheck, { description: 'Checks the text of a rule file as gradlens rules check does: fields, expressions, types.' }),
    __param(0, Args('text', { type: () => String, description: 'Text of a rule file: YAML. At most 65536 characters.' })),
    __param(1, Args('project', PROJECT)),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, String]),
    __metadata("design:returntype", Promise)
], RuleActsResolver.prototype, "checkRules", null);
__decorate([
    Query(() => [RuleChange], { description: 'How rules were set in a project: latest first, at most 200.' }),
    __param(0, Args('project', PROJECT)),
    __param(1, Args('rule', { type: () => String, nullable: true, description: 'Only of this rule.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, String]),
    __metadata("design:returntype", Promise)
], RuleActsResolver.prototype, "ruleHistory", null);
__decorate([
    Mutation(() => BacktestRulesResult, { description: 'Tries rules on stored runs: which alerts would come and go against the active versions. Changes no rule.' }),
    __param(0, Args('input', { type: () => BacktestRulesInput, description: 'The rules and the runs.' })),
    __param(1, Args('project', PROJECT)),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [BacktestRulesInput, String, Object]),
    __metadata("design:returntype", Promise)
], RuleActsResolver.prototype, "backtestRules", null);
__decorate([
    Mutation(() => RulesSetResult, { description: 'Watches the runs of a project with the rules of a file, all or none. A critical rule goes live only after a back-test of this very version.' }),
    __param(0, Args('input', { type: () => ActivateRulesInput, description: 'The rules, and why.' })),
    __param(1, Args('project', PROJECT)),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ActivateRulesInput, String, Object]),
    __metadata("design:returntype", Promise)
], RuleActsResolver.prototype, "activateRules", null);
__decorate([
    Mutation(() => RulesSetResult, { description: 'Sets a rule to live, shadow or off.' }),
    __param(0, Args('input', { type: () => SetRuleModeInput, description: 'The rule, the mode, and why.' })),
    __param(1, Args('project', PROJECT)),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [SetRuleModeInput, String, Object]),
    __metadata("design:returntype", Promise)
], RuleActsResolver.prototype, "setRuleMode", null);
__decorate([
    Mutation(() => RulesSetResult, { description: 'Ends what is set of a rule: one of a file is evaluated no more, a built-in one is live again.' }),
    __param(0, Args('input', { type: () => DeactivateRuleInput, description: 'The rule, and why.' })),
    __param(1, Args('project', PROJECT)),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DeactivateRuleInput, String, Object]),
    __metadata("design:returntype", Promise)
], RuleActsResolver.prototype, "deactivateRule", null);
RuleActsResolver = __decorate([
    Resolver(),
    __metadata("design:paramtypes", [RuleActs,
        BacktestsService])
], RuleActsResolver);
export { RuleActsResolver };
//# sourceMappingURL=rule-acts.resolver.js.map