import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { RuleModel } from '../alerts/alert.model.js';
import type { GraphqlContext } from '../common/context.js';
import { RuleCanaryModel } from './canary.model.js';

/** Recall and lag of the rules, live. */
@Resolver(() => RuleModel)
export class RuleCanaryResolver {
  @ResolveField(() => RuleCanaryModel, { nullable: true, description: 'How this version has done on its canaries; null for a rule that has none, or had none yet.' })
  async canary(@Parent() { name, version }: RuleModel, @Context() { loaders }: GraphqlContext): Promise<RuleCanaryModel | null> {
    return await loaders.canaries.load({ name, version });
  }
}
