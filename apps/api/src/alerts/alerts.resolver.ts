import { Args, ArgsType, Context, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Severity } from '#libs/contracts';

import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { AlertStateEnum, SeverityEnum } from '../common/enums.js';
import { runUuidOf } from '../common/global-id.js';
import { DateTimeScalar } from '../common/scalars.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { AlertConnection, AlertModel, RuleModel } from './alert.model.js';
import { AlertsService } from './alerts.service.js';
import { RulesService } from './rules.service.js';

/** What `alerts` is asked. */
@ArgsType()
export class AlertsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only alerts of this run: its uuid or global id.' })
  run?: string | null;

  @Field(() => String, { nullable: true, description: 'Only alerts of runs of this project; a token for one project is told of that one.' })
  project?: string | null;

  @Field(() => AlertStateEnum, { nullable: true, description: 'Only alerts in this state.' })
  state?: 'firing' | 'resolved' | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'Only alerts of this severity.' })
  severity?: Severity | null;

  @Field(() => String, { nullable: true, description: 'Only alerts of the rule of this name.' })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: 'Only alerts on the layer of this name.' })
  layer?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only alerts that fired from this time on.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only alerts that fired before this time.' })
  to?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Only alerts of runs that have ended (true), or that have not (false): what fires on a live run is state FIRING with false.' })
  ofEndedRun?: boolean | null;
}

/** Alerts and the rules behind them. */
@Resolver(() => AlertModel)
export class AlertsResolver {
  constructor(
    private readonly alerts: AlertsService,
    private readonly rulesOf: RulesService,
  ) {}

  @Query(() => AlertConnection, { name: 'alerts', description: 'Alerts of all runs, newest first.' })
  list(@Args() { first, run, ...rest }: AlertsArgs): Promise<AlertConnection> {
    const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
    return this.alerts.list({ ...rest, first: pageSize(first), run: uuid });
  }

  @Query(() => [RuleModel], { name: 'rules', description: 'The rules of a project: the built-in ones, then its own; those that are off too.' })
  rules(@Args('project', { type: () => String, defaultValue: 'default', description: 'Name of the project.' }) project: string): Promise<RuleModel[]> {
    return this.rulesOf.list(project);
  }

  @ResolveField(() => String, { nullable: true, description: 'The rule as it was when it fired: the entry of its file, or of the catalogue. Null when it was not kept.' })
  async ruleText(@Parent() { runUuid: run, rule, ruleVersion: version }: AlertModel, @Context() { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.ruleTexts.load({ run, rule, version }))?.text ?? null;
  }

  @ResolveField(() => RunModel, { description: 'The run it is about.' })
  async run(@Parent() alert: AlertModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(alert.runUuid));
  }
}

/** Alerts of one run. */
@Resolver(() => RunModel)
export class RunAlertsResolver {
  constructor(private readonly alertsOf: AlertsService) {}

  @ResolveField(() => AlertConnection, { description: 'Alerts of the run, newest first.' })
  alerts(
    @Parent() run: RunModel,
    @Args('first', { type: () => Int, description: 'Size of the page, 1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Cursor after which the page starts.' }) after?: string,
  ): Promise<AlertConnection> {
    return this.alertsOf.list({ first: pageSize(first), after, run: run.uuid });
  }
}
