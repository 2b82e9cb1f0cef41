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
import { DateTimeScalar } from '../common/scalars.js';
import { RoleEnum } from '../tokens/access-token.model.js';
/** Somebody, or a program, as tokens, sessions and the audit log know them. */
let UserModel = class UserModel {
    name;
    roles;
    projects;
    tokens;
    sessions;
    subjects;
    changes;
    reads;
    firstSeenAt;
    lastSeenAt;
};
__decorate([
    Field(() => String, { description: 'The name: `actor` of the audit log, `createdBy` of what they made.' }),
    __metadata("design:type", String)
], UserModel.prototype, "name", void 0);
__decorate([
    Field(() => [RoleEnum], { description: "Roles that they have now, by tokens and sessions that work. Empty of whom the audit log alone knows: who acts at the machine, has the operator's token, or a bearer token of an issuer; and of those whose tokens have ended." }),
    __metadata("design:type", Array)
], UserModel.prototype, "roles", void 0);
__decorate([
    Field(() => [String], { description: 'Projects that these tokens and sessions are for; empty when one of them is for all, or when there are none.' }),
    __metadata("design:type", Array)
], UserModel.prototype, "projects", void 0);
__decorate([
    Field(() => Int, { description: 'Tokens of this name that work.' }),
    __metadata("design:type", Number)
], UserModel.prototype, "tokens", void 0);
__decorate([
    Field(() => Int, { description: 'Sessions of this name that work.' }),
    __metadata("design:type", Number)
], UserModel.prototype, "sessions", void 0);
__decorate([
    Field(() => [String], { description: 'As whom the issuer knows those who signed in under this name (`sub`).' }),
    __metadata("design:type", Array)
], UserModel.prototype, "subjects", void 0);
__decorate([
    Field(() => Int, { description: 'Changes that the audit log has of them, refused ones too.' }),
    __metadata("design:type", Number)
], UserModel.prototype, "changes", void 0);
__decorate([
    Field(() => Int, { description: 'Reads of what the data say of people that it has of them.' }),
    __metadata("design:type", Number)
], UserModel.prototype, "reads", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'First entry of the audit log, or when their first token was made. UTC.' }),
    __metadata("design:type", Object)
], UserModel.prototype, "firstSeenAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'Last entry of the audit log, or when a token of theirs was used last, to the minute; null when neither. UTC.' }),
    __metadata("design:type", Object)
], UserModel.prototype, "lastSeenAt", void 0);
UserModel = __decorate([
    ObjectType('User', { description: 'Somebody, or a program, as tokens, sessions and the audit log know them: by the name that acts are recorded under. There are no accounts; two people of one name are one here, and `subjects` then has both.' })
], UserModel);
export { UserModel };
/** A user and their place in a list. */
let UserEdge = class UserEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], UserEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => UserModel, { description: 'The user.' }),
    __metadata("design:type", UserModel)
], UserEdge.prototype, "node", void 0);
UserEdge = __decorate([
    ObjectType({ description: 'A user and their place in a list.' })
], UserEdge);
export { UserEdge };
/** A page of users. */
let UserConnection = class UserConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [UserEdge], { description: 'The users of the page.' }),
    __metadata("design:type", Array)
], UserConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], UserConnection.prototype, "pageInfo", void 0);
UserConnection = __decorate([
    ObjectType({ description: 'A page of users, by name.' })
], UserConnection);
export { UserConnection };
//# sourceMappingURL=user.model.js.map