var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
import { NotificationStateEnum } from '../notifications/notification.model.js';
import { NeedsReviewer, RunNotLive } from '../runs/mutations.model.js';
/** What a rule may ask for, GraphQL name to stored value. */
export const ActionKindEnum = { LOWER: 'lower', PAUSE: 'pause', ROLLBACK: 'rollback', STOP: 'stop' };
registerEnumType(ActionKindEnum, {
    name: 'ActionKind',
    description: 'What an alert of a rule may ask to be done to its run.',
    valuesMap: {
        LOWER: { description: 'Scale 1 for some steps.' },
        PAUSE: { description: 'Hold before the next step.' },
        ROLLBACK: { description: 'Back to the weights of a checkpoint from before the trouble.' },
        STOP: { description: 'End the run.' },
    },
});
/** Where a request stands, GraphQL name to stored value. */
export const ActionStateEnum = {
    PROPOSED: 'proposed',
    COMMANDED: 'commanded',
    JOINED: 'joined',
    RUN_ENDED: 'run-ended',
    APPROVED: 'approved',
    REJECTED: 'rejected',
    TIMED_OUT: 'timed-out',
};
registerEnumType(ActionStateEnum, {
    name: 'ActionState',
    description: 'Where a request of a rule stands.',
    valuesMap: {
        PROPOSED: { description: 'Waits for a person: the run is marked sensitive.' },
        COMMANDED: { description: 'Became a command at once.' },
        JOINED: { description: 'An earlier request asks the same and is open.' },
        RUN_ENDED: { description: 'The run was over first.' },
        APPROVED: { description: 'Somebody approved it; it became a command.' },
        REJECTED: { description: 'Somebody rejected it.' },
        TIMED_OUT: { description: 'Nobody decided in time: scale 1 and guards on until a reviewer has looked.' },
    },
});
/** Who was told. */
let ActTold = class ActTold {
    receiver;
    state;
    notification;
};
__decorate([
    Field(() => String, { description: 'Name of the receiver.' }),
    __metadata("design:type", String)
], ActTold.prototype, "receiver", void 0);
__decorate([
    Field(() => NotificationStateEnum, { nullable: true, description: 'How its delivery stands; null once the delivery log no longer goes back so far.' }),
    __metadata("design:type", Object)
], ActTold.prototype, "state", void 0);
__decorate([
    Field(() => ID, { description: 'Global id of the notification.' }),
    __metadata("design:type", String)
], ActTold.prototype, "notification", void 0);
ActTold = __decorate([
    ObjectType({ description: 'A receiver that a notification told of an act.' })
], ActTold);
export { ActTold };
/** One thing that happened to a request. */
let ActionActModel = class ActionActModel {
    act;
    by;
    reason;
    command;
    at;
    told;
};
__decorate([
    Field(() => String, { description: 'What: commanded, joined, run-ended, escalated, approved, rejected, timed-out, reviewed.' }),
    __metadata("design:type", String)
], ActionActModel.prototype, "act", void 0);
__decorate([
    Field(() => String, { description: 'Who: a person, a rule with its version, or the time-out policy.' }),
    __metadata("design:type", String)
], ActionActModel.prototype, "by", void 0);
__decorate([
    Field(() => String, { description: 'Why, in words.' }),
    __metadata("design:type", String)
], ActionActModel.prototype, "reason", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Number of the command that it sent; null when it sent none.' }),
    __metadata("design:type", Object)
], ActionActModel.prototype, "command", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When. UTC.' }),
    __metadata("design:type", Date)
], ActionActModel.prototype, "at", void 0);
__decorate([
    Field(() => [ActTold], { description: 'Receivers that were told of it: of escalated and timed-out.' }),
    __metadata("design:type", Array)
], ActionActModel.prototype, "told", void 0);
ActionActModel = __decorate([
    ObjectType('ActionAct', { description: 'One thing that happened to a request; none is ever changed.' })
], ActionActModel);
export { ActionActModel };
/** What an alert asked to be done. */
let ActionRequestModel = class ActionRequestModel extends Node {
    /** uuid of the run, for the field `run`. */
    runUuid;
    request;
    rule;
    ruleVersion;
    kind;
    args;
    state;
    step;
    reason;
    respondBy;
    told;
    escalateTo;
    unreviewed;
    createdAt;
    acts;
};
__decorate([
    Field(() => Int, { description: 'Counts the requests of the run, from 1.' }),
    __metadata("design:type", Number)
], ActionRequestModel.prototype, "request", void 0);
__decorate([
    Field(() => String, { description: 'Name of the rule that asks.' }),
    __metadata("design:type", String)
], ActionRequestModel.prototype, "rule", void 0);
__decorate([
    Field(() => String, { description: 'Version of the rule that asks.' }),
    __metadata("design:type", String)
], ActionRequestModel.prototype, "ruleVersion", void 0);
__decorate([
    Field(() => ActionKindEnum, { description: 'What it asks for.' }),
    __metadata("design:type", String)
], ActionRequestModel.prototype, "kind", void 0);
__decorate([
    Field(() => JsonScalar, { description: 'Arguments of the command that it is, or would be.' }),
    __metadata("design:type", Object)
], ActionRequestModel.prototype, "args", void 0);
__decorate([
    Field(() => ActionStateEnum, { description: 'Where it stands.' }),
    __metadata("design:type", String)
], ActionRequestModel.prototype, "state", void 0);
__decorate([
    Field(() => Int, { description: 'Step at which the alert fired.' }),
    __metadata("design:type", Number)
], ActionRequestModel.prototype, "step", void 0);
__decorate([
    Field(() => String, { description: "The alert's sentence." }),
    __metadata("design:type", String)
], ActionRequestModel.prototype, "reason", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Until when somebody may decide; null where nobody needs to. UTC.' }),
    __metadata("design:type", Object)
], ActionRequestModel.prototype, "respondBy", void 0);
__decorate([
    Field(() => [ActTold], { description: 'Receivers that were told, at once, that it waits.' }),
    __metadata("design:type", Array)
], ActionRequestModel.prototype, "told", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Second person, named when half of that time is over.' }),
    __metadata("design:type", Object)
], ActionRequestModel.prototype, "escalateTo", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the time-out policy decided, and no reviewer has looked at that since.' }),
    __metadata("design:type", Boolean)
], ActionRequestModel.prototype, "unreviewed", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was asked. UTC.' }),
    __metadata("design:type", Date)
], ActionRequestModel.prototype, "createdAt", void 0);
__decorate([
    Field(() => [ActionActModel], { description: 'What happened to it, oldest first.' }),
    __metadata("design:type", Array)
], ActionRequestModel.prototype, "acts", void 0);
ActionRequestModel = __decorate([
    ObjectType('ActionRequest', { description: 'What an alert asked to be done to its run, and what became of it.', implements: () => [Node] })
], ActionRequestModel);
export { ActionRequestModel };
/** A request and its place in a list. */
let ActionRequestEdge = class ActionRequestEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], ActionRequestEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => ActionRequestModel, { description: 'The request.' }),
    __metadata("design:type", ActionRequestModel)
], ActionRequestEdge.prototype, "node", void 0);
ActionRequestEdge = __decorate([
    ObjectType({ description: 'A request and its place in a list.' })
], ActionRequestEdge);
export { ActionRequestEdge };
/** A page of requests. */
let ActionRequestConnection = class ActionRequestConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [ActionRequestEdge], { description: 'The requests of the page.' }),
    __metadata("design:type", Array)
], ActionRequestConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], ActionRequestConnection.prototype, "pageInfo", void 0);
ActionRequestConnection = __decorate([
    ObjectType({ description: 'A page of requests, those of the newest run first.' })
], ActionRequestConnection);
export { ActionRequestConnection };
/** What `approveAction` and `rejectAction` are given. */
let DecideActionInput = class DecideActionInput {
    request;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Global id of the request.' }),
    __metadata("design:type", String)
], DecideActionInput.prototype, "request", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the request. 1 to 500 characters.' }),
    __metadata("design:type", String)
], DecideActionInput.prototype, "reason", void 0);
DecideActionInput = __decorate([
    InputType({ description: 'A request, and why it is decided so.' })
], DecideActionInput);
export { DecideActionInput };
/** The request is decided. */
let DecideActionPayload = class DecideActionPayload {
    request;
};
__decorate([
    Field(() => ActionRequestModel, { description: 'The request as it is now.' }),
    __metadata("design:type", ActionRequestModel)
], DecideActionPayload.prototype, "request", void 0);
DecideActionPayload = __decorate([
    ObjectType({ description: 'The request is decided.' })
], DecideActionPayload);
export { DecideActionPayload };
/** There is no such request. */
let ActionRequestNotFound = class ActionRequestNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: REQUEST_NOT_FOUND.' }),
    __metadata("design:type", String)
], ActionRequestNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], ActionRequestNotFound.prototype, "message", void 0);
ActionRequestNotFound = __decorate([
    ObjectType({ description: 'There is no such request.' })
], ActionRequestNotFound);
export { ActionRequestNotFound };
/** Somebody was faster. */
let AlreadyDecided = class AlreadyDecided {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: ALREADY_DECIDED.' }),
    __metadata("design:type", String)
], AlreadyDecided.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], AlreadyDecided.prototype, "message", void 0);
AlreadyDecided = __decorate([
    ObjectType({ description: 'The request was decided before: the first decision stands.' })
], AlreadyDecided);
export { AlreadyDecided };
const BY_CODE = { REQUEST_NOT_FOUND: ActionRequestNotFound, ALREADY_DECIDED: AlreadyDecided, RUN_NOT_LIVE: RunNotLive, NEEDS_REVIEWER: NeedsReviewer };
/** Outcomes of `approveAction` and `rejectAction`. */
export const DecideActionResult = createUnionType({
    name: 'DecideActionResult',
    description: 'The decided request, or why it could not be decided.',
    types: () => [DecideActionPayload, ActionRequestNotFound, AlreadyDecided, RunNotLive, NeedsReviewer],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? DecideActionPayload),
});
//# sourceMappingURL=action.model.js.map