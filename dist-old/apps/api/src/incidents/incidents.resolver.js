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
import { ActionRequestConnection } from '../actions/action.model.js';
import { ActionsService } from '../actions/actions.service.js';
import { AlertConnection, AlertModel } from '../alerts/alert.model.js';
import { AlertsService, toAlert } from '../alerts/alerts.service.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { IncidentStateEnum, SeverityEnum } from '../common/enums.js';
import { runUuidOf } from '../common/global-id.js';
import { DateTimeScalar } from '../common/scalars.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { IncidentEvidenceModel } from './evidence.model.js';
import { EvidenceService } from './evidence.service.js';
import { IncidentConnection, IncidentModel } from './incident.model.js';
import { incidentOf, IncidentsService } from './incidents.service.js';
import { TimelineConnection } from './timeline.model.js';
/** What `incidents` is asked. */
let IncidentsArgs = class IncidentsArgs extends PageArgs {
    state;
    run;
    severity;
    assignee;
    acknowledged;
    from;
    to;
    project;
};
__decorate([
    Field(() => IncidentStateEnum, { nullable: true, description: 'Only incidents in this state.' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "state", void 0);
__decorate([
    Field(() => ID, { nullable: true, description: 'Only incidents of this run: its uuid or global id.' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "run", void 0);
__decorate([
    Field(() => SeverityEnum, { nullable: true, description: 'Only incidents of this severity.' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "severity", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only incidents assigned to this name.' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "assignee", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Only incidents that somebody has acknowledged (true) or nobody has (false).' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "acknowledged", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only incidents that were opened from this time on.' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "from", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only incidents that were opened before this time.' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "to", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only incidents of runs of this project.' }),
    __metadata("design:type", Object)
], IncidentsArgs.prototype, "project", void 0);
IncidentsArgs = __decorate([
    ArgsType()
], IncidentsArgs);
export { IncidentsArgs };
/** Incidents and what they show. */
let IncidentsResolver = class IncidentsResolver {
    incidents;
    alertsOf;
    evidenceOf;
    actions;
    constructor(incidents, alertsOf, evidenceOf, actions) {
        this.incidents = incidents;
        this.alertsOf = alertsOf;
        this.evidenceOf = evidenceOf;
        this.actions = actions;
    }
    list({ first, run, ...rest }) {
        const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
        return this.incidents.list({ ...rest, first: pageSize(first), run: uuid });
    }
    one(id) {
        return this.incidents.find(incidentOf(id, 'id'));
    }
    async run({ runUuid }, context) {
        return toRun(await context.loaders.runs.load(runUuid));
    }
    async firstAlert({ runUuid, fingerprint, since }, { loaders }) {
        const row = await loaders.alerts.load(`${runUuid}:${fingerprint}:${since}`);
        return row === null ? null : toAlert(row);
    }
    alerts({ runUuid, number }, first, after) {
        return this.alertsOf.list({ first: pageSize(first), after, run: runUuid, incident: number });
    }
    requests({ runUuid, number }, first, after) {
        return this.actions.list({ first: pageSize(first), after, run: runUuid, incident: number });
    }
    timeline({ runUuid, number }, first, after) {
        return this.incidents.timeline({ run: runUuid, incident: number }, pageSize(first), after ?? undefined);
    }
    async evidence(incident, { loaders }) {
        const [run, layers] = await Promise.all([loaders.runs.load(incident.runUuid), loaders.layers.load(incident.runUuid)]);
        return this.evidenceOf.read(incident, { run, layers });
    }
};
__decorate([
    Query(() => IncidentConnection, { name: 'incidents', description: 'Incidents of all runs, newest first.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [IncidentsArgs]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "list", null);
__decorate([
    Query(() => IncidentModel, { name: 'incident', nullable: true, description: 'One incident; null when it is gone.' }),
    __param(0, Args('id', { type: () => ID, description: 'Its global id.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "one", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run it is about.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [IncidentModel, Object]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "run", null);
__decorate([
    ResolveField(() => AlertModel, { nullable: true, description: 'The alert whose condition began first; null when it is gone.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [IncidentModel, Object]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "firstAlert", null);
__decorate([
    ResolveField(() => AlertConnection, { description: 'Its alerts, newest first.' }),
    __param(0, Parent()),
    __param(1, Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' })),
    __param(2, Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [IncidentModel, Number, String]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "alerts", null);
__decorate([
    ResolveField(() => ActionRequestConnection, { description: 'What its alerts asked to be done to the run.' }),
    __param(0, Parent()),
    __param(1, Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' })),
    __param(2, Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [IncidentModel, Number, String]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "requests", null);
__decorate([
    ResolveField(() => TimelineConnection, { description: 'What happened in it, oldest first: alerts, what people did, what the run was told.' }),
    __param(0, Parent()),
    __param(1, Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' })),
    __param(2, Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [IncidentModel, Number, String]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "timeline", null);
__decorate([
    ResolveField(() => IncidentEvidenceModel, { description: 'What the ledger shows of it, read now.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [IncidentModel, Object]),
    __metadata("design:returntype", Promise)
], IncidentsResolver.prototype, "evidence", null);
IncidentsResolver = __decorate([
    Resolver(() => IncidentModel),
    __metadata("design:paramtypes", [IncidentsService,
        AlertsService,
        EvidenceService,
        ActionsService])
], IncidentsResolver);
export { IncidentsResolver };
/** Incidents of one run. */
let RunIncidentsResolver = class RunIncidentsResolver {
    incidentsOf;
    constructor(incidentsOf) {
        this.incidentsOf = incidentsOf;
    }
    incidents(run, first, after) {
        return this.incidentsOf.list({ first: pageSize(first), after, run: run.uuid });
    }
};
__decorate([
    ResolveField(() => IncidentConnection, { description: 'Incidents of the run, newest first.' }),
    __param(0, Parent()),
    __param(1, Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' })),
    __param(2, Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Number, String]),
    __metadata("design:returntype", Promise)
], RunIncidentsResolver.prototype, "incidents", null);
RunIncidentsResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [IncidentsService])
], RunIncidentsResolver);
export { RunIncidentsResolver };
//# sourceMappingURL=incidents.resolver.js.map