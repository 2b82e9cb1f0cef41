import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { RunState } from '#libs/contracts';

import { RunStateEnum } from '../common/enums.js';
import { JsonScalar } from '../common/scalars.js';
import { RunModel } from './run.model.js';

/** What `startRun` is given. */
@InputType({ description: 'A run to start: exactly one of spec and specYaml.' })
export class StartRunInput {
  @Field(() => JsonScalar, { nullable: true, description: 'The spec as a JSON value.' })
  spec?: unknown;

  @Field(() => String, { nullable: true, description: 'The spec as YAML text, at most 256 KiB.' })
  specYaml?: string | null;

  @Field(() => String, { nullable: true, description: 'Why the run is started; kept with it.' })
  reason?: string | null;
}

/** What `cancelRun` is given. */
@InputType({ description: 'A run to cancel, and why.' })
export class CancelRunInput {
  @Field(() => ID, { description: 'uuid or global id of the run.' })
  run!: string;

  @Field(() => String, { description: 'Why; kept with the run. 1 to 500 characters.' })
  reason!: string;
}

/** The run was queued. */
@ObjectType({ description: 'The run was created and waits for an executor.' })
export class StartRunPayload {
  @Field(() => RunModel, { description: 'The new run.' })
  run!: RunModel;
}

/** The input was wrong. */
@ObjectType({ description: 'The input was wrong; nothing was created.' })
export class InputProblem {
  @Field(() => String, { description: 'Code for programs: BAD_USER_INPUT.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person: field, value and what is allowed.' })
  message!: string;

  @Field(() => String, { description: 'Path of the field inside the spec ("model.hidden[0]"); empty for the spec itself.' })
  path!: string;

  @Field(() => String, { nullable: true, description: 'The value found; null when the field is missing.' })
  value!: string | null;

  @Field(() => String, { description: 'What is allowed.' })
  allowed!: string;
}

/** The run was told to stop. */
@ObjectType({ description: 'The run was told to stop: a queued one is cancelled at once, a running one at its next step.' })
export class CancelRunPayload {
  @Field(() => RunModel, { description: 'The run as it is now.' })
  run!: RunModel;
}

/** There is no such run. */
@ObjectType({ description: 'There is no such run.' })
export class RunNotFound {
  @Field(() => String, { description: 'Code for programs: RUN_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** Nothing executes the run. */
@ObjectType({ description: 'The run has ended, or has not started: nothing executes it, so it cannot be told that.' })
export class RunNotLive {
  @Field(() => String, { description: 'Code for programs: RUN_NOT_LIVE.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => RunStateEnum, { description: 'State the run is in.' })
  state!: RunState;
}

/** Only a reviewer may do that. */
@ObjectType({ description: 'The run is marked sensitive: that needs a reviewer.' })
export class NeedsReviewer {
  @Field(() => String, { description: 'Code for programs: NEEDS_REVIEWER.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** Outcomes of `startRun`. */
export const StartRunResult = createUnionType({
  name: 'StartRunResult',
  description: 'The queued run, or what was wrong with the input.',
  types: () => [StartRunPayload, InputProblem] as const,
  resolveType: (value: object) => ('run' in value ? StartRunPayload : InputProblem),
});

/** Outcomes of `cancelRun`. */
export const CancelRunResult = createUnionType({
  name: 'CancelRunResult',
  description: 'The run that was told to stop, or why it could not be.',
  types: () => [CancelRunPayload, RunNotFound, RunNotLive] as const,
  resolveType: (value: object) => {
    if ('run' in value) return CancelRunPayload;
    return 'state' in value ? RunNotLive : RunNotFound;
  },
});
