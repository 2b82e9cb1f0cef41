import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { AlertModel } from '../alerts/alert.model.js';
import { toAlert } from '../alerts/alerts.service.js';
import { actorOf } from '../auth/actor-of.js';
import { pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { fromGlobalId } from '../common/global-id.js';
import { CreateSilenceInput, CreateSilenceResult, ExpireSilenceInput, ExpireSilenceResult, MatcherInput, SilencePreview } from './silence-acts.model.js';
import { SilenceConnection, SilenceModel, SilencesArgs } from './silence.model.js';
import { SilencesService } from './silences.service.js';

/** Silences, each made and ended under the name of a token. */
@Resolver(() => SilenceModel)
export class SilencesResolver {
  constructor(private readonly silences: SilencesService) {}

  @Query(() => SilenceConnection, { name: 'silences', description: 'Silences, newest first: who muted what, until when, and why.' })
  list(@Args() { first, ...rest }: SilencesArgs): Promise<SilenceConnection> {
    return this.silences.list({ ...rest, first: pageSize(first) });
  }

  @Query(() => SilencePreview, { description: 'What a silence with these matchers would mute.' })
  silencePreview(@Args('matchers', { type: () => [MatcherInput], description: 'Alerts that fit all of these. 1 to 20.' }) matchers: MatcherInput[]): Promise<SilencePreview> {
    return this.silences.preview(matchers);
  }

  @Mutation(() => CreateSilenceResult, { description: 'Mutes the alerts that match, until an end. They still fire and are shown. expireSilence ends it.' })
  createSilence(@Args('input', { type: () => CreateSilenceInput, description: 'What, how long, and why.' }) input: CreateSilenceInput, @Context() context: GraphqlContext): Promise<typeof CreateSilenceResult> {
    return this.silences.create(input, actorOf(context));
  }

  @Mutation(() => ExpireSilenceResult, { description: 'Ends a silence now. What it muted and still fires is told.' })
  expireSilence(@Args('input', { type: () => ExpireSilenceInput, description: 'The silence, and why.' }) input: ExpireSilenceInput, @Context() context: GraphqlContext): Promise<typeof ExpireSilenceResult> {
    return this.silences.expire(input, actorOf(context));
  }
}

/** What mutes an alert. */
@Resolver(() => AlertModel)
export class AlertSuppressionResolver {
  constructor(private readonly silences: SilencesService) {}

  @ResolveField(() => [SilenceModel], { description: 'Silences that mute it now; it still fires.' })
  async silencedBy(@Parent() { id }: AlertModel, @Context() { loaders }: GraphqlContext): Promise<SilenceModel[]> {
    const { silences } = await loaders.suppressions.load(fromGlobalId(id)?.key ?? '');
    return silences.map((row) => this.silences.toModel(row));
  }

  @ResolveField(() => [AlertModel], { description: 'Alerts that inhibit it now, at most 10; it still fires.' })
  async inhibitedBy(@Parent() { id }: AlertModel, @Context() { loaders }: GraphqlContext): Promise<AlertModel[]> {
    const { inhibitedBy } = await loaders.suppressions.load(fromGlobalId(id)?.key ?? '');
    const found = await loaders.alerts.loadMany(inhibitedBy.slice(0, 10));
    return found.flatMap((row) => (row === null || row instanceof Error ? [] : [toAlert(row)]));
  }
}
