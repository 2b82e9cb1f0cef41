import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import { NeedsReviewer, RunNotFound, RunNotLive } from './mutations.model.js';
import { RunModel } from './run.model.js';

/** What every order to a live run is given. */
@InputType({ description: 'A live run, and why it is told something.' })
export class TellRunInput {
  @Field(() => ID, { description: 'uuid or global id of the run.' })
  run!: string;

  @Field(() => String, { description: 'Why; kept with the command. 1 to 500 characters.' })
  reason!: string;
}

/** The run was told. */
@ObjectType({ description: 'The run knows: it obeys at its next step.' })
export class TellRunPayload {
  @Field(() => RunModel, { description: 'The run as it is now, before it has obeyed.' })
  run!: RunModel;

  @Field(() => Boolean, { description: 'Whether a command was sent: false when the run is so already, or was told so already.' })
  sent!: boolean;
}

/** Outcomes of an order to a live run. */
export const TellRunResult = createUnionType({
  name: 'TellRunResult',
  description: 'The run that was told, or why it could not be.',
  types: () => [TellRunPayload, RunNotFound, RunNotLive, NeedsReviewer] as const,
  resolveType: (value: object) => {
    if ('run' in value) return TellRunPayload;
    if ('state' in value) return RunNotLive;
    return 'code' in value && value.code === 'NEEDS_REVIEWER' ? NeedsReviewer : RunNotFound;
  },
});
