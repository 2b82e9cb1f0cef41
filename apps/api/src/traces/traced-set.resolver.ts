import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { mayReadPeople } from '../auth/authorizer.js';
import { PageArgs, pageSize, placesUpTo, toConnection } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { measured } from '../common/measured-number.js';
import { MovedRecordConnection, TracedSetModel } from './traced-set.model.js';

/** Whom a set of decisions moved; which records they are is told to those who may read of people. */
@Resolver(() => TracedSetModel)
export class TracedSetResolver {
  @ResolveField(() => MovedRecordConnection, { description: 'The test records that it moved most, as many as the trace lists (effort.top).' })
  moved(@Parent() { listed }: TracedSetModel, @Args() { first, after }: PageArgs, @Context() { access }: GraphqlContext): MovedRecordConnection {
    const [from, size, mayRead] = [placesUpTo(after), pageSize(first), mayReadPeople(access)];
    const edges = listed.slice(from, from + size).map(({ record, score, without, flips }, i) => ({
      cursor: String(from + i),
      node: { record: mayRead ? record : null, score: measured(score), without: measured(without), flips },
    }));
    return { ...toConnection({ edges, hasNext: from + size < listed.length, after }), totalCount: listed.length };
  }
}
