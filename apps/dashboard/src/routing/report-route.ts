/** Copies of a report: how much each shows. */
export const REPORT_LEVELS = ['full', 'reviewer', 'public'] as const;
export type ReportLevel = (typeof REPORT_LEVELS)[number];

/** One stored report on a run, or on a prediction of it. */
export interface ReportRoute {
  readonly page: 'report';
  /** uuids. */
  readonly run: string;
  readonly report: string;
  /** uuid of the report it is compared with; null = the one before it. */
  readonly against: string | null;
  /** null = the most that the reader may see. */
  readonly level: ReportLevel | null;
}

/** A report as the reader may see it, compared with the one before it. */
export function reportRoute(run: string, report: string, change: Partial<ReportRoute> = {}): ReportRoute {
  return { page: 'report', run, report, against: null, level: null, ...change };
}

/** The report that an address names. */
export function parseReport(run: string, report: string, query: URLSearchParams): ReportRoute {
  const level = REPORT_LEVELS.find((each) => each === query.get('level')) ?? null;
  return reportRoute(run, report, { against: query.get('against'), level });
}
