var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ArgsType, Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CountedConnection, PageArgs, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';
/** How a matcher compares, GraphQL name to the sign in code. */
export const MatchOperatorEnum = { EQUAL: '=', NOT_EQUAL: '!=', MATCHES: '=~', MATCHES_NOT: '!~' };
registerEnumType(MatchOperatorEnum, {
    name: 'MatchOperator',
    description: 'How a matcher compares a label. Patterns must match the whole value.',
    valuesMap: {
        EQUAL: { description: 'The label has this value: =' },
        NOT_EQUAL: { description: 'The label has another value, or none: !=' },
        MATCHES: { description: 'The label matches this pattern: =~' },
        MATCHES_NOT: { description: 'The label does not match this pattern: !~' },
    },
});
/** States of a silence, GraphQL name to the name in code. */
export const SilenceStateEnum = { PENDING: 'pending', ACTIVE: 'active', EXPIRED: 'expired' };
registerEnumType(SilenceStateEnum, {
    name: 'SilenceState',
    description: 'State of a silence.',
    valuesMap: {
        PENDING: { description: 'Has not begun.' },
        ACTIVE: { description: 'Mutes now.' },
        EXPIRED: { description: 'Has ended, or was ended.' },
    },
});
/** A condition on one label. */
let MatcherModel = class MatcherModel {
    name;
    operator;
    value;
    text;
};
__decorate([
    Field(() => String, { description: 'Name of the label.' }),
    __metadata("design:type", String)
], MatcherModel.prototype, "name", void 0);
__decorate([
    Field(() => MatchOperatorEnum, { description: 'How it compares.' }),
    __metadata("design:type", String)
], MatcherModel.prototype, "operator", void 0);
__decorate([
    Field(() => String, { description: 'Value or pattern.' }),
    __metadata("design:type", String)
], MatcherModel.prototype, "value", void 0);
__decorate([
    Field(() => String, { description: 'The matcher as people write it: layer=~"dense.*".' }),
    __metadata("design:type", String)
], MatcherModel.prototype, "text", void 0);
MatcherModel = __decorate([
    ObjectType('Matcher', { description: 'A condition on one label. A label that is absent counts as empty.' })
], MatcherModel);
export { MatcherModel };
/** A silence. */
let SilenceModel = class SilenceModel extends Node {
    uuid;
    state;
    matchers;
    startsAt;
    endsAt;
    secondsLeft;
    reason;
    createdBy;
    createdAt;
    source;
    endedBy;
    endedReason;
};
__decorate([
    Field(() => String, { description: 'Its uuid, as gradlens silence list prints it.' }),
    __metadata("design:type", String)
], SilenceModel.prototype, "uuid", void 0);
__decorate([
    Field(() => SilenceStateEnum, { description: 'State now.' }),
    __metadata("design:type", String)
], SilenceModel.prototype, "state", void 0);
__decorate([
    Field(() => [MatcherModel], { description: 'What it mutes: alerts that fit all of them.' }),
    __metadata("design:type", Array)
], SilenceModel.prototype, "matchers", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it begins. UTC.' }),
    __metadata("design:type", Date)
], SilenceModel.prototype, "startsAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it ends. UTC.' }),
    __metadata("design:type", Date)
], SilenceModel.prototype, "endsAt", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'It ends in so long; null when it has. Unit: s.' }),
    __metadata("design:type", Object)
], SilenceModel.prototype, "secondsLeft", void 0);
__decorate([
    Field(() => String, { description: 'Why.' }),
    __metadata("design:type", String)
], SilenceModel.prototype, "reason", void 0);
__decorate([
    Field(() => String, { description: 'Who made it.' }),
    __metadata("design:type", String)
], SilenceModel.prototype, "createdBy", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was made. UTC.' }),
    __metadata("design:type", Date)
], SilenceModel.prototype, "createdAt", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Receiver of the Alertmanager it was made in; null when it was made here.' }),
    __metadata("design:type", Object)
], SilenceModel.prototype, "source", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Who ended it before its time; null when nobody did.' }),
    __metadata("design:type", Object)
], SilenceModel.prototype, "endedBy", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it was ended before its time.' }),
    __metadata("design:type", Object)
], SilenceModel.prototype, "endedReason", void 0);
SilenceModel = __decorate([
    ObjectType('Silence', {
        description: 'A person mutes the alerts that match, until an end, for a reason. They still fire and are shown; nobody is told.',
        implements: () => [Node],
    })
], SilenceModel);
export { SilenceModel };
/** A silence and its place in a list. */
let SilenceEdge = class SilenceEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], SilenceEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => SilenceModel, { description: 'The silence.' }),
    __metadata("design:type", SilenceModel)
], SilenceEdge.prototype, "node", void 0);
SilenceEdge = __decorate([
    ObjectType({ description: 'A silence and its place in a list.' })
], SilenceEdge);
export { SilenceEdge };
/** A page of silences. */
let SilenceConnection = class SilenceConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [SilenceEdge], { description: 'The silences of the page.' }),
    __metadata("design:type", Array)
], SilenceConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], SilenceConnection.prototype, "pageInfo", void 0);
SilenceConnection = __decorate([
    ObjectType({ description: 'A page of silences, newest first.' })
], SilenceConnection);
export { SilenceConnection };
/** What `silences` is asked. */
let SilencesArgs = class SilencesArgs extends PageArgs {
    state;
    createdBy;
};
__decorate([
    Field(() => SilenceStateEnum, { nullable: true, description: 'Only silences in this state.' }),
    __metadata("design:type", Object)
], SilencesArgs.prototype, "state", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only silences that this person made.' }),
    __metadata("design:type", Object)
], SilencesArgs.prototype, "createdBy", void 0);
SilencesArgs = __decorate([
    ArgsType()
], SilencesArgs);
export { SilencesArgs };
//# sourceMappingURL=silence.model.js.map