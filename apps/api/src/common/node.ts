import { Field, ID, InterfaceType } from '@nestjs/graphql';

import { fromGlobalId } from './global-id.js';

/** Anything with a global id (Relay). */
@InterfaceType({
  description: 'Anything that can be asked for again by its global id (Relay).',
  resolveType: ({ id }: Node) => fromGlobalId(id)?.type,
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id, opaque: unique over all types.' })
  id!: string;
}
