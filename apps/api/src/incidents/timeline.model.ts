import { Field, Int, ObjectType } from '@nestjs/graphql';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { TimelineKindEnum } from '../common/enums.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';

/** Something that happened in an incident. */
@ObjectType('TimelineEntry', { description: 'Something that happened in an incident.' })
export class TimelineEntryModel {
  @Field(() => DateTimeScalar, { description: 'When. UTC.' })
  at!: Date;

  @Field(() => TimelineKindEnum, { description: 'What kind of thing happened.' })
  kind!: 'alert' | 'act' | 'request' | 'command' | 'event';

  @Field(() => String, { description: 'What: the state of an alert, the act, asked or what was decided, the command or the event; kebab-case.' })
  what!: string;

  @Field(() => Int, { nullable: true, description: 'Step it belongs to; of a command the one at which the run obeyed; null where there is none.' })
  step!: number | null;

  @Field(() => String, { nullable: true, description: 'Rule of the alert, or of the one that asks; null for anything else.' })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'Layer of the alert; null for anything else, and for a rule on the whole run.' })
  layer!: string | null;

  @Field(() => String, { nullable: true, description: 'Who did it; null where nobody did.' })
  by!: string | null;

  @Field(() => String, { description: "The alert's sentence, a person's reason or comment; empty where there is none." })
  text!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What else there is to say about it; fields depend on what it is.' })
  detail!: unknown;
}

/** An entry and its place in the timeline. */
@ObjectType({ description: 'An entry and its place in the timeline.' })
export class TimelineEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => TimelineEntryModel, { description: 'The entry.' })
  node!: TimelineEntryModel;
}

/** A page of a timeline. */
@ObjectType({ description: 'A page of a timeline, oldest first.' })
export class TimelineConnection extends CountedConnection {
  @Field(() => [TimelineEdge], { description: 'The entries of the page.' })
  edges!: readonly TimelineEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
