var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { AlertStateEnum, RuleKindEnum, RuleModeEnum, SeverityEnum } from '../common/enums.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';
/** A label of a rule. */
let LabelModel = class LabelModel {
    name;
    value;
};
__decorate([
    Field(() => String, { description: 'Name of the label.' }),
    __metadata("design:type", String)
], LabelModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'What it says.' }),
    __metadata("design:type", String)
], LabelModel.prototype, "value", void 0);
LabelModel = __decorate([
    ObjectType('Label', { description: 'A label of a rule, for routing.' })
], LabelModel);
export { LabelModel };
/** An alert on a run. */
let AlertModel = class AlertModel extends Node {
    /** uuid of the run, for the field `run`. */
    runUuid;
    /** Number of its incident, for the field `incident`. */
    incidentNumber;
    rule;
    ruleVersion;
    severity;
    layer;
    measure;
    state;
    since;
    firedStep;
    resolvedStep;
    value;
    threshold;
    summary;
    shadow;
    labels;
    runbook;
    firedAt;
    resolvedAt;
    runEndedAt;
};
__decorate([
    Field(() => String, { description: 'Name of the rule that fired, kebab-case.' }),
    __metadata("design:type", String)
], AlertModel.prototype, "rule", void 0);
__decorate([
    Field(() => String, { description: "sha256 of the rule's text and constants, hex: which version fired." }),
    __metadata("design:type", String)
], AlertModel.prototype, "ruleVersion", void 0);
__decorate([
    Field(() => SeverityEnum, { description: 'How bad it is.' }),
    __metadata("design:type", String)
], AlertModel.prototype, "severity", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Name of the layer; null for a rule on the whole run.' }),
    __metadata("design:type", Object)
], AlertModel.prototype, "layer", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Measure the rule looks at; null when it looks at something else.' }),
    __metadata("design:type", Object)
], AlertModel.prototype, "measure", void 0);
__decorate([
    Field(() => AlertStateEnum, { description: 'State now.' }),
    __metadata("design:type", String)
], AlertModel.prototype, "state", void 0);
__decorate([
    Field(() => Int, { description: 'Step at which the condition first held without a break.' }),
    __metadata("design:type", Number)
], AlertModel.prototype, "since", void 0);
__decorate([
    Field(() => Int, { description: 'Step at which it fired.' }),
    __metadata("design:type", Number)
], AlertModel.prototype, "firedStep", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Step at which it ended; null while it fires.' }),
    __metadata("design:type", Object)
], AlertModel.prototype, "resolvedStep", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The value that made it fire. Unit: that of the rule.' }),
    __metadata("design:type", MeasuredNumber)
], AlertModel.prototype, "value", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'What the value was compared with; null where there is nothing. Unit: that of the rule.' }),
    __metadata("design:type", Object)
], AlertModel.prototype, "threshold", void 0);
__decorate([
    Field(() => String, { description: 'One sentence for a person.' }),
    __metadata("design:type", String)
], AlertModel.prototype, "summary", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether its rule ran in shadow mode: the alert is shown, but joins no incident, notifies nobody and acts on nothing.' }),
    __metadata("design:type", Boolean)
], AlertModel.prototype, "shadow", void 0);
__decorate([
    Field(() => [LabelModel], { description: "The rule's own labels." }),
    __metadata("design:type", Array)
], AlertModel.prototype, "labels", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Address of a page that says what to do; null where the rule names none.' }),
    __metadata("design:type", Object)
], AlertModel.prototype, "runbook", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it fired. UTC.' }),
    __metadata("design:type", Date)
], AlertModel.prototype, "firedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it fires. UTC.' }),
    __metadata("design:type", Object)
], AlertModel.prototype, "resolvedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When its run ended; null while the run is queued, running or paused. Where it is told of a FIRING alert, no step comes any more that would resolve it. UTC.' }),
    __metadata("design:type", Object)
], AlertModel.prototype, "runEndedAt", void 0);
AlertModel = __decorate([
    ObjectType('Alert', { description: 'A condition on the decisions of a run that held long enough to tell somebody.', implements: () => [Node] })
], AlertModel);
export { AlertModel };
/** An alert and its place in a list. */
let AlertEdge = class AlertEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], AlertEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => AlertModel, { description: 'The alert.' }),
    __metadata("design:type", AlertModel)
], AlertEdge.prototype, "node", void 0);
AlertEdge = __decorate([
    ObjectType({ description: 'An alert and its place in a list.' })
], AlertEdge);
export { AlertEdge };
/** A page of alerts. */
let AlertConnection = class AlertConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [AlertEdge], { description: 'The alerts of the page.' }),
    __metadata("design:type", Array)
], AlertConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], AlertConnection.prototype, "pageInfo", void 0);
AlertConnection = __decorate([
    ObjectType({ description: 'A page of alerts, newest first.' })
], AlertConnection);
export { AlertConnection };
/** A rule that can fire. */
let RuleModel = class RuleModel {
    name;
    version;
    severity;
    condition;
    meaning;
    whatToDo;
    kind;
    mode;
    text;
    labels;
    runbook;
    action;
    activatedAt;
    activatedBy;
    activationReason;
    failingRuns;
    problem;
};
__decorate([
    Field(() => String, { description: 'Name, kebab-case.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: "sha256 of the rule's text and constants, hex." }),
    __metadata("design:type", String)
], RuleModel.prototype, "version", void 0);
__decorate([
    Field(() => SeverityEnum, { description: 'How bad its alerts are.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "severity", void 0);
__decorate([
    Field(() => String, { description: 'When it holds, as a formula with its constants.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "condition", void 0);
__decorate([
    Field(() => String, { description: 'What it means when it fires.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "meaning", void 0);
__decorate([
    Field(() => String, { description: 'What a person should do about it.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "whatToDo", void 0);
__decorate([
    Field(() => RuleKindEnum, { description: 'Where it comes from.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "kind", void 0);
__decorate([
    Field(() => RuleModeEnum, { description: 'How it takes part in this project.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "mode", void 0);
__decorate([
    Field(() => String, { description: 'The rule itself: the entry of its file, or of the catalogue.' }),
    __metadata("design:type", String)
], RuleModel.prototype, "text", void 0);
__decorate([
    Field(() => [LabelModel], { description: 'Its labels, for routing.' }),
    __metadata("design:type", Array)
], RuleModel.prototype, "labels", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Address of a page that says what to do; null where it names none.' }),
    __metadata("design:type", Object)
], RuleModel.prototype, "runbook", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What it asks to be done to the run: lower, pause, rollback or stop; null for nothing.' }),
    __metadata("design:type", Object)
], RuleModel.prototype, "action", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it was set so; null for a built-in rule as it comes. UTC.' }),
    __metadata("design:type", Object)
], RuleModel.prototype, "activatedAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'By whom it was set so.' }),
    __metadata("design:type", Object)
], RuleModel.prototype, "activatedBy", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it was set so.' }),
    __metadata("design:type", Object)
], RuleModel.prototype, "activationReason", void 0);
__decorate([
    Field(() => Int, { description: 'In how many runs of the project its last evaluation failed: its health, apart from its alerts.' }),
    __metadata("design:type", Number)
], RuleModel.prototype, "failingRuns", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it failed in the latest of them; null where it is well.' }),
    __metadata("design:type", Object)
], RuleModel.prototype, "problem", void 0);
RuleModel = __decorate([
    ObjectType('Rule', { description: 'A rule over the decisions of a run.' })
], RuleModel);
export { RuleModel };
//# sourceMappingURL=alert.model.js.map