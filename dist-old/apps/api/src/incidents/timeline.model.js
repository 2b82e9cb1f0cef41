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
import { TimelineKindEnum } from '../common/enums.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
/** Something that happened in an incident. */
let TimelineEntryModel = class TimelineEntryModel {
    at;
    kind;
    what;
    step;
    rule;
    layer;
    by;
    text;
    detail;
};
__decorate([
    Field(() => DateTimeScalar, { description: 'When. UTC.' }),
    __metadata("design:type", Date)
], TimelineEntryModel.prototype, "at", void 0);
__decorate([
    Field(() => TimelineKindEnum, { description: 'What kind of thing happened.' }),
    __metadata("design:type", String)
], TimelineEntryModel.prototype, "kind", void 0);
__decorate([
    Field(() => String, { description: 'What: the state of an alert, the act, asked or what was decided, the command or the event; kebab-case.' }),
    __metadata("design:type", String)
], TimelineEntryModel.prototype, "what", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Step it belongs to; of a command the one at which the run obeyed; null where there is none.' }),
    __metadata("design:type", Object)
], TimelineEntryModel.prototype, "step", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Rule of the alert, or of the one that asks; null for anything else.' }),
    __metadata("design:type", Object)
], TimelineEntryModel.prototype, "rule", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Layer of the alert; null for anything else, and for a rule on the whole run.' }),
    __metadata("design:type", Object)
], TimelineEntryModel.prototype, "layer", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Who did it; null where nobody did.' }),
    __metadata("design:type", Object)
], TimelineEntryModel.prototype, "by", void 0);
__decorate([
    Field(() => String, { description: "The alert's sentence, a person's reason or comment; empty where there is none." }),
    __metadata("design:type", String)
], TimelineEntryModel.prototype, "text", void 0);
__decorate([
    Field(() => JsonScalar, { nullable: true, description: 'What else there is to say about it; fields depend on what it is.' }),
    __metadata("design:type", Object)
], TimelineEntryModel.prototype, "detail", void 0);
TimelineEntryModel = __decorate([
    ObjectType('TimelineEntry', { description: 'Something that happened in an incident.' })
], TimelineEntryModel);
export { TimelineEntryModel };
/** An entry and its place in the timeline. */
let TimelineEdge = class TimelineEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], TimelineEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => TimelineEntryModel, { description: 'The entry.' }),
    __metadata("design:type", TimelineEntryModel)
], TimelineEdge.prototype, "node", void 0);
TimelineEdge = __decorate([
    ObjectType({ description: 'An entry and its place in the timeline.' })
], TimelineEdge);
export { TimelineEdge };
/** A page of a timeline. */
let TimelineConnection = class TimelineConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [TimelineEdge], { description: 'The entries of the page.' }),
    __metadata("design:type", Array)
], TimelineConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], TimelineConnection.prototype, "pageInfo", void 0);
TimelineConnection = __decorate([
    ObjectType({ description: 'A page of a timeline, oldest first.' })
], TimelineConnection);
export { TimelineConnection };
//# sourceMappingURL=timeline.model.js.map