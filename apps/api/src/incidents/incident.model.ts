import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { Severity } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { IncidentStateEnum, SeverityEnum } from '../common/enums.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';

/** Alerts of one cause. */
@ObjectType('Incident', {
  description: 'Alerts of one cause: what moved first, how it spread, and what people did about it. Open as long as an alert of it fires.',
  implements: () => [Node],
})
export class IncidentModel extends Node {
  /** uuid of the run, for the field `run`. */
  runUuid!: string;

  /** Fingerprint of the alert that began first, for the field `firstAlert`. */
  fingerprint!: string;

  @Field(() => Int, { description: 'Number within its run, from 1.' })
  number!: number;

  @Field(() => IncidentStateEnum, { description: 'State now. A cause that comes back within 100 steps reopens it.' })
  state!: 'open' | 'closed';

  @Field(() => SeverityEnum, { description: 'The highest of its alerts.' })
  severity!: Severity;

  @Field(() => String, { description: 'Name of the rule whose condition began first.' })
  rule!: string;

  @Field(() => String, { nullable: true, description: 'The first layer to move; null where a rule on the whole run was first.' })
  layer!: string | null;

  @Field(() => Int, { description: 'Step at which the condition of its first alert began.' })
  since!: number;

  @Field(() => Int, { description: 'Step at which an alert of it first fired.' })
  openedStep!: number;

  @Field(() => Int, { description: 'Step at which an alert of it last fired or was resolved.' })
  lastStep!: number;

  @Field(() => Int, { nullable: true, description: 'Step at which its last alert was resolved; null while one fires.' })
  closedStep!: number | null;

  @Field(() => [String], { description: 'Layers in the order in which their alerts fired.' })
  spread!: readonly string[];

  @Field(() => Int, { description: 'Alerts that fired in it.' })
  alertCount!: number;

  @Field(() => DateTimeScalar, { description: 'When it was opened. UTC.' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null while it is open. UTC.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who has acknowledged it; null while nobody has.' })
  acknowledgedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was acknowledged. UTC.' })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Whom it is assigned to; null for nobody.' })
  assignee!: string | null;

  @Field(() => Int, { description: 'Acts of people so far: give it as ifActs to act only on what you have seen.' })
  acts!: number;
}

/** An incident and its place in a list. */
@ObjectType({ description: 'An incident and its place in a list.' })
export class IncidentEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => IncidentModel, { description: 'The incident.' })
  node!: IncidentModel;
}

/** A page of incidents. */
@ObjectType({ description: 'A page of incidents, newest first.' })
export class IncidentConnection extends CountedConnection {
  @Field(() => [IncidentEdge], { description: 'The incidents of the page.' })
  edges!: readonly IncidentEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
