var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RunModel } from '../runs/run.model.js';
import { InputProblem } from '../runs/mutations.model.js';
/** How an alert differs, GraphQL name to stored value. */
export const AlertChangeEnum = { ADDED: 'added', REMOVED: 'removed' };
registerEnumType(AlertChangeEnum, {
    name: 'AlertChange',
    description: 'How an alert of a back-test differs.',
    valuesMap: { ADDED: { description: 'It would come, and did not.' }, REMOVED: { description: 'It came, and would not.' } },
});
/** An alert that would come or go. */
let BacktestAlertModel = class BacktestAlertModel {
    change;
    run;
    layer;
    step;
    since;
    resolved;
    value;
    summary;
};
__decorate([
    Field(() => AlertChangeEnum, { description: 'Whether it would come or go.' }),
    __metadata("design:type", String)
], BacktestAlertModel.prototype, "change", void 0);
__decorate([
    Field(() => RunModel, { description: 'The run it is about.' }),
    __metadata("design:type", RunModel)
], BacktestAlertModel.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Layer; null for the run as a whole.' }),
    __metadata("design:type", Object)
], BacktestAlertModel.prototype, "layer", void 0);
__decorate([
    Field(() => Int, { description: 'Step at which it fires.' }),
    __metadata("design:type", Number)
], BacktestAlertModel.prototype, "step", void 0);
__decorate([
    Field(() => Int, { description: 'Step from which its condition holds.' }),
    __metadata("design:type", Number)
], BacktestAlertModel.prototype, "since", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Step at which it ends; null where it fires to the end of the run.' }),
    __metadata("design:type", Object)
], BacktestAlertModel.prototype, "resolved", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Value that it is about, in the unit of its measure; null where it is not finite.' }),
    __metadata("design:type", Object)
], BacktestAlertModel.prototype, "value", void 0);
__decorate([
    Field(() => String, { description: 'What it says.' }),
    __metadata("design:type", String)
], BacktestAlertModel.prototype, "summary", void 0);
BacktestAlertModel = __decorate([
    ObjectType({ description: 'An alert that would come, or that came and would not.' })
], BacktestAlertModel);
export { BacktestAlertModel };
/** How one rule differs. */
let RuleDiffModel = class RuleDiffModel {
    rule;
    version;
    before;
    added;
    removed;
    kept;
    problem;
    alerts;
};
__decorate([
    Field(() => String, { description: 'Name of the rule.' }),
    __metadata("design:type", String)
], RuleDiffModel.prototype, "rule", void 0);
__decorate([
    Field(() => String, { description: 'Version that was tried.' }),
    __metadata("design:type", String)
], RuleDiffModel.prototype, "version", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Version that is active; null where the rule is new.' }),
    __metadata("design:type", Object)
], RuleDiffModel.prototype, "before", void 0);
__decorate([
    Field(() => Int, { description: 'Alerts that would come.' }),
    __metadata("design:type", Number)
], RuleDiffModel.prototype, "added", void 0);
__decorate([
    Field(() => Int, { description: 'Alerts that came and would not.' }),
    __metadata("design:type", Number)
], RuleDiffModel.prototype, "removed", void 0);
__decorate([
    Field(() => Int, { description: 'Alerts of both: same run and layer, at steps that overlap.' }),
    __metadata("design:type", Number)
], RuleDiffModel.prototype, "kept", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it could not be computed at some step; null where it could.' }),
    __metadata("design:type", Object)
], RuleDiffModel.prototype, "problem", void 0);
__decorate([
    Field(() => [BacktestAlertModel], { description: 'Those that would come, then those that would go; at most 100 of each.' }),
    __metadata("design:type", Array)
], RuleDiffModel.prototype, "alerts", void 0);
RuleDiffModel = __decorate([
    ObjectType({ description: 'How the alerts of one rule differ from those of the version that is active.' })
], RuleDiffModel);
export { RuleDiffModel };
/** What `backtestRules` is given. */
let BacktestRulesInput = class BacktestRulesInput {
    text;
    runs;
    last;
};
__decorate([
    Field(() => String, { description: 'Text of a rule file: YAML. At most 65536 characters.' }),
    __metadata("design:type", String)
], BacktestRulesInput.prototype, "text", void 0);
__decorate([
    Field(() => [ID], { nullable: true, description: 'The runs, at most 20: uuid or global id; the newest ones of the project when absent.' }),
    __metadata("design:type", Object)
], BacktestRulesInput.prototype, "runs", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'How many of the newest runs, 1 to 20; 10 when absent.' }),
    __metadata("design:type", Object)
], BacktestRulesInput.prototype, "last", void 0);
BacktestRulesInput = __decorate([
    InputType({ description: 'Rules to try on stored runs.' })
], BacktestRulesInput);
export { BacktestRulesInput };
/** What a back-test found. */
let BacktestRulesPayload = class BacktestRulesPayload {
    runs;
    steps;
    diffs;
};
__decorate([
    Field(() => Int, { description: 'Runs with recorded steps that it looked at.' }),
    __metadata("design:type", Number)
], BacktestRulesPayload.prototype, "runs", void 0);
__decorate([
    Field(() => Int, { description: 'Steps of these.' }),
    __metadata("design:type", Number)
], BacktestRulesPayload.prototype, "steps", void 0);
__decorate([
    Field(() => [RuleDiffModel], { description: 'Rule by rule.' }),
    __metadata("design:type", Array)
], BacktestRulesPayload.prototype, "diffs", void 0);
BacktestRulesPayload = __decorate([
    ObjectType({ description: 'What a back-test looked at and found. It is kept that these versions were back-tested.' })
], BacktestRulesPayload);
export { BacktestRulesPayload };
/** A back-test that is not made. */
let BacktestRefused = class BacktestRefused {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: BACKTEST_BUSY, BACKTEST_TOO_LARGE.' }),
    __metadata("design:type", String)
], BacktestRefused.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], BacktestRefused.prototype, "message", void 0);
BacktestRefused = __decorate([
    ObjectType({ description: 'A back-test that is not made now, or not here.' })
], BacktestRefused);
export { BacktestRefused };
/** Outcomes of `backtestRules`. */
export const BacktestRulesResult = createUnionType({
    name: 'BacktestRulesResult',
    description: 'The difference, or why there is none.',
    types: () => [BacktestRulesPayload, BacktestRefused, InputProblem],
    resolveType: (value) => {
        if ('diffs' in value)
            return BacktestRulesPayload;
        return 'path' in value ? InputProblem : BacktestRefused;
    },
});
//# sourceMappingURL=backtest.model.js.map