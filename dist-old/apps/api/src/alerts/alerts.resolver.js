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
import { Args, ArgsType, Context, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, pageSize } from '../common/connection.js';
import { AlertStateEnum, SeverityEnum } from '../common/enums.js';
import { runUuidOf } from '../common/global-id.js';
import { DateTimeScalar } from '../common/scalars.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { AlertConnection, AlertModel, RuleModel } from './alert.model.js';
import { AlertsService } from './alerts.service.js';
import { RulesService } from './rules.service.js';
/** What `alerts` is asked. */
let AlertsArgs = class AlertsArgs extends PageArgs {
    run;
    project;
    state;
    severity;
    rule;
    layer;
    from;
    to;
    ofEndedRun;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Only alerts of this run: its uuid or global id.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only alerts of runs of this project; a token for one project is told of that one.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "project", void 0);
__decorate([
    Field(() => AlertStateEnum, { nullable: true, description: 'Only alerts in this state.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "state", void 0);
__decorate([
    Field(() => SeverityEnum, { nullable: true, description: 'Only alerts of this severity.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "severity", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only alerts of the rule of this name.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "rule", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only alerts on the layer of this name.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "layer", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only alerts that fired from this time on.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "from", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only alerts that fired before this time.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "to", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Only alerts of runs that have ended (true), or that have not (false): what fires on a live run is state FIRING with false.' }),
    __metadata("design:type", Object)
], AlertsArgs.prototype, "ofEndedRun", void 0);
AlertsArgs = __decorate([
    ArgsType()
], AlertsArgs);
export { AlertsArgs };
/** Alerts and the rules behind them. */
let AlertsResolver = class AlertsResolver {
    alerts;
    rulesOf;
    constructor(alerts, rulesOf) {
        this.alerts = alerts;
        this.rulesOf = rulesOf;
    }
    list({ first, run, ...rest }) {
        const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
        return this.alerts.list({ ...rest, first: pageSize(first), run: uuid });
    }
    rules(project) {
        return this.rulesOf.list(project);
    }
    async ruleText({ runUuid: run, rule, ruleVersion: version }, { loaders }) {
        return (await loaders.ruleTexts.load({ run, rule, version }))?.text ?? null;
    }
    async run(alert, context) {
        return toRun(await context.loaders.runs.load(alert.runUuid));
    }
};
__decorate([
    Query(() => AlertConnection, { name: 'alerts', description: 'Alerts of all runs, newest first.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AlertsArgs]),
    __metadata("design:returntype", Promise)
], AlertsResolver.prototype, "list", null);
__decorate([
    Query(() => [RuleModel], { name: 'rules', description: 'The rules of a project: the built-in ones, then its own; those that are off too.' }),
    __param(0, Args('project', { type: () => String, defaultValue: 'default', description: 'Name of the project.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Promise)
], AlertsResolver.prototype, "rules", null);
__decorate([
    ResolveField(() => String, { nullable: true, description: 'The rule as it was when it fired: the entry of its file, or of the catalogue. Null when it was not kept.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AlertModel, Object]),
    __metadata("design:returntype", Promise)
], AlertsResolver.prototype, "ruleText", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run it is about.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AlertModel, Object]),
    __metadata("design:returntype", Promise)
], AlertsResolver.prototype, "run", null);
AlertsResolver = __decorate([
    Resolver(() => AlertModel),
    __metadata("design:paramtypes", [AlertsService,
        RulesService])
], AlertsResolver);
export { AlertsResolver };
/** Alerts of one run. */
let RunAlertsResolver = class RunAlertsResolver {
    alertsOf;
    constructor(alertsOf) {
        this.alertsOf = alertsOf;
    }
    alerts(run, first, after) {
        return this.alertsOf.list({ first: pageSize(first), after, run: run.uuid });
    }
};
__decorate([
    ResolveField(() => AlertConnection, { description: 'Alerts of the run, newest first.' }),
    __param(0, Parent()),
    __param(1, Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' })),
    __param(2, Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Number, String]),
    __metadata("design:returntype", Promise)
], RunAlertsResolver.prototype, "alerts", null);
RunAlertsResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [AlertsService])
], RunAlertsResolver);
export { RunAlertsResolver };
//# sourceMappingURL=alerts.resolver.js.map