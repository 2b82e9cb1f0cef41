import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { Severity } from '#libs/contracts';

import { SeverityEnum } from '../common/enums.js';
import { DateTimeScalar } from '../common/scalars.js';

/** A route that leads to a receiver. */
@ObjectType('ReceiverRoute', { description: 'A route of the notification file that leads to a receiver, with all that it inherits.' })
export class ReceiverRouteModel {
  @Field(() => [String], { description: 'Labels that an alert must have, as severity="critical"; empty: all alerts.' })
  matchers!: readonly string[];

  @Field(() => SeverityEnum, { nullable: true, description: 'The least severity that is told; null: every one.' })
  minSeverity!: Severity | null;

  @Field(() => Boolean, { description: 'Whether routes below it take alerts in its place.' })
  hasRoutesBelow!: boolean;

  @Field(() => Boolean, { description: 'Whether the routes after it are tried too.' })
  goesOn!: boolean;

  @Field(() => [String], { description: 'Alerts with the same values of these labels share a notification; `...`: of all labels. An Alertmanager gets all alerts of a run, and groups by itself.' })
  groupBy!: readonly string[];

  @Field(() => Float, { description: 'How long the first notification of a group waits for others. Unit: s.' })
  groupWaitSeconds!: number;

  @Field(() => Float, { description: 'Least time between two notifications of a group. Unit: s.' })
  groupIntervalSeconds!: number;

  @Field(() => Float, { description: 'A group that still fires is told again after this. Unit: s.' })
  repeatIntervalSeconds!: number;
}

/** A receiver and how deliveries to it go. */
@ObjectType('Receiver', { description: 'Who is told of alerts, without secrets, and how deliveries go.' })
export class ReceiverModel {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'webhook, alertmanager, slack or email.' })
  kind!: string;

  @Field(() => String, { description: 'Where it is, without what may be a secret: scheme and host of its addresses, the variable that says them, or how many mailboxes by which server.' })
  place!: string;

  @Field(() => [ReceiverRouteModel], { description: 'What leads to it, in the order of the file; empty: no alert does.' })
  routes!: readonly ReceiverRouteModel[];

  @Field(() => [String], { description: 'Persons, by name, whose requests it is told of.' })
  people!: readonly string[];

  @Field(() => Boolean, { description: 'Whether it is told that alerts ended.' })
  sendResolved!: boolean;

  @Field(() => String, { description: 'ok; failing: the last attempt failed; unknown: nothing was sent yet.' })
  health!: string;

  @Field(() => Int, { description: 'Notifications that wait.' })
  waiting!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When one arrived last; null when none did. UTC.' })
  lastSentAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When one was given up last; null when none was. UTC.' })
  lastGivenUpAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null when it did not.' })
  problem!: string | null;

  @Field(() => Int, { description: 'Notifications of the last 7 days that silences or inhibition held back.' })
  mutedInWeek!: number;

  @Field(() => Int, { description: 'Attempts of the last 7 days that failed.' })
  failedInWeek!: number;
}

/** How telling people stands. */
@ObjectType('NotifyState', { description: 'How telling people stands.' })
export class NotifyStateModel {
  @Field(() => Boolean, { description: 'Whether a notification file is in force.' })
  isConfigured!: boolean;

  @Field(() => String, { nullable: true, description: 'What is wrong with the newest version of the notification file; the one before is in force. Null when nothing is.' })
  problem!: string | null;

  @Field(() => [ReceiverModel], { description: 'Who is told.' })
  receivers!: readonly ReceiverModel[];

  @Field(() => [String], { description: 'Receivers of the heartbeat (watchdog); empty when there is none.' })
  watchdogReceivers!: readonly string[];
}
