import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem, RunNotFound } from '../runs/mutations.model.js';

/** A signature under a report. */
@ObjectType('SignOff', { description: 'A signature under a report on a run: what it binds, and whether it still holds.' })
export class SignOffModel {
  @Field(() => String, { description: 'Its uuid.' })
  uuid!: string;

  @Field(() => ID, { description: 'Global id of the report that was signed.' })
  report!: string;

  @Field(() => String, { description: 'SHA-256, in hex, of the text that the report signs.' })
  reportSha256!: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the final weights that it is about; null where there are none.' })
  weightsSha256!: string | null;

  @Field(() => String, { description: 'For what the run may be used.' })
  intendedUse!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it holds. UTC.' })
  expiresAt!: Date;

  @Field(() => String, { description: 'Who signed.' })
  by!: string;

  @Field(() => String, { description: 'As what.' })
  role!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'What the person objects to; null for one who agrees.' })
  dissent!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was signed. UTC.' })
  signedAt!: Date;

  @Field(() => String, { description: 'valid, expired, void (something that it binds changed) or replaced (the same person signed again).' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Why it does not hold; null where it does.' })
  why!: string | null;

  @Field(() => String, { description: 'Whether it holds, in words; of a dissent, which is no approval, whether it stands.' })
  standing!: string;
}

/** What a clause says. */
@ObjectType('ReleaseClause', { description: 'What a clause of the release policy says of the run.' })
export class ReleaseClauseModel {
  @Field(() => String, { description: 'ledger, incidents, replay, impact, report or signatures.' })
  clause!: string;

  @Field(() => String, { description: 'passed, refused or not asked.' })
  verdict!: string;

  @Field(() => String, { description: 'Why, in words.' })
  why!: string;

  @Field(() => String, { nullable: true, description: 'The command that gives what is missing; null where nothing is.' })
  command!: string | null;
}

/** What came of the wish to release a run. */
@ObjectType('Release', { description: 'What came of the wish to release a run, as it was judged then.' })
export class ReleaseModel {
  @Field(() => String, { description: 'Its uuid.' })
  uuid!: string;

  @Field(() => String, { description: 'released, refused or overridden.' })
  state!: string;

  @Field(() => String, { description: 'Name of the policy.' })
  policyName!: string;

  @Field(() => String, { description: 'SHA-256, in hex, of the policy.' })
  policySha256!: string;

  @Field(() => [ReleaseClauseModel], { description: 'Every clause.' })
  clauses!: readonly ReleaseClauseModel[];

  @Field(() => String, { nullable: true, description: 'SHA-256 of the final weights that were judged; null where there are none.' })
  weightsSha256!: string | null;

  @Field(() => String, { description: 'Who asked.' })
  by!: string;

  @Field(() => String, { description: 'As what.' })
  role!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When. UTC.' })
  createdAt!: Date;
}

/** What `signReport` is given. */
@InputType({ description: 'A signature under a report on a run as a whole.' })
export class SignReportInput {
  @Field(() => ID, { description: 'uuid or global id of the run.' })
  run!: string;

  @Field(() => ID, { nullable: true, description: 'Global id of the report that was read; the newest when left out. One that a newer report contradicts is refused.' })
  report?: string | null;

  @Field(() => String, { description: 'For what the run may be used. 1 to 500 characters.' })
  intendedUse!: string;

  @Field(() => Int, { nullable: true, description: 'For how many days it holds, 1 to 3650. Default 90.' })
  days?: number | null;

  @Field(() => String, { nullable: true, description: 'What you object to: a signature that disagrees. Up to 2000 characters.' })
  dissent?: string | null;

  @Field(() => String, { description: 'Why. 1 to 500 characters.' })
  reason!: string;
}

/** What `releaseRun` is given. */
@InputType({ description: 'A run to release, and why.' })
export class ReleaseRunInput {
  @Field(() => ID, { description: 'uuid or global id of the run.' })
  run!: string;

  @Field(() => Boolean, { nullable: true, description: 'In an emergency, whatever is refused: by a reviewer who did not start the run; raises a critical alert. Default false.' })
  override?: boolean | null;

  @Field(() => String, { description: 'Why. 1 to 500 characters.' })
  reason!: string;
}

/** The report was signed. */
@ObjectType({ description: 'The report is signed.' })
export class SignReportPayload {
  @Field(() => SignOffModel, { description: 'The signature.' })
  signOff!: SignOffModel;
}

/** The report was not signed. */
@ObjectType({ description: 'The report was not signed.' })
export class SignOffRefused {
  @Field(() => String, { description: 'Code for programs: NEEDS_REVIEWER, OWN_RUN, NO_REPORT, REPORT_OUTDATED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** The run was released. */
@ObjectType({ description: 'The run is released, by the policy or against it.' })
export class ReleaseRunPayload {
  @Field(() => ReleaseModel, { description: 'The release.' })
  release!: ReleaseModel;
}

/** The run was not released. */
@ObjectType({ description: 'The run was not released.' })
export class ReleaseRefused {
  @Field(() => String, { description: 'Code for programs: POLICY_REFUSES, NEEDS_REVIEWER, OWN_RUN, RUN_NOT_ENDED, LEDGER_TOO_LARGE, CHECK_BUSY (another ledger is being checked).' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => ReleaseModel, { nullable: true, description: 'What the policy said; null where it was not asked.' })
  judged!: ReleaseModel | null;
}

/** Outcomes of `signReport`. */
export const SignReportResult = createUnionType({
  name: 'SignReportResult',
  description: 'The signature, or why there is none.',
  types: () => [SignReportPayload, InputProblem, RunNotFound, SignOffRefused] as const,
  resolveType: ({ code }: { readonly code?: string }) => (code === undefined ? SignReportPayload : (COMMON[code] ?? SignOffRefused)) as typeof SignReportPayload,
});

/** Outcomes of `releaseRun`. */
export const ReleaseRunResult = createUnionType({
  name: 'ReleaseRunResult',
  description: 'The release, or why there is none.',
  types: () => [ReleaseRunPayload, InputProblem, RunNotFound, ReleaseRefused] as const,
  resolveType: ({ code }: { readonly code?: string }) => (code === undefined ? ReleaseRunPayload : (COMMON[code] ?? ReleaseRefused)) as typeof ReleaseRunPayload,
});

const COMMON: Readonly<Record<string, object>> = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound };
