import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

/** What one run has on the disk and not in the database. */
@ObjectType('RunBacklog', { description: 'What one run has on the disk of this machine and not in the database.' })
export class RunBacklogModel {
  @Field(() => String, { description: 'The uuid of the run.' })
  run!: string;

  @Field(() => Float, { description: 'Last frame of its ledger that is in the database.' })
  committedFrame!: number;

  @Field(() => Int, { description: 'Frames that wait.' })
  frames!: number;

  @Field(() => Float, { description: 'Size of what waits. Unit: bytes.' })
  bytes!: number;

  @Field(() => Float, { description: 'Age of the oldest frame that waits. Unit: s.' })
  secondsBehind!: number;
}

/** How recording on this machine stands. */
@ObjectType('Recording', { description: 'How recording on this machine stands.' })
export class RecordingModel {
  @Field(() => String, { description: 'live, or disk: runs record to disk because the database does not take their frames.' })
  state!: string;

  @Field(() => Int, { description: 'Frames that wait on the disk, of all runs.' })
  frames!: number;

  @Field(() => Float, { description: 'Size of what waits. Unit: bytes.' })
  bytes!: number;

  @Field(() => Float, { description: 'Age of the oldest frame that waits. Unit: s.' })
  secondsBehind!: number;

  @Field(() => [RunBacklogModel], { description: 'The runs with frames that wait.' })
  runs!: readonly RunBacklogModel[];
}
