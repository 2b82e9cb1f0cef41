import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { Role } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { DateTimeScalar } from '../common/scalars.js';
import { RoleEnum } from '../tokens/access-token.model.js';

/** Somebody, or a program, as tokens, sessions and the audit log know them. */
@ObjectType('User', { description: 'Somebody, or a program, as tokens, sessions and the audit log know them: by the name that acts are recorded under. There are no accounts; two people of one name are one here, and `subjects` then has both.' })
export class UserModel {
  @Field(() => String, { description: 'The name: `actor` of the audit log, `createdBy` of what they made.' })
  name!: string;

  @Field(() => [RoleEnum], { description: "Roles that they have now, by tokens and sessions that work. Empty of whom the audit log alone knows: who acts at the machine, has the operator's token, or a bearer token of an issuer; and of those whose tokens have ended." })
  roles!: readonly Role[];

  @Field(() => [String], { description: 'Projects that these tokens and sessions are for; empty when one of them is for all, or when there are none.' })
  projects!: readonly string[];

  @Field(() => Int, { description: 'Tokens of this name that work.' })
  tokens!: number;

  @Field(() => Int, { description: 'Sessions of this name that work.' })
  sessions!: number;

  @Field(() => [String], { description: 'As whom the issuer knows those who signed in under this name (`sub`).' })
  subjects!: readonly string[];

  @Field(() => Int, { description: 'Changes that the audit log has of them, refused ones too.' })
  changes!: number;

  @Field(() => Int, { description: 'Reads of what the data say of people that it has of them.' })
  reads!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'First entry of the audit log, or when their first token was made. UTC.' })
  firstSeenAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last entry of the audit log, or when a token of theirs was used last, to the minute; null when neither. UTC.' })
  lastSeenAt!: Date | null;
}

/** A user and their place in a list. */
@ObjectType({ description: 'A user and their place in a list.' })
export class UserEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => UserModel, { description: 'The user.' })
  node!: UserModel;
}

/** A page of users. */
@ObjectType({ description: 'A page of users, by name.' })
export class UserConnection extends CountedConnection {
  @Field(() => [UserEdge], { description: 'The users of the page.' })
  edges!: readonly UserEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
