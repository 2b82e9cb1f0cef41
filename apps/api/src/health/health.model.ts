import { Field, Int, ObjectType } from '@nestjs/graphql';

import { DateTimeScalar } from '../common/scalars.js';
import { RecordingModel } from './recording.model.js';

/** How the service stands. */
@ObjectType({ description: 'How the service stands.' })
export class Health {
  @Field(() => String, { description: 'Version of gradlens.' })
  version!: string;

  @Field(() => String, { description: 'ok when the database answers, else down.' })
  database!: string;

  @Field(() => Boolean, { description: 'Whether the database is the embedded one.' })
  embedded!: boolean;

  @Field(() => Int, { description: 'Runs that a process executes now.' })
  executors!: number;

  @Field(() => RecordingModel, { description: 'How recording on this machine stands; told without the database.' })
  recording!: RecordingModel;

  @Field(() => String, { description: 'ok; none: there is no notification file, nobody is told of alerts; wrong: its newest version is not in force (notifyState says why).' })
  notifications!: string;

  @Field(() => DateTimeScalar, { description: 'Time of the server. UTC.' })
  time!: Date;
}
