import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { isRunUuid } from '#libs/contracts';

import { AlertsService } from '../alerts/alerts.service.js';
import { badInput } from '../common/bad-input.js';
import { fromGlobalId } from '../common/global-id.js';
import { Node } from '../common/node.js';
import { incidentOf, IncidentsService } from '../incidents/incidents.service.js';
import { RunsService } from './runs.service.js';

/** Anything by its global id. */
@Resolver(() => Node)
export class NodeResolver {
  constructor(
    private readonly runs: RunsService,
    private readonly alerts: AlertsService,
    private readonly incidents: IncidentsService,
  ) {}

  @Query(() => Node, { name: 'node', nullable: true, description: 'Anything by its global id; null when it is gone.' })
  async node(@Args('id', { type: () => ID, description: 'Global id.' }) id: string): Promise<Node | null> {
    const found = fromGlobalId(id);
    if (found === null) throw badInput('id', id, 'a global id as given by the field id');
    const { type, key } = found;
    if (type === 'Alert') return this.alerts.find(key);
    if (type === 'Incident') return this.incidents.find(incidentOf(id, 'id'));
    const [uuid = '', layer = ''] = key.split(':');
    if (!isRunUuid(uuid)) throw badInput('id', id, 'a global id as given by the field id');
    return type === 'Run' ? this.runs.find(uuid) : this.runs.layer(uuid, Number(layer));
  }
}
