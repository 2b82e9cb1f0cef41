import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { NotificationState } from '#libs/contracts';
import type { ActionActKind, ActionKind } from '#libs/decision-store';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
import { NotificationStateEnum } from '../notifications/notification.model.js';
import { NeedsReviewer, RunNotLive } from '../runs/mutations.model.js';

/** What a rule may ask for, GraphQL name to stored value. */
export const ActionKindEnum = { LOWER: 'lower', PAUSE: 'pause', ROLLBACK: 'rollback', STOP: 'stop' } as const satisfies Record<string, ActionKind>;
registerEnumType(ActionKindEnum, {
  name: 'ActionKind',
  description: 'What an alert of a rule may ask to be done to its run.',
  valuesMap: {
    LOWER: { description: 'Scale 1 for some steps.' },
    PAUSE: { description: 'Hold before the next step.' },
    ROLLBACK: { description: 'Back to the weights of a checkpoint from before the trouble.' },
    STOP: { description: 'End the run.' },
  },
});

/** Where a request stands, GraphQL name to stored value. */
export const ActionStateEnum = {
  PROPOSED: 'proposed',
  COMMANDED: 'commanded',
  JOINED: 'joined',
  RUN_ENDED: 'run-ended',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  TIMED_OUT: 'timed-out',
} as const satisfies Record<string, 'proposed' | ActionActKind>;
registerEnumType(ActionStateEnum, {
  name: 'ActionState',
  description: 'Where a request of a rule stands.',
  valuesMap: {
    PROPOSED: { description: 'Waits for a person: the run is marked sensitive.' },
    COMMANDED: { description: 'Became a command at once.' },
    JOINED: { description: 'An earlier request asks the same and is open.' },
    RUN_ENDED: { description: 'The run was over first.' },
    APPROVED: { description: 'Somebody approved it; it became a command.' },
    REJECTED: { description: 'Somebody rejected it.' },
    TIMED_OUT: { description: 'Nobody decided in time: scale 1 and guards on until a reviewer has looked.' },
  },
});

/** Who was told. */
@ObjectType({ description: 'A receiver that a notification told of an act.' })
export class ActTold {
  @Field(() => String, { description: 'Name of the receiver.' })
  receiver!: string;

  @Field(() => NotificationStateEnum, { nullable: true, description: 'How its delivery stands; null once the delivery log no longer goes back so far.' })
  state!: NotificationState | null;

  @Field(() => ID, { description: 'Global id of the notification.' })
  notification!: string;
}

/** One thing that happened to a request. */
@ObjectType('ActionAct', { description: 'One thing that happened to a request; none is ever changed.' })
export class ActionActModel {
  @Field(() => String, { description: 'What: commanded, joined, run-ended, escalated, approved, rejected, timed-out, reviewed.' })
  act!: string;

  @Field(() => String, { description: 'Who: a person, a rule with its version, or the time-out policy.' })
  by!: string;

  @Field(() => String, { description: 'Why, in words.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the command that it sent; null when it sent none.' })
  command!: number | null;

  @Field(() => DateTimeScalar, { description: 'When. UTC.' })
  at!: Date;

  @Field(() => [ActTold], { description: 'Receivers that were told of it: of escalated and timed-out.' })
  told!: readonly ActTold[];
}

/** What an alert asked to be done. */
@ObjectType('ActionRequest', { description: 'What an alert asked to be done to its run, and what became of it.', implements: () => [Node] })
export class ActionRequestModel extends Node {
  /** uuid of the run, for the field `run`. */
  runUuid!: string;

  @Field(() => Int, { description: 'Counts the requests of the run, from 1.' })
  request!: number;

  @Field(() => String, { description: 'Name of the rule that asks.' })
  rule!: string;

  @Field(() => String, { description: 'Version of the rule that asks.' })
  ruleVersion!: string;

  @Field(() => ActionKindEnum, { description: 'What it asks for.' })
  kind!: ActionKind;

  @Field(() => JsonScalar, { description: 'Arguments of the command that it is, or would be.' })
  args!: unknown;

  @Field(() => ActionStateEnum, { description: 'Where it stands.' })
  state!: 'proposed' | ActionActKind;

  @Field(() => Int, { description: 'Step at which the alert fired.' })
  step!: number;

  @Field(() => String, { description: "The alert's sentence." })
  reason!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when somebody may decide; null where nobody needs to. UTC.' })
  respondBy!: Date | null;

  @Field(() => [ActTold], { description: 'Receivers that were told, at once, that it waits.' })
  told!: readonly ActTold[];

  @Field(() => String, { nullable: true, description: 'Second person, named when half of that time is over.' })
  escalateTo!: string | null;

  @Field(() => Boolean, { description: 'Whether the time-out policy decided, and no reviewer has looked at that since.' })
  unreviewed!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was asked. UTC.' })
  createdAt!: Date;

  @Field(() => [ActionActModel], { description: 'What happened to it, oldest first.' })
  acts!: readonly ActionActModel[];
}

/** A request and its place in a list. */
@ObjectType({ description: 'A request and its place in a list.' })
export class ActionRequestEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => ActionRequestModel, { description: 'The request.' })
  node!: ActionRequestModel;
}

/** A page of requests. */
@ObjectType({ description: 'A page of requests, those of the newest run first.' })
export class ActionRequestConnection extends CountedConnection {
  @Field(() => [ActionRequestEdge], { description: 'The requests of the page.' })
  edges!: readonly ActionRequestEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What `approveAction` and `rejectAction` are given. */
@InputType({ description: 'A request, and why it is decided so.' })
export class DecideActionInput {
  @Field(() => ID, { description: 'Global id of the request.' })
  request!: string;

  @Field(() => String, { description: 'Why; kept with the request. 1 to 500 characters.' })
  reason!: string;
}

/** The request is decided. */
@ObjectType({ description: 'The request is decided.' })
export class DecideActionPayload {
  @Field(() => ActionRequestModel, { description: 'The request as it is now.' })
  request!: ActionRequestModel;
}

/** There is no such request. */
@ObjectType({ description: 'There is no such request.' })
export class ActionRequestNotFound {
  @Field(() => String, { description: 'Code for programs: REQUEST_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** Somebody was faster. */
@ObjectType({ description: 'The request was decided before: the first decision stands.' })
export class AlreadyDecided {
  @Field(() => String, { description: 'Code for programs: ALREADY_DECIDED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

const BY_CODE: Readonly<Record<string, object>> = { REQUEST_NOT_FOUND: ActionRequestNotFound, ALREADY_DECIDED: AlreadyDecided, RUN_NOT_LIVE: RunNotLive, NEEDS_REVIEWER: NeedsReviewer };

/** Outcomes of `approveAction` and `rejectAction`. */
export const DecideActionResult = createUnionType({
  name: 'DecideActionResult',
  description: 'The decided request, or why it could not be decided.',
  types: () => [DecideActionPayload, ActionRequestNotFound, AlreadyDecided, RunNotLive, NeedsReviewer] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? DecideActionPayload) as typeof DecideActionPayload,
});
