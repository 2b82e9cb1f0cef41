import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { AuditKind, AuditOutcome } from '#libs/audit';

import { CountedConnection, PageArgs, PageInfo } from '../common/connection.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';

/** Kinds of entries, GraphQL name to stored value. */
export const AuditKindEnum = { CHANGE: 'change', READ: 'read' } as const satisfies Record<string, AuditKind>;
registerEnumType(AuditKindEnum, {
  name: 'AuditKind',
  description: 'What an entry of the audit log tells of.',
  valuesMap: { CHANGE: { description: 'A change was asked for: a mutation, a sign-in or a sign-out.' }, READ: { description: 'Sensitive predictions, traces or reports on one, or a whole ledger, were read.' } },
});

/** What became of a deed, GraphQL name to stored value. */
export const AuditOutcomeEnum = { BEGUN: 'begun', DONE: 'done', REFUSED: 'refused', FAILED: 'failed' } as const satisfies Record<string, AuditOutcome>;
registerEnumType(AuditOutcomeEnum, {
  name: 'AuditOutcome',
  description: 'What became of what somebody asked for.',
  valuesMap: { BEGUN: { description: 'It was begun, and nothing tells what became of it: it goes on, or the service or its database went away within it.' }, DONE: { description: 'It was done.' }, REFUSED: { description: 'It was refused, or there was nothing to do.' }, FAILED: { description: 'It ended in an error of the service.' } },
});

/** An entry of the audit log. */
@ObjectType('AuditEntry', { description: 'Who asked for what, when, and what became of it. Signed, with all entries before it; never changed.' })
export class AuditEntryModel {
  @Field(() => Int, { description: 'Number in the log, from 1. Numbers have no gaps; the entry before an act is not listed where another tells what became of it.' })
  seq!: number;

  @Field(() => DateTimeScalar, { description: 'When it was recorded. UTC.' })
  at!: Date;

  @Field(() => AuditKindEnum, { description: 'A change or a read.' })
  kind!: AuditKind;

  @Field(() => String, { description: 'Name of the mutation, or of the act by the command line; `signIn`, `signOut`; `prediction`, `trace`, `report` or `ledger` of a read.' })
  action!: string;

  @Field(() => String, { description: 'Name of the token or session that it was asked with; at the machine without one, the user there; empty of a sign-in that was refused.' })
  actor!: string;

  @Field(() => String, { description: "Id of that token; `admin` of the operator's own, `command line` of who acts at the machine." })
  tokenId!: string;

  @Field(() => String, { description: 'Role of that token; `operator at the machine` without one.' })
  role!: string;

  @Field(() => String, { nullable: true, description: 'Project of the run it is about, else of the token; null where there is neither.' })
  project!: string | null;

  @Field(() => String, { nullable: true, description: 'UUID of the run it is about; null where it is about none.' })
  run!: string | null;

  @Field(() => JsonScalar, { description: 'The arguments, without the values of secrets; of more than 16 KiB their SHA-256.' })
  arguments!: unknown;

  @Field(() => AuditOutcomeEnum, { description: 'What became of it.' })
  outcome!: AuditOutcome;

  @Field(() => String, { description: 'Type of the answer, or code of the error; empty of what is begun.' })
  result!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the entry that was written before the act; null for reads, for that entry itself, and for what was refused before anything was done.' })
  begun!: number | null;

  @Field(() => String, { description: 'Name of the key that signed it.' })
  keyName!: string;
}

/** An entry and its place in a list. */
@ObjectType({ description: 'An entry of the audit log and its place in a list.' })
export class AuditEntryEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => AuditEntryModel, { description: 'The entry.' })
  node!: AuditEntryModel;
}

/** A page of the audit log. */
@ObjectType({ description: 'A page of the audit log, newest first.' })
export class AuditEntryConnection extends CountedConnection {
  @Field(() => [AuditEntryEdge], { description: 'The entries of the page.' })
  edges!: readonly AuditEntryEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What `auditLog` is asked. */
@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditKindEnum, { nullable: true, description: 'Only changes, or only reads.' })
  kind?: AuditKind | null;

  @Field(() => AuditOutcomeEnum, { nullable: true, description: 'Only entries of what became so.' })
  outcome?: AuditOutcome | null;

  @Field(() => String, { nullable: true, description: 'Only what was asked with a token of this name.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this action.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Only entries of this project.' })
  project?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only entries about this run: its uuid or global id.' })
  run?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only entries from this time on. UTC.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only entries before this time. UTC.' })
  to?: Date | null;
}
