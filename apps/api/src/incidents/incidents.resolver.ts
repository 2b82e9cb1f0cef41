import { Args, ArgsType, Context, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Severity } from '#libs/contracts';

import { ActionRequestConnection } from '../actions/action.model.js';
import { ActionsService } from '../actions/actions.service.js';
import { AlertConnection, AlertModel } from '../alerts/alert.model.js';
import { AlertsService, toAlert } from '../alerts/alerts.service.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { IncidentStateEnum, SeverityEnum } from '../common/enums.js';
import { runUuidOf } from '../common/global-id.js';
import { DateTimeScalar } from '../common/scalars.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { IncidentEvidenceModel } from './evidence.model.js';
import { EvidenceService } from './evidence.service.js';
import { IncidentConnection, IncidentModel } from './incident.model.js';
import { incidentOf, IncidentsService } from './incidents.service.js';
import { TimelineConnection } from './timeline.model.js';

/** What `incidents` is asked. */
@ArgsType()
export class IncidentsArgs extends PageArgs {
  @Field(() => IncidentStateEnum, { nullable: true, description: 'Only incidents in this state.' })
  state?: 'open' | 'closed' | null;

  @Field(() => ID, { nullable: true, description: 'Only incidents of this run: its uuid or global id.' })
  run?: string | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'Only incidents of this severity.' })
  severity?: Severity | null;

  @Field(() => String, { nullable: true, description: 'Only incidents assigned to this name.' })
  assignee?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only incidents that somebody has acknowledged (true) or nobody has (false).' })
  acknowledged?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only incidents that were opened from this time on.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only incidents that were opened before this time.' })
  to?: Date | null;

  @Field(() => String, { nullable: true, description: 'Only incidents of runs of this project.' })
  project?: string | null;
}

/** Incidents and what they show. */
@Resolver(() => IncidentModel)
export class IncidentsResolver {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly alertsOf: AlertsService,
    private readonly evidenceOf: EvidenceService,
    private readonly actions: ActionsService,
  ) {}

  @Query(() => IncidentConnection, { name: 'incidents', description: 'Incidents of all runs, newest first.' })
  list(@Args() { first, run, ...rest }: IncidentsArgs): Promise<IncidentConnection> {
    const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
    return this.incidents.list({ ...rest, first: pageSize(first), run: uuid });
  }

  @Query(() => IncidentModel, { name: 'incident', nullable: true, description: 'One incident; null when it is gone.' })
  one(@Args('id', { type: () => ID, description: 'Its global id.' }) id: string): Promise<IncidentModel | null> {
    return this.incidents.find(incidentOf(id, 'id'));
  }

  @ResolveField(() => RunModel, { description: 'The run it is about.' })
  async run(@Parent() { runUuid }: IncidentModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(runUuid));
  }

  @ResolveField(() => AlertModel, { nullable: true, description: 'The alert whose condition began first; null when it is gone.' })
  async firstAlert(@Parent() { runUuid, fingerprint, since }: IncidentModel, @Context() { loaders }: GraphqlContext): Promise<AlertModel | null> {
    const row = await loaders.alerts.load(`${runUuid}:${fingerprint}:${since}`);
    return row === null ? null : toAlert(row);
  }

  @ResolveField(() => AlertConnection, { description: 'Its alerts, newest first.' })
  alerts(
    @Parent() { runUuid, number }: IncidentModel,
    @Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' }) after?: string,
  ): Promise<AlertConnection> {
    return this.alertsOf.list({ first: pageSize(first), after, run: runUuid, incident: number });
  }

  @ResolveField(() => ActionRequestConnection, { description: 'What its alerts asked to be done to the run.' })
  requests(
    @Parent() { runUuid, number }: IncidentModel,
    @Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' }) after?: string,
  ): Promise<ActionRequestConnection> {
    return this.actions.list({ first: pageSize(first), after, run: runUuid, incident: number });
  }

  @ResolveField(() => TimelineConnection, { description: 'What happened in it, oldest first: alerts, what people did, what the run was told.' })
  timeline(
    @Parent() { runUuid, number }: IncidentModel,
    @Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' }) after?: string,
  ): Promise<TimelineConnection> {
    return this.incidents.timeline({ run: runUuid, incident: number }, pageSize(first), after ?? undefined);
  }

  @ResolveField(() => IncidentEvidenceModel, { description: 'What the ledger shows of it, read now.' })
  async evidence(@Parent() incident: IncidentModel, @Context() { loaders }: GraphqlContext): Promise<IncidentEvidenceModel> {
    const [run, layers] = await Promise.all([loaders.runs.load(incident.runUuid), loaders.layers.load(incident.runUuid)]);
    return this.evidenceOf.read(incident, { run, layers });
  }
}

/** Incidents of one run. */
@Resolver(() => RunModel)
export class RunIncidentsResolver {
  constructor(private readonly incidentsOf: IncidentsService) {}

  @ResolveField(() => IncidentConnection, { description: 'Incidents of the run, newest first.' })
  incidents(
    @Parent() run: RunModel,
    @Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' }) after?: string,
  ): Promise<IncidentConnection> {
    return this.incidentsOf.list({ first: pageSize(first), after, run: run.uuid });
  }
}
