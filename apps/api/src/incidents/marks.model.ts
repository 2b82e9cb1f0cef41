import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import { AlertModel } from '../alerts/alert.model.js';
import { VerdictEnum } from '../common/enums.js';
import { DateTimeScalar } from '../common/scalars.js';

/** What somebody thinks of an alert. */
@ObjectType('AlertMark', { description: 'What somebody thinks of an alert: the last thing they said.' })
export class AlertMarkModel {
  @Field(() => VerdictEnum, { description: 'Whether it was of use.' })
  verdict!: 'useful' | 'noise';

  @Field(() => String, { description: 'Who says so.' })
  by!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When. UTC.' })
  at!: Date;
}

/** What `markAlert` is given. */
@InputType({ description: 'An alert, whether it was of use, and why.' })
export class MarkAlertInput {
  @Field(() => ID, { description: 'Global id of the alert.' })
  alert!: string;

  @Field(() => VerdictEnum, { description: 'Whether it was of use.' })
  verdict!: 'useful' | 'noise';

  @Field(() => String, { description: 'Why; kept with the alert. 1 to 500 characters.' })
  reason!: string;
}

/** The mark was recorded. */
@ObjectType({ description: 'The mark was recorded under the name of the token.' })
export class MarkAlertPayload {
  @Field(() => AlertModel, { description: 'The alert.' })
  alert!: AlertModel;
}

/** The caller had said so already. */
@ObjectType({ description: 'You had marked it so already; nothing was recorded.' })
export class AlertMarkUnchanged {
  @Field(() => String, { description: 'Code for programs: ALREADY_MARKED.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;

  @Field(() => AlertModel, { description: 'The alert.' })
  alert!: AlertModel;
}

/** There is no such alert. */
@ObjectType({ description: 'There is no such alert.' })
export class AlertNotFound {
  @Field(() => String, { description: 'Code for programs: ALERT_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** Outcomes of `markAlert`. */
export const MarkAlertResult = createUnionType({
  name: 'MarkAlertResult',
  description: 'The marked alert, or why nothing was recorded.',
  types: () => [MarkAlertPayload, AlertMarkUnchanged, AlertNotFound] as const,
  resolveType: (value: object) => {
    if (!('code' in value)) return MarkAlertPayload;
    return 'alert' in value ? AlertMarkUnchanged : AlertNotFound;
  },
});
