import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { TraceState } from '#libs/contracts';

import { InputProblem, RunNotFound } from '../runs/mutations.model.js';
import { TraceStateEnum } from '../studies/study.model.js';
import { RunNotTraceable } from '../traces/trace-acts.model.js';
import { ImpactModel } from './impact.model.js';

/** What `startImpact` is given. */
@InputType({ description: 'A run whose scaling is to be told from luck.' })
export class StartImpactInput {
  @Field(() => ID, { description: 'uuid or global id of the run.' })
  run!: string;

  @Field(() => Int, { nullable: true, description: 'Trainings with other seeds, as many with scaling as without, 4 to 64. Default 16.' })
  seeds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Score from which on the positive (last) class is given, 0 to 1. Default 0.5.' })
  threshold?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the seeds, the shuffles and the bootstrap, from 0. Default 0.' })
  seed?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Put merely another seed in the place of "without scaling": the answer should be seed noise. Default false.' })
  control?: boolean | null;

  @Field(() => String, { description: 'Why; kept with the impact. 1 to 500 characters.' })
  reason!: string;
}

/** What `cancelImpact` is given. */
@InputType({ description: 'An impact to cancel, and why.' })
export class CancelImpactInput {
  @Field(() => ID, { description: 'Global id of the impact.' })
  impact!: string;

  @Field(() => String, { description: 'Why; kept with the impact. 1 to 500 characters.' })
  reason!: string;
}

/** The impact was queued. */
@ObjectType({ description: 'The impact waits for a worker.' })
export class StartImpactPayload {
  @Field(() => ImpactModel, { description: 'The new impact.' })
  impact!: ImpactModel;

  @Field(() => String, { nullable: true, description: 'Why it can find nothing with so few seeds, whatever scaling does; null where nothing is known against it.' })
  warning!: string | null;
}

/** The impact was cancelled. */
@ObjectType({ description: 'The impact is cancelled: a queued one is never made, the process that makes one ends within seconds.' })
export class CancelImpactPayload {
  @Field(() => ImpactModel, { description: 'The impact as it is now.' })
  impact!: ImpactModel;
}

/** There is no such impact. */
@ObjectType({ description: 'There is no such impact.' })
export class ImpactNotFound {
  @Field(() => String, { description: 'Code for programs: IMPACT_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** The impact has ended. */
@ObjectType({ description: 'The impact had ended before: there is nothing to cancel.' })
export class ImpactEnded {
  @Field(() => String, { description: 'Code for programs: IMPACT_ENDED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => TraceStateEnum, { description: 'State the impact is in.' })
  state!: TraceState;
}

const BY_CODE: Readonly<Record<string, object>> = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound, RUN_NOT_TRACEABLE: RunNotTraceable, IMPACT_NOT_FOUND: ImpactNotFound, IMPACT_ENDED: ImpactEnded };

/** Outcomes of `startImpact`. */
export const StartImpactResult = createUnionType({
  name: 'StartImpactResult',
  description: 'The queued impact, or why there is none.',
  types: () => [StartImpactPayload, InputProblem, RunNotFound, RunNotTraceable] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? StartImpactPayload) as typeof StartImpactPayload,
});

/** Outcomes of `cancelImpact`. */
export const CancelImpactResult = createUnionType({
  name: 'CancelImpactResult',
  description: 'The cancelled impact, or why it is not.',
  types: () => [CancelImpactPayload, ImpactNotFound, ImpactEnded] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? CancelImpactPayload) as typeof CancelImpactPayload,
});
