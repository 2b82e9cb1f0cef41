import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';

import type { RuleMode } from '#libs/contracts';

import { RuleModeEnum } from '../common/enums.js';
import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem } from '../runs/mutations.model.js';

/** How a rule was set. */
@ObjectType({ description: 'How a rule was set in a project, from when to when, by whom and why.' })
export class RuleChange {
  @Field(() => String, { description: 'Name of the rule.' })
  rule!: string;

  @Field(() => String, { description: 'Its version.' })
  version!: string;

  @Field(() => RuleModeEnum, { description: 'How it takes part.' })
  mode!: RuleMode;

  @Field(() => String, { description: 'The rule itself: the entry of its file, or of the catalogue.' })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'From when on. UTC.' })
  activatedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  activatedBy!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null while it holds. UTC.' })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who ended it; null while it holds.' })
  endedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was ended; null while it holds.' })
  endedReason!: string | null;
}

/** What `activateRules` is given. */
@InputType({ description: 'Rules to watch the runs of a project with, and why.' })
export class ActivateRulesInput {
  @Field(() => String, { description: 'Text of a rule file: YAML. At most 65536 characters.' })
  text!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'All in shadow: alerts are stored and shown, but tell nobody and act on nothing.' })
  shadow!: boolean;

  @Field(() => String, { description: 'Why; it stays on record. 1 to 500 characters.' })
  reason!: string;
}

/** What `setRuleMode` is given. */
@InputType({ description: 'A rule, how it is to take part, and why.' })
export class SetRuleModeInput {
  @Field(() => String, { description: 'Name of a built-in rule or of one that is active.' })
  rule!: string;

  @Field(() => RuleModeEnum, { description: 'How it is to take part.' })
  mode!: RuleMode;

  @Field(() => String, { description: 'Why; it stays on record. 1 to 500 characters.' })
  reason!: string;
}

/** What `deactivateRule` is given. */
@InputType({ description: 'A rule whose setting is to end, and why.' })
export class DeactivateRuleInput {
  @Field(() => String, { description: 'Its name.' })
  rule!: string;

  @Field(() => String, { description: 'Why; it stays on record. 1 to 500 characters.' })
  reason!: string;
}

/** What changed. */
@ObjectType({ description: 'Rules were set; running processes take it within seconds.' })
export class RulesSetPayload {
  @Field(() => [RuleChange], { description: 'What changed; what was so already is not among it.' })
  changes!: readonly RuleChange[];
}

/** Outcomes of setting rules. */
export const RulesSetResult = createUnionType({
  name: 'RulesSetResult',
  description: 'What changed, or what was wrong; then nothing changed.',
  types: () => [RulesSetPayload, InputProblem] as const,
  resolveType: (value: object) => ('changes' in value ? RulesSetPayload : InputProblem),
});
