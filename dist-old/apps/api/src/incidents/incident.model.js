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
import { IncidentStateEnum, SeverityEnum } from '../common/enums.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';
/** Alerts of one cause. */
let IncidentModel = class IncidentModel extends Node {
    /** uuid of the run, for the field `run`. */
    runUuid;
    /** Fingerprint of the alert that began first, for the field `firstAlert`. */
    fingerprint;
    number;
    state;
    severity;
    rule;
    layer;
    since;
    openedStep;
    lastStep;
    closedStep;
    spread;
    alertCount;
    openedAt;
    closedAt;
    acknowledgedBy;
    acknowledgedAt;
    assignee;
    acts;
};
__decorate([
    Field(() => Int, { description: 'Number within its run, from 1.' }),
    __metadata("design:type", Number)
], IncidentModel.prototype, "number", void 0);
__decorate([
    Field(() => IncidentStateEnum, { description: 'State now. A cause that comes back within 100 steps reopens it.' }),
    __metadata("design:type", String)
], IncidentModel.prototype, "state", void 0);
__decorate([
    Field(() => SeverityEnum, { description: 'The highest of its alerts.' }),
    __metadata("design:type", String)
], IncidentModel.prototype, "severity", void 0);
__decorate([
    Field(() => String, { description: 'Name of the rule whose condition began first.' }),
    __metadata("design:type", String)
], IncidentModel.prototype, "rule", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The first layer to move; null where a rule on the whole run was first.' }),
    __metadata("design:type", Object)
], IncidentModel.prototype, "layer", void 0);
__decorate([
    Field(() => Int, { description: 'Step at which the condition of its first alert began.' }),
    __metadata("design:type", Number)
], IncidentModel.prototype, "since", void 0);
__decorate([
    Field(() => Int, { description: 'Step at which an alert of it first fired.' }),
    __metadata("design:type", Number)
], IncidentModel.prototype, "openedStep", void 0);
__decorate([
    Field(() => Int, { description: 'Step at which an alert of it last fired or was resolved.' }),
    __metadata("design:type", Number)
], IncidentModel.prototype, "lastStep", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Step at which its last alert was resolved; null while one fires.' }),
    __metadata("design:type", Object)
], IncidentModel.prototype, "closedStep", void 0);
__decorate([
    Field(() => [String], { description: 'Layers in the order in which their alerts fired.' }),
    __metadata("design:type", Array)
], IncidentModel.prototype, "spread", void 0);
__decorate([
    Field(() => Int, { description: 'Alerts that fired in it.' }),
    __metadata("design:type", Number)
], IncidentModel.prototype, "alertCount", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was opened. UTC.' }),
    __metadata("design:type", Date)
], IncidentModel.prototype, "openedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null while it is open. UTC.' }),
    __metadata("design:type", Object)
], IncidentModel.prototype, "closedAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Who has acknowledged it; null while nobody has.' }),
    __metadata("design:type", Object)
], IncidentModel.prototype, "acknowledgedBy", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it was acknowledged. UTC.' }),
    __metadata("design:type", Object)
], IncidentModel.prototype, "acknowledgedAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Whom it is assigned to; null for nobody.' }),
    __metadata("design:type", Object)
], IncidentModel.prototype, "assignee", void 0);
__decorate([
    Field(() => Int, { description: 'Acts of people so far: give it as ifActs to act only on what you have seen.' }),
    __metadata("design:type", Number)
], IncidentModel.prototype, "acts", void 0);
IncidentModel = __decorate([
    ObjectType('Incident', {
        description: 'Alerts of one cause: what moved first, how it spread, and what people did about it. Open as long as an alert of it fires.',
        implements: () => [Node],
    })
], IncidentModel);
export { IncidentModel };
/** An incident and its place in a list. */
let IncidentEdge = class IncidentEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], IncidentEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => IncidentModel, { description: 'The incident.' }),
    __metadata("design:type", IncidentModel)
], IncidentEdge.prototype, "node", void 0);
IncidentEdge = __decorate([
    ObjectType({ description: 'An incident and its place in a list.' })
], IncidentEdge);
export { IncidentEdge };
/** A page of incidents. */
let IncidentConnection = class IncidentConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [IncidentEdge], { description: 'The incidents of the page.' }),
    __metadata("design:type", Array)
], IncidentConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], IncidentConnection.prototype, "pageInfo", void 0);
IncidentConnection = __decorate([
    ObjectType({ description: 'A page of incidents, newest first.' })
], IncidentConnection);
export { IncidentConnection };
//# sourceMappingURL=incident.model.js.map