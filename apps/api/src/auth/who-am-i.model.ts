import { Field, ObjectType } from '@nestjs/graphql';

import type { Role } from '#libs/contracts';

import { RoleEnum } from '../tokens/access-token.model.js';

/** Who is asking. */
@ObjectType({ description: 'Who is asking, by their token, and what they may do.' })
export class WhoAmI {
  @Field(() => String, { description: 'Name that acts are recorded under.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'Role of the token.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'The one project that the token is for; null when it is for all.' })
  project!: string | null;

  @Field(() => Boolean, { description: 'Whether it may change things by mutations.' })
  mayChange!: boolean;

  @Field(() => Boolean, { description: 'Whether it may review: sensitive predictions, sensitive runs, what timed out.' })
  mayReview!: boolean;
}
