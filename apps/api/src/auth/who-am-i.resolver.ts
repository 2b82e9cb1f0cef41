import { Context, Query, Resolver } from '@nestjs/graphql';

import { mayReview } from '#libs/contracts';

import type { GraphqlContext } from '../common/context.js';
import { actorOf } from './actor-of.js';
import { mayChange } from './authorizer.js';
import { WhoAmI } from './who-am-i.model.js';

/** Who is asking. */
@Resolver(() => WhoAmI)
export class WhoAmIResolver {
  @Query(() => WhoAmI, { description: 'Who is asking, by their token, and what they may do.' })
  whoAmI(@Context() context: GraphqlContext): WhoAmI {
    const { role = 'viewer', project = null } = context.access ?? {};
    return { name: actorOf(context), role, project, mayChange: mayChange(role), mayReview: mayChange(role) && mayReview(role) };
  }
}
