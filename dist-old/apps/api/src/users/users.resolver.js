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
import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { listUsers } from '#libs/decision-store';
import { mayAudit } from '../auth/authorizer.js';
import { badInput } from '../common/bad-input.js';
import { PageArgs, pageSize, toConnection } from '../common/connection.js';
import { STORE } from '../common/tokens.js';
import { UserConnection, UserModel } from './user.model.js';
/** Longer names are none. Unit: characters. */
const MOST_LENGTH = 1_000;
/** Who is known to the service, for admins and auditors. */
let UsersResolver = class UsersResolver {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after }, { access }) {
        if (access === null || !mayAudit(access.role))
            throw new GraphQLError(`a token of role ${access?.role ?? 'none'} does not read who there is: admins and auditors do`, { extensions: { code: 'FORBIDDEN' } });
        const { users, hasNext, total } = await listUsers(this.store, { first: pageSize(first), after: nameOf(after) });
        const edges = users.map((node) => ({ cursor: Buffer.from(node.name).toString('base64url'), node }));
        return { ...toConnection({ edges, hasNext, after }), totalCount: total };
    }
};
__decorate([
    Query(() => UserConnection, { name: 'users', description: 'Who is known to the service, by name: from tokens, sessions and the audit log. For admins and auditors of all projects.' }),
    __param(0, Args()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PageArgs, Object]),
    __metadata("design:returntype", Promise)
], UsersResolver.prototype, "list", null);
UsersResolver = __decorate([
    Resolver(() => UserModel),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], UsersResolver);
export { UsersResolver };
/** The name that a cursor stands for. @throws GraphQLError BAD_USER_INPUT where it is none. */
function nameOf(after) {
    if (after === null || after === undefined)
        return null;
    const name = /^[\w-]+$/.test(after) && after.length <= 2 * MOST_LENGTH ? Buffer.from(after, 'base64url').toString() : '\0';
    if (name.includes('\0'))
        throw badInput('after', after, 'the cursor of an edge');
    return name;
}
//# sourceMappingURL=users.resolver.js.map