import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';

import { listUsers, type Store } from '#libs/decision-store';

import { mayAudit } from '../auth/authorizer.js';
import { badInput } from '../common/bad-input.js';
import { PageArgs, pageSize, toConnection } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { STORE } from '../common/tokens.js';
import { UserConnection, UserModel } from './user.model.js';

/** Longer names are none. Unit: characters. */
const MOST_LENGTH = 1_000;

/** Who is known to the service, for admins and auditors. */
@Resolver(() => UserModel)
export class UsersResolver {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Query(() => UserConnection, { name: 'users', description: 'Who is known to the service, by name: from tokens, sessions and the audit log. For admins and auditors of all projects.' })
  async list(@Args() { first, after }: PageArgs, @Context() { access }: GraphqlContext): Promise<UserConnection> {
    if (access === null || !mayAudit(access.role)) throw new GraphQLError(`a token of role ${access?.role ?? 'none'} does not read who there is: admins and auditors do`, { extensions: { code: 'FORBIDDEN' } });
    const { users, hasNext, total } = await listUsers(this.store, { first: pageSize(first), after: nameOf(after) });
    const edges = users.map((node) => ({ cursor: Buffer.from(node.name).toString('base64url'), node }));
    return { ...toConnection({ edges, hasNext, after }), totalCount: total };
  }
}

/** The name that a cursor stands for. @throws GraphQLError BAD_USER_INPUT where it is none. */
function nameOf(after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  const name = /^[\w-]+$/.test(after) && after.length <= 2 * MOST_LENGTH ? Buffer.from(after, 'base64url').toString() : '\0';
  if (name.includes('\0')) throw badInput('after', after, 'the cursor of an edge');
  return name;
}
