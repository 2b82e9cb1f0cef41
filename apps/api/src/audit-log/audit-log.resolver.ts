import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';

import { mayAudit } from '../auth/authorizer.js';
import type { GraphqlContext } from '../common/context.js';
import { AuditEntryConnection, AuditEntryModel, AuditLogArgs } from './audit-log.model.js';
import { AuditLogService } from './audit-log.service.js';

/** The audit log, for auditors and admins. */
@Resolver(() => AuditEntryModel)
export class AuditLogResolver {
  constructor(private readonly log: AuditLogService) {}

  @Query(() => AuditEntryConnection, { name: 'auditLog', description: 'Who changed or read what, newest first: every mutation, refused ones too, and every read of a sensitive prediction. For auditors and admins.' })
  list(@Args() args: AuditLogArgs, @Context() { access }: GraphqlContext): Promise<AuditEntryConnection> {
    if (access === null || !mayAudit(access.role)) {
      throw new GraphQLError(`a token of role ${access?.role ?? 'none'} does not read the audit log: auditors and admins do`, { extensions: { code: 'FORBIDDEN' } });
    }
    return this.log.list(args);
  }
}
