import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { MatchOperator } from '#libs/contracts';

import { AlertModel } from '../alerts/alert.model.js';
import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem } from '../runs/mutations.model.js';
import { MatchOperatorEnum, SilenceModel } from './silence.model.js';

/** A matcher that is given. */
@InputType({ description: 'A condition on one label.' })
export class MatcherInput {
  @Field(() => String, { description: 'Name of the label: alertname, severity, layer, run, run_name, project, measure, or one of a rule.' })
  name!: string;

  @Field(() => MatchOperatorEnum, { description: 'How it compares.' })
  operator!: MatchOperator;

  @Field(() => String, { description: 'Value, or pattern in the syntax of RE2. At most 500 characters.' })
  value!: string;
}

/** What `createSilence` is given. */
@InputType({ description: 'What to mute, how long, and why.' })
export class CreateSilenceInput {
  @Field(() => [MatcherInput], { description: 'Alerts that fit all of these are muted. 1 to 20.' })
  matchers!: MatcherInput[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it begins; now when absent. UTC.' })
  startsAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends: exactly one of endsAt and durationSeconds. UTC.' })
  endsAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How long it lasts, 60 to 31536000. Unit: s.' })
  durationSeconds?: number | null;

  @Field(() => String, { description: 'Why; kept with the silence. 1 to 500 characters.' })
  reason!: string;
}

/** What `expireSilence` is given. */
@InputType({ description: 'A silence to end now, and why.' })
export class ExpireSilenceInput {
  @Field(() => ID, { description: 'Global id of the silence, or its uuid.' })
  silence!: string;

  @Field(() => String, { description: 'Why; kept with the silence. 1 to 500 characters.' })
  reason!: string;
}

/** The silence as it is now. */
@ObjectType({ description: 'The silence was made, or ended, under the name of the token.' })
export class SilencePayload {
  @Field(() => SilenceModel, { description: 'The silence as it is now.' })
  silence!: SilenceModel;
}

/** There is no such silence. */
@ObjectType({ description: 'There is no such silence.' })
export class SilenceNotFound {
  @Field(() => String, { description: 'Code for programs: SILENCE_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** What a silence would mute. */
@ObjectType({ description: 'What a silence with these matchers would mute.' })
export class SilencePreview {
  @Field(() => Int, { description: 'Alerts that fire now and would be muted.' })
  firing!: number;

  @Field(() => [AlertModel], { description: 'Those alerts, at most 20 of them.' })
  alerts!: readonly AlertModel[];

  @Field(() => Int, { description: 'Alerts of the last 7 days that would have been muted.' })
  lastWeek!: number;

  @Field(() => Int, { description: 'All alerts of the last 7 days.' })
  lastWeekOf!: number;
}

/** Outcomes of `createSilence`. */
export const CreateSilenceResult = createUnionType({
  name: 'CreateSilenceResult',
  description: 'The silence, or what was wrong with the input.',
  types: () => [SilencePayload, InputProblem] as const,
  resolveType: (value: object) => ('silence' in value ? SilencePayload : InputProblem),
});

/** Outcomes of `expireSilence`. */
export const ExpireSilenceResult = createUnionType({
  name: 'ExpireSilenceResult',
  description: 'The silence as it is now, or that there is none.',
  types: () => [SilencePayload, SilenceNotFound] as const,
  resolveType: (value: object) => ('silence' in value ? SilencePayload : SilenceNotFound),
});
