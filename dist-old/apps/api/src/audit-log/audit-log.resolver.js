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
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { mayAudit } from '../auth/authorizer.js';
import { AuditEntryConnection, AuditEntryModel, AuditLogArgs } from './audit-log.model.js';
import { AuditLogService } from './audit-log.service.js';
/** The audit log, for auditors and admins. */
let AuditLogResolver = class AuditLogResolver {
    log;
    constructor(log) {
        this.log = log;
    }
    list(args, { access }) {
        if (access === null || !mayAudit(access.role)) {
            throw new GraphQLError(`a token of role ${access?.role ?? 'none'} does not read the audit log: auditors and admins do`, { extensions: { code: 'FORBIDDEN' } });
        }
        return this.log.list(args);
    }
};
__decorate([
    Query(() => AuditEntryConnection, { name: 'auditLog', description: 'Who changed or read what, newest first: every mutation, refused ones too, and every read of a sensitive prediction. For auditors and admins.' }),
    __param(0, Args()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AuditLogArgs, Object]),
    __metadata("design:returntype", Promise)
], AuditLogResolver.prototype, "list", null);
AuditLogResolver = __decorate([
    Resolver(() => AuditEntryModel),
    __metadata("design:paramtypes", [AuditLogService])
], AuditLogResolver);
export { AuditLogResolver };
//# sourceMappingURL=audit-log.resolver.js.map