import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { IncidentModel } from './incident.model.js';

/** An incident, and what the caller has seen of it. */
@InputType({ isAbstract: true })
abstract class IncidentInput {
  @Field(() => ID, { description: 'Global id of the incident.' })
  incident!: string;

  @Field(() => Int, { nullable: true, description: 'Act only when there have been so many acts (the field acts): nobody decides on what they have not seen.' })
  ifActs?: number | null;
}

/** What `acknowledgeIncident` and `unacknowledgeIncident` are given. */
@InputType({ description: 'An incident to acknowledge, or to give back, and why.' })
export class AcknowledgeIncidentInput extends IncidentInput {
  @Field(() => String, { description: 'Why; kept with the incident. 1 to 500 characters.' })
  reason!: string;
}

/** What `assignIncident` is given. */
@InputType({ description: 'An incident to assign, to whom, and why.' })
export class AssignIncidentInput extends IncidentInput {
  @Field(() => String, { nullable: true, description: 'Name of a person, 1 to 100 characters; null assigns it to nobody.' })
  assignee?: string | null;

  @Field(() => String, { description: 'Why; kept with the incident. 1 to 500 characters.' })
  reason!: string;
}

/** What `commentOnIncident` is given. */
@InputType({ description: 'An incident and what there is to say about it.' })
export class CommentOnIncidentInput extends IncidentInput {
  @Field(() => String, { description: 'The comment, 1 to 2000 characters.' })
  comment!: string;
}

/** The act was recorded. */
@ObjectType({ description: 'The act was recorded under the name of the token.' })
export class IncidentActPayload {
  @Field(() => IncidentModel, { description: 'The incident as it is now.' })
  incident!: IncidentModel;
}

/** It was so already. */
@ObjectType({ description: 'It was so already; nothing was recorded.' })
export class IncidentUnchanged {
  @Field(() => String, { description: 'Code for programs: ALREADY_ACKNOWLEDGED, NOT_ACKNOWLEDGED or ALREADY_ASSIGNED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => IncidentModel, { description: 'The incident as it is now.' })
  incident!: IncidentModel;
}

/** Somebody was faster. */
@ObjectType({ description: 'Somebody has acted since; nothing was recorded.' })
export class IncidentChanged {
  @Field(() => String, { description: 'Code for programs: INCIDENT_CHANGED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => IncidentModel, { description: 'The incident as it is now.' })
  incident!: IncidentModel;
}

/** There is no such incident. */
@ObjectType({ description: 'There is no such incident.' })
export class IncidentNotFound {
  @Field(() => String, { description: 'Code for programs: INCIDENT_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** Outcomes of an act on an incident. */
export const IncidentActResult = createUnionType({
  name: 'IncidentActResult',
  description: 'The incident after the act, or why nothing was recorded.',
  types: () => [IncidentActPayload, IncidentUnchanged, IncidentChanged, IncidentNotFound] as const,
  resolveType: (value: object) => {
    if (!('code' in value)) return IncidentActPayload;
    if (!('incident' in value)) return IncidentNotFound;
    return value.code === 'INCIDENT_CHANGED' ? IncidentChanged : IncidentUnchanged;
  },
});
