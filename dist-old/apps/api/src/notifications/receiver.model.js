var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { SeverityEnum } from '../common/enums.js';
import { DateTimeScalar } from '../common/scalars.js';
/** A route that leads to a receiver. */
let ReceiverRouteModel = class ReceiverRouteModel {
    matchers;
    minSeverity;
    hasRoutesBelow;
    goesOn;
    groupBy;
    groupWaitSeconds;
    groupIntervalSeconds;
    repeatIntervalSeconds;
};
__decorate([
    Field(() => [String], { description: 'Labels that an alert must have, as severity="critical"; empty: all alerts.' }),
    __metadata("design:type", Array)
], ReceiverRouteModel.prototype, "matchers", void 0);
__decorate([
    Field(() => SeverityEnum, { nullable: true, description: 'The least severity that is told; null: every one.' }),
    __metadata("design:type", Object)
], ReceiverRouteModel.prototype, "minSeverity", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether routes below it take alerts in its place.' }),
    __metadata("design:type", Boolean)
], ReceiverRouteModel.prototype, "hasRoutesBelow", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the routes after it are tried too.' }),
    __metadata("design:type", Boolean)
], ReceiverRouteModel.prototype, "goesOn", void 0);
__decorate([
    Field(() => [String], { description: 'Alerts with the same values of these labels share a notification; `...`: of all labels. An Alertmanager gets all alerts of a run, and groups by itself.' }),
    __metadata("design:type", Array)
], ReceiverRouteModel.prototype, "groupBy", void 0);
__decorate([
    Field(() => Float, { description: 'How long the first notification of a group waits for others. Unit: s.' }),
    __metadata("design:type", Number)
], ReceiverRouteModel.prototype, "groupWaitSeconds", void 0);
__decorate([
    Field(() => Float, { description: 'Least time between two notifications of a group. Unit: s.' }),
    __metadata("design:type", Number)
], ReceiverRouteModel.prototype, "groupIntervalSeconds", void 0);
__decorate([
    Field(() => Float, { description: 'A group that still fires is told again after this. Unit: s.' }),
    __metadata("design:type", Number)
], ReceiverRouteModel.prototype, "repeatIntervalSeconds", void 0);
ReceiverRouteModel = __decorate([
    ObjectType('ReceiverRoute', { description: 'A route of the notification file that leads to a receiver, with all that it inherits.' })
], ReceiverRouteModel);
export { ReceiverRouteModel };
/** A receiver and how deliveries to it go. */
let ReceiverModel = class ReceiverModel {
    name;
    kind;
    place;
    routes;
    people;
    sendResolved;
    health;
    waiting;
    lastSentAt;
    lastGivenUpAt;
    problem;
    mutedInWeek;
    failedInWeek;
};
__decorate([
    Field(() => String, { description: 'Name.' }),
    __metadata("design:type", String)
], ReceiverModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'webhook, alertmanager, slack or email.' }),
    __metadata("design:type", String)
], ReceiverModel.prototype, "kind", void 0);
__decorate([
    Field(() => String, { description: 'Where it is, without what may be a secret: scheme and host of its addresses, the variable that says them, or how many mailboxes by which server.' }),
    __metadata("design:type", String)
], ReceiverModel.prototype, "place", void 0);
__decorate([
    Field(() => [ReceiverRouteModel], { description: 'What leads to it, in the order of the file; empty: no alert does.' }),
    __metadata("design:type", Array)
], ReceiverModel.prototype, "routes", void 0);
__decorate([
    Field(() => [String], { description: 'Persons, by name, whose requests it is told of.' }),
    __metadata("design:type", Array)
], ReceiverModel.prototype, "people", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it is told that alerts ended.' }),
    __metadata("design:type", Boolean)
], ReceiverModel.prototype, "sendResolved", void 0);
__decorate([
    Field(() => String, { description: 'ok; failing: the last attempt failed; unknown: nothing was sent yet.' }),
    __metadata("design:type", String)
], ReceiverModel.prototype, "health", void 0);
__decorate([
    Field(() => Int, { description: 'Notifications that wait.' }),
    __metadata("design:type", Number)
], ReceiverModel.prototype, "waiting", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When one arrived last; null when none did. UTC.' }),
    __metadata("design:type", Object)
], ReceiverModel.prototype, "lastSentAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When one was given up last; null when none was. UTC.' }),
    __metadata("design:type", Object)
], ReceiverModel.prototype, "lastGivenUpAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why the last attempt failed; null when it did not.' }),
    __metadata("design:type", Object)
], ReceiverModel.prototype, "problem", void 0);
__decorate([
    Field(() => Int, { description: 'Notifications of the last 7 days that silences or inhibition held back.' }),
    __metadata("design:type", Number)
], ReceiverModel.prototype, "mutedInWeek", void 0);
__decorate([
    Field(() => Int, { description: 'Attempts of the last 7 days that failed.' }),
    __metadata("design:type", Number)
], ReceiverModel.prototype, "failedInWeek", void 0);
ReceiverModel = __decorate([
    ObjectType('Receiver', { description: 'Who is told of alerts, without secrets, and how deliveries go.' })
], ReceiverModel);
export { ReceiverModel };
/** How telling people stands. */
let NotifyStateModel = class NotifyStateModel {
    isConfigured;
    problem;
    receivers;
    watchdogReceivers;
};
__decorate([
    Field(() => Boolean, { description: 'Whether a notification file is in force.' }),
    __metadata("design:type", Boolean)
], NotifyStateModel.prototype, "isConfigured", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What is wrong with the newest version of the notification file; the one before is in force. Null when nothing is.' }),
    __metadata("design:type", Object)
], NotifyStateModel.prototype, "problem", void 0);
__decorate([
    Field(() => [ReceiverModel], { description: 'Who is told.' }),
    __metadata("design:type", Array)
], NotifyStateModel.prototype, "receivers", void 0);
__decorate([
    Field(() => [String], { description: 'Receivers of the heartbeat (watchdog); empty when there is none.' }),
    __metadata("design:type", Array)
], NotifyStateModel.prototype, "watchdogReceivers", void 0);
NotifyStateModel = __decorate([
    ObjectType('NotifyState', { description: 'How telling people stands.' })
], NotifyStateModel);
export { NotifyStateModel };
//# sourceMappingURL=receiver.model.js.map