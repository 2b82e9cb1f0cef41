import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { Severity } from '#libs/contracts';

import { SeverityEnum } from '../common/enums.js';

/** A mistake in a rule file. */
@ObjectType({ description: 'A mistake in a rule file: where, what was found, what is allowed.' })
export class RuleFileProblem {
  @Field(() => Int, { description: 'Line, from 1.' })
  line!: number;

  @Field(() => Int, { description: 'Column, from 1.' })
  column!: number;

  @Field(() => String, { description: 'Path of the field; empty for the file itself.' })
  path!: string;

  @Field(() => String, { nullable: true, description: 'What was found; null when the field is missing.' })
  value!: string | null;

  @Field(() => String, { description: 'What is allowed.' })
  allowed!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** A rule of a file that is right. */
@ObjectType({ description: 'A rule of a file that is right, beside what is active under its name.' })
export class CheckedRule {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'sha256 of its text with defaults filled in, hex.' })
  version!: string;

  @Field(() => SeverityEnum, { description: 'How bad its alerts would be.' })
  severity!: Severity;

  @Field(() => String, { nullable: true, description: 'The version that is active in the project; null where none is.' })
  activeVersion!: string | null;

  @Field(() => Boolean, { description: 'Whether this version was back-tested in the project: a critical rule goes live only then.' })
  isBacktested!: boolean;
}

/** What a check found. */
@ObjectType({ description: 'What a check of a rule file found: its rules, or all its mistakes in the order of the file.' })
export class RuleCheck {
  @Field(() => [CheckedRule], { description: 'Its rules; empty where there are mistakes.' })
  rules!: readonly CheckedRule[];

  @Field(() => [RuleFileProblem], { description: 'Its mistakes.' })
  problems!: readonly RuleFileProblem[];
}
