var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CountedConnection, PageArgs, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
/** States of a notification, GraphQL name to stored value. */
export const NotificationStateEnum = { QUEUED: 'queued', FAILED: 'failed', SENT: 'sent', GIVEN_UP: 'given-up', SUPPRESSED: 'suppressed' };
registerEnumType(NotificationStateEnum, {
    name: 'NotificationState',
    description: 'State of a notification.',
    valuesMap: {
        QUEUED: { description: 'Waits for its first attempt.' },
        FAILED: { description: 'An attempt failed; it waits for the next one.' },
        SENT: { description: 'The receiver took it.' },
        GIVEN_UP: { description: 'It was not delivered, and an alert says so.' },
        SUPPRESSED: { description: 'A silence or another alert muted it; it was not sent.' },
    },
});
/** What notifications tell, GraphQL name to stored value. */
export const NotificationKindEnum = { ALERTS: 'alerts', ESCALATION: 'escalation', TEST: 'test', WATCHDOG: 'watchdog' };
registerEnumType(NotificationKindEnum, {
    name: 'NotificationKind',
    description: 'What a notification tells.',
    valuesMap: {
        ALERTS: { description: 'Alerts that fire or ended.' },
        ESCALATION: { description: 'A request that nobody decided.' },
        TEST: { description: 'A test, sent by gradlens notify test.' },
        WATCHDOG: { description: 'The heartbeat.' },
    },
});
/** One attempt to deliver. */
let DeliveryAttempt = class DeliveryAttempt {
    attempt;
    at;
    status;
    problem;
    ms;
};
__decorate([
    Field(() => Int, { description: 'Which attempt, from 1.' }),
    __metadata("design:type", Number)
], DeliveryAttempt.prototype, "attempt", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it ended. UTC.' }),
    __metadata("design:type", Date)
], DeliveryAttempt.prototype, "at", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'HTTP status or SMTP code; null where nobody answered.' }),
    __metadata("design:type", Object)
], DeliveryAttempt.prototype, "status", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it failed, or which of several addresses did not take it; null when all is well.' }),
    __metadata("design:type", Object)
], DeliveryAttempt.prototype, "problem", void 0);
__decorate([
    Field(() => Int, { description: 'How long it took. Unit: ms.' }),
    __metadata("design:type", Number)
], DeliveryAttempt.prototype, "ms", void 0);
DeliveryAttempt = __decorate([
    ObjectType({ description: 'One attempt to deliver a notification.' })
], DeliveryAttempt);
export { DeliveryAttempt };
/** A notification. */
let NotificationModel = class NotificationModel extends Node {
    uuid;
    receiver;
    kind;
    state;
    isRepeat;
    groupLabels;
    alertCount;
    alertIds;
    headline;
    requestId;
    incidentIds;
    createdAt;
    finishedAt;
    nextAttemptAt;
    problem;
    attempts;
    silencedBy;
    inhibitedBy;
};
__decorate([
    Field(() => String, { description: 'The id that the receiver got with it, the same at every attempt.' }),
    __metadata("design:type", String)
], NotificationModel.prototype, "uuid", void 0);
__decorate([
    Field(() => String, { description: 'Who was told.' }),
    __metadata("design:type", String)
], NotificationModel.prototype, "receiver", void 0);
__decorate([
    Field(() => String, { description: 'alerts, escalation, test or watchdog.' }),
    __metadata("design:type", String)
], NotificationModel.prototype, "kind", void 0);
__decorate([
    Field(() => NotificationStateEnum, { description: 'State now.' }),
    __metadata("design:type", String)
], NotificationModel.prototype, "state", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether nothing had changed since the last one of its group: a reminder.' }),
    __metadata("design:type", Boolean)
], NotificationModel.prototype, "isRepeat", void 0);
__decorate([
    Field(() => JsonScalar, { description: 'Labels that all its alerts share.' }),
    __metadata("design:type", Object)
], NotificationModel.prototype, "groupLabels", void 0);
__decorate([
    Field(() => Int, { description: 'Alerts it tells of.' }),
    __metadata("design:type", Number)
], NotificationModel.prototype, "alertCount", void 0);
__decorate([
    Field(() => [ID], { description: 'Global ids of the alerts it tells of, at most 100.' }),
    __metadata("design:type", Array)
], NotificationModel.prototype, "alertIds", void 0);
__decorate([
    Field(() => String, { description: 'What it tells, as one line.' }),
    __metadata("design:type", String)
], NotificationModel.prototype, "headline", void 0);
__decorate([
    Field(() => ID, { nullable: true, description: 'Global id of the request that it tells of; null for anything else.' }),
    __metadata("design:type", Object)
], NotificationModel.prototype, "requestId", void 0);
__decorate([
    Field(() => [ID], { description: 'Global ids of the incidents of what it tells of, at most 100; alerts that joined none have none.' }),
    __metadata("design:type", Array)
], NotificationModel.prototype, "incidentIds", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was decided. UTC.' }),
    __metadata("design:type", Date)
], NotificationModel.prototype, "createdAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it arrived, was given up or muted; null while it waits. UTC.' }),
    __metadata("design:type", Object)
], NotificationModel.prototype, "finishedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried again; null when it is not. UTC.' }),
    __metadata("design:type", Object)
], NotificationModel.prototype, "nextAttemptAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why the last attempt failed; null when it did not.' }),
    __metadata("design:type", Object)
], NotificationModel.prototype, "problem", void 0);
__decorate([
    Field(() => [DeliveryAttempt], { description: 'All attempts, the first one first.' }),
    __metadata("design:type", Array)
], NotificationModel.prototype, "attempts", void 0);
__decorate([
    Field(() => [ID], { description: 'Global ids of the silences that muted it.' }),
    __metadata("design:type", Array)
], NotificationModel.prototype, "silencedBy", void 0);
__decorate([
    Field(() => [ID], { description: 'Global ids of the alerts that inhibited it.' }),
    __metadata("design:type", Array)
], NotificationModel.prototype, "inhibitedBy", void 0);
NotificationModel = __decorate([
    ObjectType('Notification', { description: 'What one receiver was told, or would have been.', implements: () => [Node] })
], NotificationModel);
export { NotificationModel };
/** A notification and its place in a list. */
let NotificationEdge = class NotificationEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], NotificationEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => NotificationModel, { description: 'The notification.' }),
    __metadata("design:type", NotificationModel)
], NotificationEdge.prototype, "node", void 0);
NotificationEdge = __decorate([
    ObjectType({ description: 'A notification and its place in a list.' })
], NotificationEdge);
export { NotificationEdge };
/** A page of notifications. */
let NotificationConnection = class NotificationConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [NotificationEdge], { description: 'The notifications of the page.' }),
    __metadata("design:type", Array)
], NotificationConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], NotificationConnection.prototype, "pageInfo", void 0);
NotificationConnection = __decorate([
    ObjectType({ description: 'A page of notifications, newest first.' })
], NotificationConnection);
export { NotificationConnection };
/** What `notifications` is asked. */
let NotificationsArgs = class NotificationsArgs extends PageArgs {
    receiver;
    state;
    kind;
};
__decorate([
    Field(() => String, { nullable: true, description: 'Only notifications to this receiver.' }),
    __metadata("design:type", Object)
], NotificationsArgs.prototype, "receiver", void 0);
__decorate([
    Field(() => NotificationStateEnum, { nullable: true, description: 'Only notifications in this state.' }),
    __metadata("design:type", Object)
], NotificationsArgs.prototype, "state", void 0);
__decorate([
    Field(() => NotificationKindEnum, { nullable: true, description: 'Only notifications that tell this.' }),
    __metadata("design:type", Object)
], NotificationsArgs.prototype, "kind", void 0);
NotificationsArgs = __decorate([
    ArgsType()
], NotificationsArgs);
export { NotificationsArgs };
//# sourceMappingURL=notification.model.js.map