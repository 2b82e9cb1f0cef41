import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { TraceState } from '#libs/contracts';

import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';

/** States of a trace, GraphQL name to stored value. */
export const TraceStateEnum = { QUEUED: 'queued', RUNNING: 'running', COMPLETED: 'completed', FAILED: 'failed', CANCELLED: 'cancelled' } as const satisfies Record<string, TraceState>;
registerEnumType(TraceStateEnum, {
  name: 'TraceState',
  description: 'State of a trace. QUEUED and RUNNING are live; the others are final.',
  valuesMap: {
    QUEUED: { description: 'Waits for a worker.' },
    RUNNING: { description: 'A process makes it.' },
    COMPLETED: { description: 'It has a result.' },
    FAILED: { description: 'It could not be made; problem says why.' },
    CANCELLED: { description: 'A person ended it.' },
  },
});

/** What every study has, traces and impacts: asked for, made by a worker, kept. */
@ObjectType({ isAbstract: true, implements: () => [Node] })
export abstract class StudyModel extends Node {
  /** uuid of the run, for the fields that are read when asked for. */
  runUuid!: string;

  @Field(() => String, { description: 'Its uuid, as the command line prints it.' })
  uuid!: string;

  @Field(() => TraceStateEnum, { description: 'Where it stands.' })
  state!: TraceState;

  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1, about.' })
  progress!: number;

  @Field(() => String, { description: 'What is being done, in words; empty when nothing is.' })
  stage!: string;

  @Field(() => Int, { description: 'Counts the times a process took it up, from 1; 0 before the first and for one made by the command line.' })
  attempt!: number;

  @Field(() => String, { description: 'By which it is made.' })
  method!: string;

  @Field(() => String, { nullable: true, description: 'Version of gradlens that made it; null before it is completed.' })
  productVersion!: string | null;

  @Field(() => String, { description: 'Who asked.' })
  by!: string;

  @Field(() => String, { description: 'Why it was asked; empty when the command line was given no reason.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Who cancelled it; null when nobody did.' })
  endedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed or was cancelled; null otherwise.' })
  problem!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked. UTC.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its last attempt started. UTC.' })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended. UTC.' })
  endedAt!: Date | null;
}

/** The field `waitsFor` of what a worker takes up. */
export const WAITS_FOR = { nullable: true, description: 'Where it is QUEUED and no executor is live: that, and what to start. Null otherwise.' } as const;
