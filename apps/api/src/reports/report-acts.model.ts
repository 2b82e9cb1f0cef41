import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { TraceState } from '#libs/contracts';

import { InputProblem, RunNotFound } from '../runs/mutations.model.js';
import { TraceStateEnum } from '../studies/study.model.js';
import { ReportModel } from './report.model.js';

/** What `createReport` is given. */
@InputType({ description: 'What is to be reported on, and why.' })
export class CreateReportInput {
  @Field(() => ID, { description: 'uuid or global id of the run.' })
  run!: string;

  @Field(() => String, { nullable: true, description: 'One prediction of it: SPLIT:ROW, as test:17, or the pseudonym of a sensitive one; left out: the run as a whole.' })
  record?: string | null;

  @Field(() => String, { description: 'Why; kept with the report. 1 to 500 characters.' })
  reason!: string;
}

/** What `cancelReport` is given. */
@InputType({ description: 'A report to cancel, and why.' })
export class CancelReportInput {
  @Field(() => ID, { description: 'Global id of the report.' })
  report!: string;

  @Field(() => String, { description: 'Why; kept with the report. 1 to 500 characters.' })
  reason!: string;
}

/** The report was queued. */
@ObjectType({ description: 'The report waits for a worker.' })
export class CreateReportPayload {
  @Field(() => ReportModel, { description: 'The new report.' })
  report!: ReportModel;
}

/** The report was cancelled. */
@ObjectType({ description: 'The report is cancelled: a queued one is never made, the process that makes one ends within seconds.' })
export class CancelReportPayload {
  @Field(() => ReportModel, { description: 'The report as it is now.' })
  report!: ReportModel;
}

/** There is no such report. */
@ObjectType({ description: 'There is no such report.' })
export class ReportNotFound {
  @Field(() => String, { description: 'Code for programs: REPORT_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** The report has ended. */
@ObjectType({ description: 'The report had ended before: there is nothing to cancel.' })
export class ReportEnded {
  @Field(() => String, { description: 'Code for programs: REPORT_ENDED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => TraceStateEnum, { description: 'State the report is in.' })
  state!: TraceState;
}

const BY_CODE: Readonly<Record<string, object>> = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound, REPORT_NOT_FOUND: ReportNotFound, REPORT_ENDED: ReportEnded };

/** Outcomes of `createReport`. */
export const CreateReportResult = createUnionType({
  name: 'CreateReportResult',
  description: 'The queued report, or why there is none.',
  types: () => [CreateReportPayload, InputProblem, RunNotFound] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? CreateReportPayload) as typeof CreateReportPayload,
});

/** Outcomes of `cancelReport`. */
export const CancelReportResult = createUnionType({
  name: 'CancelReportResult',
  description: 'The cancelled report, or why it is not.',
  types: () => [CancelReportPayload, ReportNotFound, ReportEnded] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? CancelReportPayload) as typeof CancelReportPayload,
});
