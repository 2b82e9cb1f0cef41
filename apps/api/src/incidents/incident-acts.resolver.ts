import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';

import { actorOf } from '../auth/actor-of.js';
import type { GraphqlContext } from '../common/context.js';
import { AcknowledgeIncidentInput, AssignIncidentInput, CommentOnIncidentInput, IncidentActResult } from './acts.model.js';
import { IncidentActs } from './incident-acts.service.js';
import { IncidentModel } from './incident.model.js';
import { MarkAlertInput, MarkAlertResult } from './marks.model.js';

type ActResult = Promise<typeof IncidentActResult>;

/** What people do about incidents, each under the name of their token. */
@Resolver(() => IncidentModel)
export class IncidentActsResolver {
  constructor(private readonly acts: IncidentActs) {}

  @Mutation(() => IncidentActResult, { description: 'Says that somebody looks after the incident. unacknowledgeIncident undoes it.' })
  acknowledgeIncident(@Args('input', { type: () => AcknowledgeIncidentInput, description: 'The incident, and why.' }) input: AcknowledgeIncidentInput, @Context() context: GraphqlContext): ActResult {
    return this.acts.acknowledge('acknowledge', actorOf(context), input);
  }

  @Mutation(() => IncidentActResult, { description: 'Takes an acknowledgement back.' })
  unacknowledgeIncident(@Args('input', { type: () => AcknowledgeIncidentInput, description: 'The incident, and why.' }) input: AcknowledgeIncidentInput, @Context() context: GraphqlContext): ActResult {
    return this.acts.acknowledge('unacknowledge', actorOf(context), input);
  }

  @Mutation(() => IncidentActResult, { description: 'Gives the incident to somebody, or to nobody.' })
  assignIncident(@Args('input', { type: () => AssignIncidentInput, description: 'The incident, to whom, and why.' }) input: AssignIncidentInput, @Context() context: GraphqlContext): ActResult {
    return this.acts.assign(input.assignee ?? null, actorOf(context), input);
  }

  @Mutation(() => IncidentActResult, { description: 'Adds a comment to the incident; comments stay.' })
  commentOnIncident(@Args('input', { type: () => CommentOnIncidentInput, description: 'The incident and the comment.' }) input: CommentOnIncidentInput, @Context() context: GraphqlContext): ActResult {
    return this.acts.comment(actorOf(context), { incident: input.incident, ifActs: input.ifActs, reason: input.comment });
  }

  @Mutation(() => MarkAlertResult, { description: 'Says whether an alert was of use; of each person the last mark counts.' })
  markAlert(@Args('input', { type: () => MarkAlertInput, description: 'The alert, the verdict, and why.' }) input: MarkAlertInput, @Context() context: GraphqlContext): Promise<typeof MarkAlertResult> {
    return this.acts.mark(actorOf(context), input);
  }
}
