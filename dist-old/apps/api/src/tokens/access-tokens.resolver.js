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
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { actorOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { AccessTokenConnection, AccessTokenModel, CreateAccessTokenInput, CreateAccessTokenResult, RevokeAccessTokenInput, RevokeAccessTokenResult } from './access-token.model.js';
import { AccessTokensService } from './access-tokens.service.js';
/** Tokens: who may reach the API, and as what. For admins of all projects. */
let AccessTokensResolver = class AccessTokensResolver {
    tokens;
    constructor(tokens) {
        this.tokens = tokens;
    }
    list({ first, after }, context) {
        requireAdmin(context);
        return this.tokens.list(pageSize(first), after);
    }
    createAccessToken(input, context) {
        requireAdmin(context);
        return this.tokens.create(input, actorOf(context));
    }
    revokeAccessToken(input, context) {
        requireAdmin(context);
        return this.tokens.revoke(input);
    }
};
__decorate([
    Query(() => AccessTokenConnection, { name: 'accessTokens', description: 'Tokens and sessions, newest first, without their secrets. For admins.' }),
    __param(0, Args()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PageArgs, Object]),
    __metadata("design:returntype", Promise)
], AccessTokensResolver.prototype, "list", null);
__decorate([
    Mutation(() => CreateAccessTokenResult, { description: 'Makes a token; its secret is told this once. For admins. revokeAccessToken ends it.' }),
    __param(0, Args('input', { type: () => CreateAccessTokenInput, description: 'The token, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CreateAccessTokenInput, Object]),
    __metadata("design:returntype", Promise)
], AccessTokensResolver.prototype, "createAccessToken", null);
__decorate([
    Mutation(() => RevokeAccessTokenResult, { description: 'Ends a token, or a session, for good. For admins.' }),
    __param(0, Args('input', { type: () => RevokeAccessTokenInput, description: 'The token, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RevokeAccessTokenInput, Object]),
    __metadata("design:returntype", Promise)
], AccessTokensResolver.prototype, "revokeAccessToken", null);
AccessTokensResolver = __decorate([
    Resolver(() => AccessTokenModel),
    __metadata("design:paramtypes", [AccessTokensService])
], AccessTokensResolver);
export { AccessTokensResolver };
/** @throws GraphQLError FORBIDDEN for whoever is no admin. */
function requireAdmin({ access }) {
    if (access?.role === 'admin')
        return;
    throw new GraphQLError(`a token of role ${access?.role ?? 'none'} does not reach tokens: admins do`, { extensions: { code: 'FORBIDDEN' } });
}
//# sourceMappingURL=access-tokens.resolver.js.map