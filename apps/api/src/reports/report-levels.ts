import { parseReport, redactReport, type Report, REPORT_LEVELS, type ReportLevel } from '#libs/audit';

import { type Access, mayReadPeople } from '../auth/authorizer.js';

/** The most that somebody may see of a report: whoever may read of people all of it, operators no person it is about, viewers no names at all. */
export function mostOf(access: Access | null): ReportLevel {
  if (mayReadPeople(access)) return 'full';
  return access?.role === 'operator' ? 'reviewer' : 'public';
}

/** Whether a copy of that level may be given to whoever may see `most`. */
export function isWithin(level: ReportLevel, most: ReportLevel): boolean {
  return REPORT_LEVELS.indexOf(level) >= REPORT_LEVELS.indexOf(most);
}

/** A copy of a stored document of that level. @throws InputError when the document is no report. */
export function copyOf(document: string, uuid: string, level: ReportLevel): Report {
  return redactReport(parseReport(document, `report ${uuid}`), level);
}
