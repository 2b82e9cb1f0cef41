import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';

import { actOf, actorOf } from '../auth/actor-of.js';
import type { GraphqlContext } from '../common/context.js';
import { BacktestRulesInput, BacktestRulesResult } from './backtest.model.js';
import { BacktestsService } from './backtests.service.js';
import { ActivateRulesInput, DeactivateRuleInput, RuleChange, RulesSetResult, SetRuleModeInput } from './rule-acts.model.js';
import { RuleActs } from './rule-acts.service.js';
import { RuleCheck } from './rule-check.model.js';

const PROJECT = { type: () => String, defaultValue: 'default', description: 'Name of the project.' } as const;

/** Rules of one's own: checked, tried on stored runs, set by name and reason. */
@Resolver()
export class RuleActsResolver {
  constructor(
    private readonly acts: RuleActs,
    private readonly backtests: BacktestsService,
  ) {}

  @Query(() => RuleCheck, { description: 'Checks the text of a rule file as gradlens rules check does: fields, expressions, types.' })
  checkRules(@Args('text', { type: () => String, description: 'Text of a rule file: YAML. At most 65536 characters.' }) text: string, @Args('project', PROJECT) project: string): Promise<RuleCheck> {
    return this.acts.check(project, text);
  }

  @Query(() => [RuleChange], { description: 'How rules were set in a project: latest first, at most 200.' })
  ruleHistory(@Args('project', PROJECT) project: string, @Args('rule', { type: () => String, nullable: true, description: 'Only of this rule.' }) rule?: string): Promise<RuleChange[]> {
    return this.acts.history(project, rule ?? null);
  }

  @Mutation(() => BacktestRulesResult, { description: 'Tries rules on stored runs: which alerts would come and go against the active versions. Changes no rule.' })
  backtestRules(@Args('input', { type: () => BacktestRulesInput, description: 'The rules and the runs.' }) input: BacktestRulesInput, @Args('project', PROJECT) project: string, @Context() context: GraphqlContext): Promise<typeof BacktestRulesResult> {
    return this.backtests.run(project, input, actorOf(context));
  }

  @Mutation(() => RulesSetResult, { description: 'Watches the runs of a project with the rules of a file, all or none. A critical rule goes live only after a back-test of this very version.' })
  activateRules(@Args('input', { type: () => ActivateRulesInput, description: 'The rules, and why.' }) input: ActivateRulesInput, @Args('project', PROJECT) project: string, @Context() context: GraphqlContext): Promise<typeof RulesSetResult> {
    return this.acts.activate(project, input, actOf(context, input.reason));
  }

  @Mutation(() => RulesSetResult, { description: 'Sets a rule to live, shadow or off.' })
  setRuleMode(@Args('input', { type: () => SetRuleModeInput, description: 'The rule, the mode, and why.' }) input: SetRuleModeInput, @Args('project', PROJECT) project: string, @Context() context: GraphqlContext): Promise<typeof RulesSetResult> {
    return this.acts.setMode(project, input, actOf(context, input.reason));
  }

  @Mutation(() => RulesSetResult, { description: 'Ends what is set of a rule: one of a file is evaluated no more, a built-in one is live again.' })
  deactivateRule(@Args('input', { type: () => DeactivateRuleInput, description: 'The rule, and why.' }) input: DeactivateRuleInput, @Args('project', PROJECT) project: string, @Context() context: GraphqlContext): Promise<typeof RulesSetResult> {
    return this.acts.deactivate(project, input.rule, actOf(context, input.reason));
  }
}
