import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { actOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { PredictionModel } from '../predictions/prediction.model.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { WAITS_FOR } from '../studies/study.model.js';
import { CancelReportInput, CancelReportResult, CreateReportInput, CreateReportResult } from './report-acts.model.js';
import { ReportChanges, ReportCheck, ReportConnection, ReportModel } from './report.model.js';
import { ReportsService } from './reports.service.js';

/** What `reports` is asked. */
@ArgsType()
export class ReportsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only reports on this run: its uuid or global id.' })
  run?: string | null;

  @Field(() => String, { nullable: true, description: 'Only reports on runs of this project; a token for one project is told of that one.' })
  project?: string | null;
}

/** What `changes` is asked. */
@ArgsType()
export class ReportChangesArgs {
  @Field(() => ID, { nullable: true, description: 'Global id of a completed report on the same run and subject; the one before it when left out.' })
  since?: string | null;
}

/** Reports: reading, asking for one, cancelling. */
@Resolver(() => ReportModel)
export class ReportsResolver {
  constructor(private readonly reports: ReportsService) {}

  @Query(() => ReportConnection, { name: 'reports', description: 'Audit reports on all runs, newest first.' })
  list(@Args() { first, after, run, project }: ReportsArgs): Promise<ReportConnection> {
    return this.reports.list({ first: pageSize(first), after, project, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
  }

  @Query(() => ReportModel, { name: 'report', nullable: true, description: 'One report; null when it is gone.' })
  one(@Args('id', { type: () => ID, description: 'Its global id.' }) id: string): Promise<ReportModel | null> {
    return this.reports.find(studyOf('Report', id, 'id'));
  }

  @Mutation(() => CreateReportResult, { description: 'Asks for an audit report on a run or on one prediction of it. A worker makes and signs it; runChanged tells how it goes.' })
  createReport(@Args('input', { type: () => CreateReportInput, description: 'The subject, and why.' }) input: CreateReportInput, @Context() context: GraphqlContext): Promise<typeof CreateReportResult> {
    return this.reports.create(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
  }

  @Mutation(() => CancelReportResult, { description: 'Cancels a report that waits or is being made.' })
  cancelReport(@Args('input', { type: () => CancelReportInput, description: 'The report, and why.' }) { report, reason }: CancelReportInput, @Context() context: GraphqlContext): Promise<typeof CancelReportResult> {
    return this.reports.cancel(studyOf('Report', report, 'input.report'), actOf(context, reason));
  }

  @ResolveField(() => String, WAITS_FOR)
  waitsFor(@Parent() { state }: ReportModel, @Context() { loaders }: GraphqlContext): Promise<string | null> {
    return loaders.waitsFor.load(state);
  }

  @ResolveField(() => RunModel, { description: 'The run it is about.' })
  async run(@Parent() { runUuid }: ReportModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(runUuid));
  }

  @ResolveField(() => ReportChanges, { nullable: true, description: 'What changed since the completed report before it on the same subject, or since the one that is named, as far as you may see; null for the first.' })
  changes(@Parent() report: ReportModel, @Args() { since }: ReportChangesArgs, @Context() { access }: GraphqlContext): Promise<ReportChanges | null> {
    return this.reports.changes(report, access, since === null || since === undefined ? null : studyOf('Report', since, 'since'));
  }

  @ResolveField(() => ReportCheck, { nullable: true, description: 'What a check of it finds now; null until it is completed.' })
  check(@Parent() report: ReportModel): Promise<ReportCheck | null> {
    return this.reports.check(report);
  }
}

/** Reports on one run. */
@Resolver(() => RunModel)
export class RunReportsResolver {
  constructor(private readonly reportsOf: ReportsService) {}

  @ResolveField(() => ReportConnection, { description: 'Audit reports on the run and on predictions of it, newest first.' })
  reports(@Parent() { uuid }: RunModel, @Args() { first, after }: PageArgs): Promise<ReportConnection> {
    return this.reportsOf.list({ first: pageSize(first), after, run: uuid });
  }
}

/** Reports on one prediction. */
@Resolver(() => PredictionModel)
export class PredictionReportsResolver {
  constructor(private readonly reportsOf: ReportsService) {}

  @ResolveField(() => ReportConnection, { nullable: true, description: 'Audit reports on it, newest first; null where its record is withheld.' })
  async reports(@Parent() { row, record }: PredictionModel, @Args() { first, after }: PageArgs): Promise<ReportConnection | null> {
    return record === null ? null : this.reportsOf.list({ first: pageSize(first), after, run: row.run, record });
  }
}
