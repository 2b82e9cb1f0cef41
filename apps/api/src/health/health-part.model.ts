import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

import { DateTimeScalar } from '../common/scalars.js';

/** Parts of the service, in the order in which they are told. */
export const HealthPartNameEnum = { DATABASE: 'database', RECORDING: 'recording', EXECUTION: 'execution', RULES: 'rules', NOTIFICATIONS: 'notifications', DELIVERIES: 'deliveries' } as const;
registerEnumType(HealthPartNameEnum, {
  name: 'HealthPartName',
  description: 'A part of the service.',
  valuesMap: {
    DATABASE: { description: 'The database.' },
    RECORDING: { description: 'What runs of this machine record, on its way to the database.' },
    EXECUTION: { description: 'Executors that take runs which wait.' },
    RULES: { description: 'Rules that look at what is recorded.' },
    NOTIFICATIONS: { description: 'The notification file: who is told of alerts.' },
    DELIVERIES: { description: 'Telling them.' },
  },
});

/** Name of a part. */
export type HealthPartName = (typeof HealthPartNameEnum)[keyof typeof HealthPartNameEnum];

/** How a part can stand. */
export const HealthPartStateEnum = { OK: 'ok', DEGRADED: 'degraded', DOWN: 'down', UNKNOWN: 'unknown' } as const;
registerEnumType(HealthPartStateEnum, {
  name: 'HealthPartState',
  description: 'How a part of the service stands.',
  valuesMap: {
    OK: { description: 'All is well.' },
    DEGRADED: { description: 'Something waits, or is not done, and nothing is lost by it yet: somebody should look.' },
    DOWN: { description: 'It does not work.' },
    UNKNOWN: { description: 'Nobody can tell now: the database is away.' },
  },
});

/** State of a part. */
export type HealthPartState = (typeof HealthPartStateEnum)[keyof typeof HealthPartStateEnum];

/** A part of the service. */
@ObjectType('HealthPart', { description: 'A part of the service: how it stands, since when, and what to do about it.' })
export class HealthPartModel {
  @Field(() => HealthPartNameEnum, { description: 'Which part.' })
  name!: HealthPartName;

  @Field(() => HealthPartStateEnum, { description: 'How it stands.' })
  state!: HealthPartState;

  @Field(() => DateTimeScalar, { description: 'Since when it stands so, as far as this API process has seen: it looks when somebody asks; where the database or the disk tells, since then. UTC.' })
  since!: Date;

  @Field(() => String, { description: 'What is so, as one sentence.' })
  detail!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it, as one sentence; null where nothing is to be done.' })
  whatToDo!: string | null;
}
