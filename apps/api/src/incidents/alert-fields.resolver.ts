import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { AlertModel, RuleModel } from '../alerts/alert.model.js';
import type { GraphqlContext } from '../common/context.js';
import { fromGlobalId } from '../common/global-id.js';
import { IncidentModel } from './incident.model.js';
import { toIncident } from './incidents.service.js';
import { AlertMarkModel } from './marks.model.js';

/** What incidents and people add to an alert. */
@Resolver(() => AlertModel)
export class AlertFieldsResolver {
  @ResolveField(() => IncidentModel, { nullable: true, description: 'The incident it is part of; null for one of a rule in shadow mode, or about a notification.' })
  async incident(@Parent() { runUuid, incidentNumber }: AlertModel, @Context() { loaders }: GraphqlContext): Promise<IncidentModel | null> {
    const row = incidentNumber === null ? null : await loaders.incidents.load(`${runUuid}:${incidentNumber}`);
    return row === null ? null : toIncident(row);
  }

  @ResolveField(() => [AlertMarkModel], { description: 'What people think of it, the last mark of each.' })
  async marks(@Parent() { id }: AlertModel, @Context() { loaders }: GraphqlContext): Promise<readonly AlertMarkModel[]> {
    const key = fromGlobalId(id)?.key ?? '';
    return await loaders.alertMarks.load(key);
  }
}

/** How a rule has done. */
@Resolver(() => RuleModel)
export class RuleUseResolver {
  @ResolveField(() => Int, { description: 'Alerts it raised, in all runs.' })
  async alertCount(@Parent() { name }: RuleModel, @Context() { loaders }: GraphqlContext): Promise<number> {
    return (await loaders.ruleUse.load(name)).alerts;
  }

  @ResolveField(() => Int, { description: 'Its alerts that somebody marked as useful.' })
  async usefulCount(@Parent() { name }: RuleModel, @Context() { loaders }: GraphqlContext): Promise<number> {
    return (await loaders.ruleUse.load(name)).useful;
  }

  @ResolveField(() => Int, { description: 'Its alerts that somebody marked as noise.' })
  async noiseCount(@Parent() { name }: RuleModel, @Context() { loaders }: GraphqlContext): Promise<number> {
    return (await loaders.ruleUse.load(name)).noise;
  }
}
