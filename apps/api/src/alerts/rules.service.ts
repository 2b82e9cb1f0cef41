import { Inject, Injectable } from '@nestjs/common';

import { listProjectRules, type ProjectRule, ruleProblems, type Store } from '#libs/decision-store';

import { badInput } from '../common/bad-input.js';
import { STORE } from '../common/tokens.js';
import type { LabelModel, RuleModel } from './alert.model.js';

/** Longest name of a project. */
const MAX_PROJECT = 100;

/** Reads the rules of projects. */
@Injectable()
export class RulesService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** All rules of a project, those that are off too. @throws the error of bad input for a name that cannot be one. */
  async list(project: string): Promise<RuleModel[]> {
    const name = projectName(project);
    const [rules, problems] = await Promise.all([listProjectRules(this.store, name), ruleProblems(this.store, name)]);
    return rules.map((rule) => ({ ...toRule(rule), ...healthOf(problems.get(rule.rule.name)) }));
  }
}

/** The name of a project. @throws the error of bad input for one that cannot be a name. */
export function projectName(project: string): string {
  if (project.trim() !== '' && project.length <= MAX_PROJECT) return project;
  throw badInput('project', project.slice(0, 80), `1 to ${MAX_PROJECT} characters`);
}

/** Labels as a list, by name. */
export function toLabels(labels: Readonly<Record<string, string>> | undefined): LabelModel[] {
  return Object.entries(labels ?? {}).map(([name, value]) => ({ name, value }));
}

function healthOf({ runs, problem }: { runs: number; problem: string | null } = { runs: 0, problem: null }): Pick<RuleModel, 'failingRuns' | 'problem'> {
  return { failingRuns: runs, problem };
}

function toRule({ rule, version, kind, mode, text, activation }: ProjectRule): Omit<RuleModel, 'failingRuns' | 'problem'> {
  const { activatedAt, by, reason } = activation ?? { activatedAt: null, by: null, reason: null };
  return {
    ...{ name: rule.name, version, severity: rule.severity, kind, mode, text },
    ...{ condition: rule.text.condition, meaning: rule.text.meaning, whatToDo: rule.text.action },
    labels: toLabels(rule.labels),
    runbook: rule.runbook ?? null,
    action: rule.action?.kind ?? null,
    ...{ activatedAt, activatedBy: by, activationReason: reason },
  };
}
