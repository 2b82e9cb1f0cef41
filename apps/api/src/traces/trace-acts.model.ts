import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { TraceEffort, TraceQuestion, TraceState } from '#libs/contracts';

import { InputProblem, RunNotFound } from '../runs/mutations.model.js';
import { TraceStateEnum } from '../studies/study.model.js';
import { TracedOfEnum, TracedScalerEnum, TracedSplitEnum, TraceModel } from './trace.model.js';

/** How much is to be replayed. */
@InputType({ description: 'How much is to be replayed; each replay costs up to one training.' })
export class TraceEffortInput {
  @Field(() => Int, { nullable: true, description: 'Decisions to list, 1 to 10000. Default 10.' })
  top?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, replay the first so many, 0 to 1000. Default 3.' })
  verify?: number | null;

  @Field(() => Int, { nullable: true, description: 'Single decisions drawn by lot to replay, 0 to 1000. By default as many as a p-value of 0.05 takes: 59 for three verified decisions or sets, 20 more for each further one.' })
  controls?: number | null;

  @Field(() => Int, { nullable: true, description: 'Random sets of decisions to replay, 0 to 1000. Default 60.' })
  sets?: number | null;

  @Field(() => TracedScalerEnum, { nullable: true, description: 'What is verified is replayed with all other scales held, or once more with the scaler reacting. Default HELD.' })
  scaler?: TraceEffort['scaler'] | null;

  @Field(() => [String], { nullable: true, description: 'Up to 8 sets of decisions to replay at scale 1, for the target and for all test records, each beside random sets of its size: steps of a layer (dense2@100-199), a layer (dense2), an incident (incident:1), what a guard changed (guard:clamp, guard:rateLimit), all (*).' })
  without?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Seed of the lots, from 0. Default 0.' })
  seed?: number | null;
}

/** What `startTrace` is given. */
@InputType({ description: 'A prediction to trace: exactly one of record, group, gap and split.' })
export class StartTraceInput {
  @Field(() => ID, { description: 'uuid or global id of the run.' })
  run!: string;

  @Field(() => String, { nullable: true, description: 'Split and row, from 0: test:17.' })
  record?: string | null;

  @Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE: the mean over all test records with this value of a protected attribute.' })
  group?: string | null;

  @Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE vs ATTRIBUTE=VALUE: mean over the one group of test records − mean over the other; ATTRIBUTE=VALUE alone is against all others.' })
  gap?: string | null;

  @Field(() => TracedSplitEnum, { nullable: true, description: 'The mean over a whole split; with of LOSS the whole test loss.' })
  split?: TraceQuestion['split'] | null;

  @Field(() => TracedOfEnum, { nullable: true, description: 'What of the prediction. Default SCORE.' })
  of?: TraceQuestion['of'] | null;

  @Field(() => String, { nullable: true, description: 'Class that score and logit are of; the last one by default.' })
  class?: string | null;

  @Field(() => TraceEffortInput, { nullable: true, description: 'How much is to be replayed.' })
  effort?: TraceEffortInput | null;

  @Field(() => String, { description: 'Why; kept with the trace. 1 to 500 characters.' })
  reason!: string;
}

/** What `cancelTrace` is given. */
@InputType({ description: 'A trace to cancel, and why.' })
export class CancelTraceInput {
  @Field(() => ID, { description: 'Global id of the trace.' })
  trace!: string;

  @Field(() => String, { description: 'Why; kept with the trace. 1 to 500 characters.' })
  reason!: string;
}

/** The trace was queued. */
@ObjectType({ description: 'The trace waits for a worker.' })
export class StartTracePayload {
  @Field(() => TraceModel, { description: 'The new trace.' })
  trace!: TraceModel;
}

/** The run cannot be traced. */
@ObjectType({ description: 'The run cannot be traced, now or ever.' })
export class RunNotTraceable {
  @Field(() => String, { description: 'Code for programs: RUN_NOT_TRACEABLE.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person: why.' })
  message!: string;
}

/** The trace was cancelled. */
@ObjectType({ description: 'The trace is cancelled: a queued one is never made, the process that makes one ends within seconds.' })
export class CancelTracePayload {
  @Field(() => TraceModel, { description: 'The trace as it is now.' })
  trace!: TraceModel;
}

/** There is no such trace. */
@ObjectType({ description: 'There is no such trace.' })
export class TraceNotFound {
  @Field(() => String, { description: 'Code for programs: TRACE_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** The trace has ended. */
@ObjectType({ description: 'The trace had ended before: there is nothing to cancel.' })
export class TraceEnded {
  @Field(() => String, { description: 'Code for programs: TRACE_ENDED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => TraceStateEnum, { description: 'State the trace is in.' })
  state!: TraceState;
}

const BY_CODE: Readonly<Record<string, object>> = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound, RUN_NOT_TRACEABLE: RunNotTraceable, TRACE_NOT_FOUND: TraceNotFound, TRACE_ENDED: TraceEnded };

/** Outcomes of `startTrace`. */
export const StartTraceResult = createUnionType({
  name: 'StartTraceResult',
  description: 'The queued trace, or why there is none.',
  types: () => [StartTracePayload, InputProblem, RunNotFound, RunNotTraceable] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? StartTracePayload) as typeof StartTracePayload,
});

/** Outcomes of `cancelTrace`. */
export const CancelTraceResult = createUnionType({
  name: 'CancelTraceResult',
  description: 'The cancelled trace, or why it is not.',
  types: () => [CancelTracePayload, TraceNotFound, TraceEnded] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? CancelTracePayload) as typeof CancelTracePayload,
});
