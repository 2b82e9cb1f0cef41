import { Inject, Injectable } from '@nestjs/common';

import { checkedReason } from '#libs/contracts';
import { activateOwnRules, type ActivationReason, backtestedVersions, deactivateRule, listActivations, listPastActivations, type RuleActivation, setRuleMode, type Store } from '#libs/decision-store';
import { type FileProblem, problemLine } from '#libs/stability-rules';

import type { Act } from '../auth/actor-of.js';
import { projectName } from '../alerts/rules.service.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { readRulesText, requireRulesText } from './read-rules.js';
import type { ActivateRulesInput, RuleChange, RulesSetResult, SetRuleModeInput } from './rule-acts.model.js';
import type { RuleCheck } from './rule-check.model.js';

/** Changes that are told at most. */
const MOST_CHANGES = 200;

/** Checks and sets the rules of projects. */
@Injectable()
export class RuleActs {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** What is wrong with the text of a rule file, else its rules beside those that are active. */
  async check(project: string, text: string): Promise<RuleCheck> {
    const { rules, problems } = readRulesText(text);
    if (problems.length > 0) return { rules: [], problems: problems.map((problem) => ({ ...problem, message: sentenceOf(problem) })) };
    const active = await listActivations(this.store, projectName(project));
    const tested = await backtestedVersions(this.store, project, rules.map(({ version }) => version));
    return {
      problems: [],
      rules: rules.map(({ rule: { name, severity }, version }) => ({ name, severity, version, activeVersion: active.find(({ rule }) => rule === name)?.version ?? null, isBacktested: tested.has(`${name} ${version}`) })),
    };
  }

  /** How a rule, or any, was set in a project: latest first. */
  async history(project: string, rule: string | null): Promise<RuleChange[]> {
    return (await listPastActivations(this.store, projectName(project), { rule: rule ?? undefined, first: MOST_CHANGES })).map(toChange);
  }

  async activate(project: string, { text, shadow }: ActivateRulesInput, act: Act): Promise<typeof RulesSetResult> {
    return await problemsTold(async () => {
      const why = whyOf(project, act);
      return { changes: (await activateOwnRules(this.store, requireRulesText(text), { shadow, why })).map(toChange) };
    });
  }

  async setMode(project: string, { rule, mode }: SetRuleModeInput, act: Act): Promise<typeof RulesSetResult> {
    return await problemsTold(async () => ({ changes: (await setRuleMode(this.store, rule, { mode, why: whyOf(project, act) })).map(toChange) }));
  }

  async deactivate(project: string, rule: string, act: Act): Promise<typeof RulesSetResult> {
    return await problemsTold(async () => ({ changes: [toChange(await deactivateRule(this.store, rule, whyOf(project, act)))] }));
  }
}

/** One line for a person who has the text before him. */
function sentenceOf(problem: FileProblem): string {
  return problemLine(problem).replace(/^\w+:(\d+):(\d+):? /, 'line $1, column $2: ');
}

/** @throws InputError for a reason that is none. */
function whyOf(project: string, { by, reason }: Act): ActivationReason {
  return { project: projectName(project), by, reason: checkedReason(reason, 'input.reason') };
}

function toChange({ by, ...rest }: RuleActivation): RuleChange {
  return { ...rest, activatedBy: by };
}
