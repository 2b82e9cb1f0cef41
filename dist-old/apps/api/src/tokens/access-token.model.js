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
import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem } from '../runs/mutations.model.js';
/** Roles, GraphQL name to stored value. */
export const RoleEnum = { VIEWER: 'viewer', OPERATOR: 'operator', REVIEWER: 'reviewer', AUDITOR: 'auditor', INGEST: 'ingest', ADMIN: 'admin' };
registerEnumType(RoleEnum, {
    name: 'Role',
    description: 'What a token may (docs/security.md).',
    valuesMap: {
        VIEWER: { description: 'Reads, but not what the data say of people.' },
        OPERATOR: { description: 'Also starts and steers runs, acts on alerts.' },
        REVIEWER: { description: 'Also reads what the data say of people, and decides reviews.' },
        AUDITOR: { description: 'Reads everything, the audit log too; changes nothing.' },
        INGEST: { description: 'Delivers recordings, and nothing else.' },
        ADMIN: { description: 'Everything, tokens too.' },
    },
});
/** A token without its secret. */
let AccessTokenModel = class AccessTokenModel {
    id;
    role;
    name;
    subject;
    project;
    createdAt;
    createdBy;
    expiresAt;
    revokedAt;
    lastUsedAt;
};
__decorate([
    Field(() => ID, { description: 'Its uuid, as gradlens token list prints it.' }),
    __metadata("design:type", String)
], AccessTokenModel.prototype, "id", void 0);
__decorate([
    Field(() => RoleEnum, { description: 'What it may.' }),
    __metadata("design:type", String)
], AccessTokenModel.prototype, "role", void 0);
__decorate([
    Field(() => String, { description: 'What a person knows it by: acts are recorded under it.' }),
    __metadata("design:type", String)
], AccessTokenModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Of a session of the dashboard: whom it belongs to, as the issuer that signed them in knows them (`sub`). Null of a token.' }),
    __metadata("design:type", Object)
], AccessTokenModel.prototype, "subject", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The one project it is for; null when it is for all.' }),
    __metadata("design:type", Object)
], AccessTokenModel.prototype, "project", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was made. UTC.' }),
    __metadata("design:type", Date)
], AccessTokenModel.prototype, "createdAt", void 0);
__decorate([
    Field(() => String, { description: 'Who made it; of a session the issuer.' }),
    __metadata("design:type", String)
], AccessTokenModel.prototype, "createdBy", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null when never. UTC.' }),
    __metadata("design:type", Object)
], AccessTokenModel.prototype, "expiresAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null when it was not. UTC.' }),
    __metadata("design:type", Object)
], AccessTokenModel.prototype, "revokedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it was used last, to the minute; null when never. UTC.' }),
    __metadata("design:type", Object)
], AccessTokenModel.prototype, "lastUsedAt", void 0);
AccessTokenModel = __decorate([
    ObjectType('AccessToken', { description: 'A token, or the session of somebody who signed in, that gives access: with a role, an end and a project. Its secret is not kept and cannot be read.' })
], AccessTokenModel);
export { AccessTokenModel };
/** A token and its place in a list. */
let AccessTokenEdge = class AccessTokenEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], AccessTokenEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => AccessTokenModel, { description: 'The token.' }),
    __metadata("design:type", AccessTokenModel)
], AccessTokenEdge.prototype, "node", void 0);
AccessTokenEdge = __decorate([
    ObjectType({ description: 'A token and its place in a list.' })
], AccessTokenEdge);
export { AccessTokenEdge };
/** A page of tokens. */
let AccessTokenConnection = class AccessTokenConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [AccessTokenEdge], { description: 'The tokens of the page.' }),
    __metadata("design:type", Array)
], AccessTokenConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], AccessTokenConnection.prototype, "pageInfo", void 0);
AccessTokenConnection = __decorate([
    ObjectType({ description: 'A page of tokens and sessions, newest first: revoked and expired ones too.' })
], AccessTokenConnection);
export { AccessTokenConnection };
/** What `createAccessToken` is given. */
let CreateAccessTokenInput = class CreateAccessTokenInput {
    role;
    name;
    project;
    expiresInSeconds;
    reason;
};
__decorate([
    Field(() => RoleEnum, { description: 'What it may.' }),
    __metadata("design:type", String)
], CreateAccessTokenInput.prototype, "role", void 0);
__decorate([
    Field(() => String, { description: 'What a person will know it by. 1 to 100 characters.' }),
    __metadata("design:type", String)
], CreateAccessTokenInput.prototype, "name", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The one project it is for; all when absent.' }),
    __metadata("design:type", Object)
], CreateAccessTokenInput.prototype, "project", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'It works for so long, 60 to 315360000; for ever when absent. Unit: s.' }),
    __metadata("design:type", Object)
], CreateAccessTokenInput.prototype, "expiresInSeconds", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept in the audit log. 1 to 500 characters.' }),
    __metadata("design:type", String)
], CreateAccessTokenInput.prototype, "reason", void 0);
CreateAccessTokenInput = __decorate([
    InputType({ description: 'The token to make, and why.' })
], CreateAccessTokenInput);
export { CreateAccessTokenInput };
/** What `revokeAccessToken` is given. */
let RevokeAccessTokenInput = class RevokeAccessTokenInput {
    id;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Its id.' }),
    __metadata("design:type", String)
], RevokeAccessTokenInput.prototype, "id", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept in the audit log. 1 to 500 characters.' }),
    __metadata("design:type", String)
], RevokeAccessTokenInput.prototype, "reason", void 0);
RevokeAccessTokenInput = __decorate([
    InputType({ description: 'A token to end, and why.' })
], RevokeAccessTokenInput);
export { RevokeAccessTokenInput };
/** The token was made. */
let CreateAccessTokenPayload = class CreateAccessTokenPayload {
    accessToken;
    secret;
};
__decorate([
    Field(() => AccessTokenModel, { description: 'The token.' }),
    __metadata("design:type", AccessTokenModel)
], CreateAccessTokenPayload.prototype, "accessToken", void 0);
__decorate([
    Field(() => String, { description: 'Its secret: copy it now, it is not kept. Send it as `Authorization: Bearer SECRET`.' }),
    __metadata("design:type", String)
], CreateAccessTokenPayload.prototype, "secret", void 0);
CreateAccessTokenPayload = __decorate([
    ObjectType({ description: 'The token was made. Its secret is told this once.' })
], CreateAccessTokenPayload);
export { CreateAccessTokenPayload };
/** The token has ended. */
let RevokeAccessTokenPayload = class RevokeAccessTokenPayload {
    accessToken;
};
__decorate([
    Field(() => AccessTokenModel, { description: 'The token as it is now.' }),
    __metadata("design:type", AccessTokenModel)
], RevokeAccessTokenPayload.prototype, "accessToken", void 0);
RevokeAccessTokenPayload = __decorate([
    ObjectType({ description: 'The token has ended: it works for at most 5 s more.' })
], RevokeAccessTokenPayload);
export { RevokeAccessTokenPayload };
/** There is no such token. */
let AccessTokenNotFound = class AccessTokenNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: TOKEN_NOT_FOUND.' }),
    __metadata("design:type", String)
], AccessTokenNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], AccessTokenNotFound.prototype, "message", void 0);
AccessTokenNotFound = __decorate([
    ObjectType({ description: 'There is no token with this id.' })
], AccessTokenNotFound);
export { AccessTokenNotFound };
/** Outcomes of `createAccessToken`. */
export const CreateAccessTokenResult = createUnionType({
    name: 'CreateAccessTokenResult',
    description: 'The token with its secret, or what is wrong with the input.',
    types: () => [CreateAccessTokenPayload, InputProblem],
    resolveType: (value) => ('secret' in value ? CreateAccessTokenPayload : InputProblem),
});
/** Outcomes of `revokeAccessToken`. */
export const RevokeAccessTokenResult = createUnionType({
    name: 'RevokeAccessTokenResult',
    description: 'The token that has ended, or that there is none.',
    types: () => [RevokeAccessTokenPayload, AccessTokenNotFound, InputProblem],
    resolveType: (value) => {
        if ('accessToken' in value)
            return RevokeAccessTokenPayload;
        return 'path' in value ? InputProblem : AccessTokenNotFound;
    },
});
//# sourceMappingURL=access-token.model.js.map