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
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
/** Kinds of entries, GraphQL name to stored value. */
export const AuditKindEnum = { CHANGE: 'change', READ: 'read' };
registerEnumType(AuditKindEnum, {
    name: 'AuditKind',
    description: 'What an entry of the audit log tells of.',
    valuesMap: { CHANGE: { description: 'A change was asked for: a mutation, a sign-in or a sign-out.' }, READ: { description: 'Sensitive predictions, traces or reports on one, or a whole ledger, were read.' } },
});
/** What became of a deed, GraphQL name to stored value. */
export const AuditOutcomeEnum = { BEGUN: 'begun', DONE: 'done', REFUSED: 'refused', FAILED: 'failed' };
registerEnumType(AuditOutcomeEnum, {
    name: 'AuditOutcome',
    description: 'What became of what somebody asked for.',
    valuesMap: { BEGUN: { description: 'It was begun, and nothing tells what became of it: it goes on, or the service or its database went away within it.' }, DONE: { description: 'It was done.' }, REFUSED: { description: 'It was refused, or there was nothing to do.' }, FAILED: { description: 'It ended in an error of the service.' } },
});
/** An entry of the audit log. */
let AuditEntryModel = class AuditEntryModel {
    seq;
    at;
    kind;
    action;
    actor;
    tokenId;
    role;
    project;
    run;
    arguments;
    outcome;
    result;
    begun;
    keyName;
};
__decorate([
    Field(() => Int, { description: 'Number in the log, from 1. Numbers have no gaps; the entry before an act is not listed where another tells what became of it.' }),
    __metadata("design:type", Number)
], AuditEntryModel.prototype, "seq", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was recorded. UTC.' }),
    __metadata("design:type", Date)
], AuditEntryModel.prototype, "at", void 0);
__decorate([
    Field(() => AuditKindEnum, { description: 'A change or a read.' }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "kind", void 0);
__decorate([
    Field(() => String, { description: 'Name of the mutation, or of the act by the command line; `signIn`, `signOut`; `prediction`, `trace`, `report` or `ledger` of a read.' }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "action", void 0);
__decorate([
    Field(() => String, { description: 'Name of the token or session that it was asked with; at the machine without one, the user there; empty of a sign-in that was refused.' }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "actor", void 0);
__decorate([
    Field(() => String, { description: "Id of that token; `admin` of the operator's own, `command line` of who acts at the machine." }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "tokenId", void 0);
__decorate([
    Field(() => String, { description: 'Role of that token; `operator at the machine` without one.' }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "role", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Project of the run it is about, else of the token; null where there is neither.' }),
    __metadata("design:type", Object)
], AuditEntryModel.prototype, "project", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'UUID of the run it is about; null where it is about none.' }),
    __metadata("design:type", Object)
], AuditEntryModel.prototype, "run", void 0);
__decorate([
    Field(() => JsonScalar, { description: 'The arguments, without the values of secrets; of more than 16 KiB their SHA-256.' }),
    __metadata("design:type", Object)
], AuditEntryModel.prototype, "arguments", void 0);
__decorate([
    Field(() => AuditOutcomeEnum, { description: 'What became of it.' }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "outcome", void 0);
__decorate([
    Field(() => String, { description: 'Type of the answer, or code of the error; empty of what is begun.' }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "result", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Number of the entry that was written before the act; null for reads, for that entry itself, and for what was refused before anything was done.' }),
    __metadata("design:type", Object)
], AuditEntryModel.prototype, "begun", void 0);
__decorate([
    Field(() => String, { description: 'Name of the key that signed it.' }),
    __metadata("design:type", String)
], AuditEntryModel.prototype, "keyName", void 0);
AuditEntryModel = __decorate([
    ObjectType('AuditEntry', { description: 'Who asked for what, when, and what became of it. Signed, with all entries before it; never changed.' })
], AuditEntryModel);
export { AuditEntryModel };
/** An entry and its place in a list. */
let AuditEntryEdge = class AuditEntryEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], AuditEntryEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => AuditEntryModel, { description: 'The entry.' }),
    __metadata("design:type", AuditEntryModel)
], AuditEntryEdge.prototype, "node", void 0);
AuditEntryEdge = __decorate([
    ObjectType({ description: 'An entry of the audit log and its place in a list.' })
], AuditEntryEdge);
export { AuditEntryEdge };
/** A page of the audit log. */
let AuditEntryConnection = class AuditEntryConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [AuditEntryEdge], { description: 'The entries of the page.' }),
    __metadata("design:type", Array)
], AuditEntryConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], AuditEntryConnection.prototype, "pageInfo", void 0);
AuditEntryConnection = __decorate([
    ObjectType({ description: 'A page of the audit log, newest first.' })
], AuditEntryConnection);
export { AuditEntryConnection };
/** What `auditLog` is asked. */
let AuditLogArgs = class AuditLogArgs extends PageArgs {
    kind;
    outcome;
    actor;
    action;
    project;
    run;
    from;
    to;
};
__decorate([
    Field(() => AuditKindEnum, { nullable: true, description: 'Only changes, or only reads.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "kind", void 0);
__decorate([
    Field(() => AuditOutcomeEnum, { nullable: true, description: 'Only entries of what became so.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "outcome", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only what was asked with a token of this name.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "actor", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only this action.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "action", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only entries of this project.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "project", void 0);
__decorate([
    Field(() => ID, { nullable: true, description: 'Only entries about this run: its uuid or global id.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "run", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only entries from this time on. UTC.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "from", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Only entries before this time. UTC.' }),
    __metadata("design:type", Object)
], AuditLogArgs.prototype, "to", void 0);
AuditLogArgs = __decorate([
    ArgsType()
], AuditLogArgs);
export { AuditLogArgs };
//# sourceMappingURL=audit-log.model.js.map