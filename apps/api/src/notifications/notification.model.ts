import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { NotificationKind, NotificationState } from '#libs/contracts';

import { CountedConnection, PageArgs, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';

/** States of a notification, GraphQL name to stored value. */
export const NotificationStateEnum = { QUEUED: 'queued', FAILED: 'failed', SENT: 'sent', GIVEN_UP: 'given-up', SUPPRESSED: 'suppressed' } as const satisfies Record<string, NotificationState>;
registerEnumType(NotificationStateEnum, {
  name: 'NotificationState',
  description: 'State of a notification.',
  valuesMap: {
    QUEUED: { description: 'Waits for its first attempt.' },
    FAILED: { description: 'An attempt failed; it waits for the next one.' },
    SENT: { description: 'The receiver took it.' },
    GIVEN_UP: { description: 'It was not delivered, and an alert says so.' },
    SUPPRESSED: { description: 'A silence or another alert muted it; it was not sent.' },
  },
});

/** What notifications tell, GraphQL name to stored value. */
export const NotificationKindEnum = { ALERTS: 'alerts', ESCALATION: 'escalation', TEST: 'test', WATCHDOG: 'watchdog' } as const satisfies Record<string, NotificationKind>;
registerEnumType(NotificationKindEnum, {
  name: 'NotificationKind',
  description: 'What a notification tells.',
  valuesMap: {
    ALERTS: { description: 'Alerts that fire or ended.' },
    ESCALATION: { description: 'A request that nobody decided.' },
    TEST: { description: 'A test, sent by gradlens notify test.' },
    WATCHDOG: { description: 'The heartbeat.' },
  },
});

/** One attempt to deliver. */
@ObjectType({ description: 'One attempt to deliver a notification.' })
export class DeliveryAttempt {
  @Field(() => Int, { description: 'Which attempt, from 1.' })
  attempt!: number;

  @Field(() => DateTimeScalar, { description: 'When it ended. UTC.' })
  at!: Date;

  @Field(() => Int, { nullable: true, description: 'HTTP status or SMTP code; null where nobody answered.' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, or which of several addresses did not take it; null when all is well.' })
  problem!: string | null;

  @Field(() => Int, { description: 'How long it took. Unit: ms.' })
  ms!: number;
}

/** A notification. */
@ObjectType('Notification', { description: 'What one receiver was told, or would have been.', implements: () => [Node] })
export class NotificationModel extends Node {
  @Field(() => String, { description: 'The id that the receiver got with it, the same at every attempt.' })
  uuid!: string;

  @Field(() => String, { description: 'Who was told.' })
  receiver!: string;

  @Field(() => String, { description: 'alerts, escalation, test or watchdog.' })
  kind!: string;

  @Field(() => NotificationStateEnum, { description: 'State now.' })
  state!: NotificationState;

  @Field(() => Boolean, { description: 'Whether nothing had changed since the last one of its group: a reminder.' })
  isRepeat!: boolean;

  @Field(() => JsonScalar, { description: 'Labels that all its alerts share.' })
  groupLabels!: unknown;

  @Field(() => Int, { description: 'Alerts it tells of.' })
  alertCount!: number;

  @Field(() => [ID], { description: 'Global ids of the alerts it tells of, at most 100.' })
  alertIds!: readonly string[];

  @Field(() => String, { description: 'What it tells, as one line.' })
  headline!: string;

  @Field(() => ID, { nullable: true, description: 'Global id of the request that it tells of; null for anything else.' })
  requestId!: string | null;

  @Field(() => [ID], { description: 'Global ids of the incidents of what it tells of, at most 100; alerts that joined none have none.' })
  incidentIds!: readonly string[];

  @Field(() => DateTimeScalar, { description: 'When it was decided. UTC.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it arrived, was given up or muted; null while it waits. UTC.' })
  finishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried again; null when it is not. UTC.' })
  nextAttemptAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null when it did not.' })
  problem!: string | null;

  @Field(() => [DeliveryAttempt], { description: 'All attempts, the first one first.' })
  attempts!: readonly DeliveryAttempt[];

  @Field(() => [ID], { description: 'Global ids of the silences that muted it.' })
  silencedBy!: readonly string[];

  @Field(() => [ID], { description: 'Global ids of the alerts that inhibited it.' })
  inhibitedBy!: readonly string[];
}

/** A notification and its place in a list. */
@ObjectType({ description: 'A notification and its place in a list.' })
export class NotificationEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => NotificationModel, { description: 'The notification.' })
  node!: NotificationModel;
}

/** A page of notifications. */
@ObjectType({ description: 'A page of notifications, newest first.' })
export class NotificationConnection extends CountedConnection {
  @Field(() => [NotificationEdge], { description: 'The notifications of the page.' })
  edges!: readonly NotificationEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What `notifications` is asked. */
@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only notifications to this receiver.' })
  receiver?: string | null;

  @Field(() => NotificationStateEnum, { nullable: true, description: 'Only notifications in this state.' })
  state?: NotificationState | null;

  @Field(() => NotificationKindEnum, { nullable: true, description: 'Only notifications that tell this.' })
  kind?: NotificationKind | null;
}
