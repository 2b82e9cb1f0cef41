import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { Role } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem } from '../runs/mutations.model.js';

/** Roles, GraphQL name to stored value. */
export const RoleEnum = { VIEWER: 'viewer', OPERATOR: 'operator', REVIEWER: 'reviewer', AUDITOR: 'auditor', INGEST: 'ingest', ADMIN: 'admin' } as const satisfies Record<string, Role>;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a token may (docs/security.md).',
  valuesMap: {
    VIEWER: { description: 'Reads, but not what the data say of people.' },
    OPERATOR: { description: 'Also starts and steers runs, acts on alerts.' },
    REVIEWER: { description: 'Also reads what the data say of people, and decides reviews.' },
    AUDITOR: { description: 'Reads everything, the audit log too; changes nothing.' },
    INGEST: { description: 'Delivers recordings, and nothing else.' },
    ADMIN: { description: 'Everything, tokens too.' },
  },
});

/** A token without its secret. */
@ObjectType('AccessToken', { description: 'A token, or the session of somebody who signed in, that gives access: with a role, an end and a project. Its secret is not kept and cannot be read.' })
export class AccessTokenModel {
  @Field(() => ID, { description: 'Its uuid, as gradlens token list prints it.' })
  id!: string;

  @Field(() => RoleEnum, { description: 'What it may.' })
  role!: Role;

  @Field(() => String, { description: 'What a person knows it by: acts are recorded under it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Of a session of the dashboard: whom it belongs to, as the issuer that signed them in knows them (`sub`). Null of a token.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'The one project it is for; null when it is for all.' })
  project!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made. UTC.' })
  createdAt!: Date;

  @Field(() => String, { description: 'Who made it; of a session the issuer.' })
  createdBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null when never. UTC.' })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null when it was not. UTC.' })
  revokedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was used last, to the minute; null when never. UTC.' })
  lastUsedAt!: Date | null;
}

/** A token and its place in a list. */
@ObjectType({ description: 'A token and its place in a list.' })
export class AccessTokenEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => AccessTokenModel, { description: 'The token.' })
  node!: AccessTokenModel;
}

/** A page of tokens. */
@ObjectType({ description: 'A page of tokens and sessions, newest first: revoked and expired ones too.' })
export class AccessTokenConnection extends CountedConnection {
  @Field(() => [AccessTokenEdge], { description: 'The tokens of the page.' })
  edges!: readonly AccessTokenEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What `createAccessToken` is given. */
@InputType({ description: 'The token to make, and why.' })
export class CreateAccessTokenInput {
  @Field(() => RoleEnum, { description: 'What it may.' })
  role!: Role;

  @Field(() => String, { description: 'What a person will know it by. 1 to 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The one project it is for; all when absent.' })
  project?: string | null;

  @Field(() => Int, { nullable: true, description: 'It works for so long, 60 to 315360000; for ever when absent. Unit: s.' })
  expiresInSeconds?: number | null;

  @Field(() => String, { description: 'Why; kept in the audit log. 1 to 500 characters.' })
  reason!: string;
}

/** What `revokeAccessToken` is given. */
@InputType({ description: 'A token to end, and why.' })
export class RevokeAccessTokenInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Why; kept in the audit log. 1 to 500 characters.' })
  reason!: string;
}

/** The token was made. */
@ObjectType({ description: 'The token was made. Its secret is told this once.' })
export class CreateAccessTokenPayload {
  @Field(() => AccessTokenModel, { description: 'The token.' })
  accessToken!: AccessTokenModel;

  @Field(() => String, { description: 'Its secret: copy it now, it is not kept. Send it as `Authorization: Bearer SECRET`.' })
  secret!: string;
}

/** The token has ended. */
@ObjectType({ description: 'The token has ended: it works for at most 5 s more.' })
export class RevokeAccessTokenPayload {
  @Field(() => AccessTokenModel, { description: 'The token as it is now.' })
  accessToken!: AccessTokenModel;
}

/** There is no such token. */
@ObjectType({ description: 'There is no token with this id.' })
export class AccessTokenNotFound {
  @Field(() => String, { description: 'Code for programs: TOKEN_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** Outcomes of `createAccessToken`. */
export const CreateAccessTokenResult = createUnionType({
  name: 'CreateAccessTokenResult',
  description: 'The token with its secret, or what is wrong with the input.',
  types: () => [CreateAccessTokenPayload, InputProblem] as const,
  resolveType: (value: object) => ('secret' in value ? CreateAccessTokenPayload : InputProblem),
});

/** Outcomes of `revokeAccessToken`. */
export const RevokeAccessTokenResult = createUnionType({
  name: 'RevokeAccessTokenResult',
  description: 'The token that has ended, or that there is none.',
  types: () => [RevokeAccessTokenPayload, AccessTokenNotFound, InputProblem] as const,
  resolveType: (value: object) => {
    if ('accessToken' in value) return RevokeAccessTokenPayload;
    return 'path' in value ? InputProblem : AccessTokenNotFound;
  },
});
