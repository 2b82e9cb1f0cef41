import { Field, InputType, Int } from '@nestjs/graphql';

import { TellRunInput } from '../runs/pause.model.js';

/** What `lowerRun` is given. */
@InputType({ description: 'A live run whose scale is to be 1 for some steps.' })
export class LowerRunInput extends TellRunInput {
  @Field(() => [String], { nullable: true, description: 'Names of the layers; all when left out.' })
  layers?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'For so many steps, 0 to 100,000; 0 ends what was lowered before; left out: until that. Unit: steps.' })
  steps?: number | null;
}

/** What `rollbackRun` is given. */
@InputType({ description: 'A live run that is to go back to the weights of a checkpoint.' })
export class RollbackRunInput extends TellRunInput {
  @Field(() => Int, { nullable: true, description: 'The newest good checkpoint at or before this step; left out: the newest.' })
  toStep?: number | null;
}
