import type { Role } from '../../generated/graphql.js';
import { REPORT_LEVELS, type ReportLevel } from '../../routing/report-route.js';

/** What a copy of each level leaves out. */
export const LEVEL_WORDS: Readonly<Record<ReportLevel, string>> = {
  full: 'Everything.',
  reviewer: 'Without who a prediction is about: its record, class and protected attributes.',
  public: 'Also without names and reasons of people, the name and hardware of the run, and groups of fewer than 10 records.',
};

/** The most that a role may see; the API holds to it, too. */
function mostOf(role: Role): ReportLevel {
  if (role === 'ADMIN' || role === 'REVIEWER' || role === 'AUDITOR') return 'full';
  return role === 'OPERATOR' ? 'reviewer' : 'public';
}

/** Levels that a role may see, the most first. */
export function levelsOf(role: Role): readonly ReportLevel[] {
  return REPORT_LEVELS.slice(REPORT_LEVELS.indexOf(mostOf(role)));
}
