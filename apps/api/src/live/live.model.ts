import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { PackedFloats, PackedInts } from '../common/packed.js';

/** A word that something changed. */
@ObjectType('RunChange', { description: 'A word that something changed; what changed is read from the run.' })
export class RunChangeModel {
  @Field(() => String, {
    description: 'steps: new steps are recorded. state: the run changed its state. alert: an alert changed, or somebody acted on an incident. trace: a trace of the run changed. impact: an impact of the run changed. report: a report on the run changed. replay: the run was executed again, and that is stored. resync: words may be lost, read again.',
  })
  kind!: string;

  /** uuid of the run; null after a resync. */
  runUuid!: string | null;

  @Field(() => Int, { nullable: true, description: 'Last step recorded, from 0; null when the change is not about steps.' })
  lastStep!: number | null;
}

/** New steps of a live run. */
@ObjectType({
  description: 'Steps recorded since the last message (n of them). Packed fields of layers are [layers × n], row-major.',
})
export class LiveSteps {
  @Field(() => ID, { description: 'uuid of the run.' })
  run!: string;

  @Field(() => Int, { description: 'First step of the message.' })
  fromStep!: number;

  @Field(() => PackedInts, { description: 'The n steps, ascending. The last one is the cursor to resume from.' })
  steps!: PackedInts;

  @Field(() => PackedFloats, { description: 'Training loss of each step. Dimensionless.' })
  loss!: PackedFloats;

  @Field(() => [String], { description: 'Name of each row.' })
  layers!: string[];

  @Field(() => PackedFloats, { description: 'Scale of each layer and step. Dimensionless.' })
  scale!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Gradient norm of each layer and step, before scaling.' })
  gradNorm!: PackedFloats;

  @Field(() => PackedInts, { description: 'Flag bits of each layer and step; 0 = nothing happened.' })
  flagged!: PackedInts;
}
