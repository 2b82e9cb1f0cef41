import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';

import { actorOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { AccessTokenConnection, AccessTokenModel, CreateAccessTokenInput, CreateAccessTokenResult, RevokeAccessTokenInput, RevokeAccessTokenResult } from './access-token.model.js';
import { AccessTokensService } from './access-tokens.service.js';

/** Tokens: who may reach the API, and as what. For admins of all projects. */
@Resolver(() => AccessTokenModel)
export class AccessTokensResolver {
  constructor(private readonly tokens: AccessTokensService) {}

  @Query(() => AccessTokenConnection, { name: 'accessTokens', description: 'Tokens and sessions, newest first, without their secrets. For admins.' })
  list(@Args() { first, after }: PageArgs, @Context() context: GraphqlContext): Promise<AccessTokenConnection> {
    requireAdmin(context);
    return this.tokens.list(pageSize(first), after);
  }

  @Mutation(() => CreateAccessTokenResult, { description: 'Makes a token; its secret is told this once. For admins. revokeAccessToken ends it.' })
  createAccessToken(@Args('input', { type: () => CreateAccessTokenInput, description: 'The token, and why.' }) input: CreateAccessTokenInput, @Context() context: GraphqlContext): Promise<typeof CreateAccessTokenResult> {
    requireAdmin(context);
    return this.tokens.create(input, actorOf(context));
  }

  @Mutation(() => RevokeAccessTokenResult, { description: 'Ends a token, or a session, for good. For admins.' })
  revokeAccessToken(@Args('input', { type: () => RevokeAccessTokenInput, description: 'The token, and why.' }) input: RevokeAccessTokenInput, @Context() context: GraphqlContext): Promise<typeof RevokeAccessTokenResult> {
    requireAdmin(context);
    return this.tokens.revoke(input);
  }
}

/** @throws GraphQLError FORBIDDEN for whoever is no admin. */
function requireAdmin({ access }: GraphqlContext): void {
  if (access?.role === 'admin') return;
  throw new GraphQLError(`a token of role ${access?.role ?? 'none'} does not reach tokens: admins do`, { extensions: { code: 'FORBIDDEN' } });
}
