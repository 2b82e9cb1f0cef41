import { ArgsType, Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { MatchOperator } from '#libs/contracts';
import type { SilenceState } from '#libs/decision-store';

import { CountedConnection, PageArgs, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';

/** How a matcher compares, GraphQL name to the sign in code. */
export const MatchOperatorEnum = { EQUAL: '=', NOT_EQUAL: '!=', MATCHES: '=~', MATCHES_NOT: '!~' } as const satisfies Record<string, MatchOperator>;
registerEnumType(MatchOperatorEnum, {
  name: 'MatchOperator',
  description: 'How a matcher compares a label. Patterns must match the whole value.',
  valuesMap: {
    EQUAL: { description: 'The label has this value: =' },
    NOT_EQUAL: { description: 'The label has another value, or none: !=' },
    MATCHES: { description: 'The label matches this pattern: =~' },
    MATCHES_NOT: { description: 'The label does not match this pattern: !~' },
  },
});

/** States of a silence, GraphQL name to the name in code. */
export const SilenceStateEnum = { PENDING: 'pending', ACTIVE: 'active', EXPIRED: 'expired' } as const satisfies Record<string, SilenceState>;
registerEnumType(SilenceStateEnum, {
  name: 'SilenceState',
  description: 'State of a silence.',
  valuesMap: {
    PENDING: { description: 'Has not begun.' },
    ACTIVE: { description: 'Mutes now.' },
    EXPIRED: { description: 'Has ended, or was ended.' },
  },
});

/** A condition on one label. */
@ObjectType('Matcher', { description: 'A condition on one label. A label that is absent counts as empty.' })
export class MatcherModel {
  @Field(() => String, { description: 'Name of the label.' })
  name!: string;

  @Field(() => MatchOperatorEnum, { description: 'How it compares.' })
  operator!: MatchOperator;

  @Field(() => String, { description: 'Value or pattern.' })
  value!: string;

  @Field(() => String, { description: 'The matcher as people write it: layer=~"dense.*".' })
  text!: string;
}

/** A silence. */
@ObjectType('Silence', {
  description: 'A person mutes the alerts that match, until an end, for a reason. They still fire and are shown; nobody is told.',
  implements: () => [Node],
})
export class SilenceModel extends Node {
  @Field(() => String, { description: 'Its uuid, as gradlens silence list prints it.' })
  uuid!: string;

  @Field(() => SilenceStateEnum, { description: 'State now.' })
  state!: SilenceState;

  @Field(() => [MatcherModel], { description: 'What it mutes: alerts that fit all of them.' })
  matchers!: readonly MatcherModel[];

  @Field(() => DateTimeScalar, { description: 'When it begins. UTC.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends. UTC.' })
  endsAt!: Date;

  @Field(() => Float, { nullable: true, description: 'It ends in so long; null when it has. Unit: s.' })
  secondsLeft!: number | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: 'Who made it.' })
  createdBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made. UTC.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Receiver of the Alertmanager it was made in; null when it was made here.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'Who ended it before its time; null when nobody did.' })
  endedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was ended before its time.' })
  endedReason!: string | null;
}

/** A silence and its place in a list. */
@ObjectType({ description: 'A silence and its place in a list.' })
export class SilenceEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => SilenceModel, { description: 'The silence.' })
  node!: SilenceModel;
}

/** A page of silences. */
@ObjectType({ description: 'A page of silences, newest first.' })
export class SilenceConnection extends CountedConnection {
  @Field(() => [SilenceEdge], { description: 'The silences of the page.' })
  edges!: readonly SilenceEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What `silences` is asked. */
@ArgsType()
export class SilencesArgs extends PageArgs {
  @Field(() => SilenceStateEnum, { nullable: true, description: 'Only silences in this state.' })
  state?: SilenceState | null;

  @Field(() => String, { nullable: true, description: 'Only silences that this person made.' })
  createdBy?: string | null;
}
