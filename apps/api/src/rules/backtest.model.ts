import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { RunModel } from '../runs/run.model.js';
import { InputProblem } from '../runs/mutations.model.js';

/** How an alert differs, GraphQL name to stored value. */
export const AlertChangeEnum = { ADDED: 'added', REMOVED: 'removed' } as const;
registerEnumType(AlertChangeEnum, {
  name: 'AlertChange',
  description: 'How an alert of a back-test differs.',
  valuesMap: { ADDED: { description: 'It would come, and did not.' }, REMOVED: { description: 'It came, and would not.' } },
});

/** An alert that would come or go. */
@ObjectType({ description: 'An alert that would come, or that came and would not.' })
export class BacktestAlertModel {
  @Field(() => AlertChangeEnum, { description: 'Whether it would come or go.' })
  change!: 'added' | 'removed';

  @Field(() => RunModel, { description: 'The run it is about.' })
  run!: RunModel;

  @Field(() => String, { nullable: true, description: 'Layer; null for the run as a whole.' })
  layer!: string | null;

  @Field(() => Int, { description: 'Step at which it fires.' })
  step!: number;

  @Field(() => Int, { description: 'Step from which its condition holds.' })
  since!: number;

  @Field(() => Int, { nullable: true, description: 'Step at which it ends; null where it fires to the end of the run.' })
  resolved!: number | null;

  @Field(() => Float, { nullable: true, description: 'Value that it is about, in the unit of its measure; null where it is not finite.' })
  value!: number | null;

  @Field(() => String, { description: 'What it says.' })
  summary!: string;
}

/** How one rule differs. */
@ObjectType({ description: 'How the alerts of one rule differ from those of the version that is active.' })
export class RuleDiffModel {
  @Field(() => String, { description: 'Name of the rule.' })
  rule!: string;

  @Field(() => String, { description: 'Version that was tried.' })
  version!: string;

  @Field(() => String, { nullable: true, description: 'Version that is active; null where the rule is new.' })
  before!: string | null;

  @Field(() => Int, { description: 'Alerts that would come.' })
  added!: number;

  @Field(() => Int, { description: 'Alerts that came and would not.' })
  removed!: number;

  @Field(() => Int, { description: 'Alerts of both: same run and layer, at steps that overlap.' })
  kept!: number;

  @Field(() => String, { nullable: true, description: 'Why it could not be computed at some step; null where it could.' })
  problem!: string | null;

  @Field(() => [BacktestAlertModel], { description: 'Those that would come, then those that would go; at most 100 of each.' })
  alerts!: readonly BacktestAlertModel[];
}

/** What `backtestRules` is given. */
@InputType({ description: 'Rules to try on stored runs.' })
export class BacktestRulesInput {
  @Field(() => String, { description: 'Text of a rule file: YAML. At most 65536 characters.' })
  text!: string;

  @Field(() => [ID], { nullable: true, description: 'The runs, at most 20: uuid or global id; the newest ones of the project when absent.' })
  runs?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'How many of the newest runs, 1 to 20; 10 when absent.' })
  last?: number | null;
}

/** What a back-test found. */
@ObjectType({ description: 'What a back-test looked at and found. It is kept that these versions were back-tested.' })
export class BacktestRulesPayload {
  @Field(() => Int, { description: 'Runs with recorded steps that it looked at.' })
  runs!: number;

  @Field(() => Int, { description: 'Steps of these.' })
  steps!: number;

  @Field(() => [RuleDiffModel], { description: 'Rule by rule.' })
  diffs!: readonly RuleDiffModel[];
}

/** A back-test that is not made. */
@ObjectType({ description: 'A back-test that is not made now, or not here.' })
export class BacktestRefused {
  @Field(() => String, { description: 'Code for programs: BACKTEST_BUSY, BACKTEST_TOO_LARGE.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** Outcomes of `backtestRules`. */
export const BacktestRulesResult = createUnionType({
  name: 'BacktestRulesResult',
  description: 'The difference, or why there is none.',
  types: () => [BacktestRulesPayload, BacktestRefused, InputProblem] as const,
  resolveType: (value: object) => {
    if ('diffs' in value) return BacktestRulesPayload;
    return 'path' in value ? InputProblem : BacktestRefused;
  },
});
