import type { ReportRoute } from './report-route.js';
import type { ReviewsRoute } from './review-route.js';
import type { ComparingRoute, DeliveriesRoute, IncidentsRoute, Route, RunRoute, SilencesRoute } from './route.js';

/** The address of a route: the inverse of `parseRoute`. */
export function formatRoute(route: Route): string {
  if (route.page === 'comparisons') return '/comparisons';
  return route.page === 'comparison' ? `/comparisons/${route.number}` : formatRun(route);
}

function formatRun(route: Exclude<Route, ComparingRoute>): string {
  switch (route.page) {
    case 'overview':
      return '/';
    case 'runs':
      return `/runs${runsQuery(route)}`;
    case 'run':
      return `/runs/${encodeURIComponent(route.uuid)}${runQuery(route)}`;
    case 'predictions':
      return `/predictions${query({ run: route.run, policy: word(route.policy), sort: route.sort === 'CLOSENESS' ? null : word(route.sort), attribute: route.attribute })}`;
    case 'prediction':
      return `/predictions/${encodeURIComponent(route.id)}${query({ from: route.from, to: route.to })}`;
    case 'not-found':
      return route.path;
    default:
      return formatAlerting(route);
  }
}

function formatAlerting(route: Exclude<Route, ComparingRoute | { page: 'overview' | 'runs' | 'run' | 'predictions' | 'prediction' | 'not-found' }>): string {
  switch (route.page) {
    case 'alerts':
      return `/alerts${query({ state: word(route.state), severity: word(route.severity) })}`;
    case 'incidents':
      return `/incidents${query(incidentQuery(route))}`;
    case 'incident':
      return `/incidents/${encodeURIComponent(route.id)}`;
    case 'impact':
      return `/impacts/${encodeURIComponent(route.id)}`;
    case 'ledger':
      return `/ledgers/${encodeURIComponent(route.run)}`;
    case 'trace':
      return `/traces/${encodeURIComponent(route.id)}`;
    default:
      return formatSet(route);
  }
}

function formatSet(route: SilencesRoute | DeliveriesRoute | ReviewsRoute | ReportRoute | Extract<Route, { page: 'rules' | 'rule-editor' | 'settings' }>): string {
  if (route.page === 'rules' || route.page === 'settings') return `/${route.page}`;
  return route.page === 'rule-editor' ? `/rule-editor${query({ rule: route.rule || null })}` : formatTelling(route);
}

function formatTelling(route: SilencesRoute | DeliveriesRoute | ReviewsRoute | ReportRoute): string {
  if (route.page === 'report') return formatReport(route);
  if (route.page === 'reviews') return `/reviews${reviewsQuery(route)}`;
  if (route.page === 'silences') return `/silences${query({ state: word(route.state), matchers: route.matchers || null })}`;
  return `/deliveries${query({ receiver: route.receiver || null, state: word(route.state), kind: word(route.kind) })}`;
}

function formatReport({ run, report, against, level }: ReportRoute): string {
  return `/runs/${encodeURIComponent(run)}/reports/${encodeURIComponent(report)}${query({ against, level })}`;
}

function reviewsQuery({ state, run, assignee }: ReviewsRoute): string {
  return query({ state: state === 'OPEN' ? null : word(state), run: run || null, assignee: assignee || null });
}

function runsQuery({ search, state }: Extract<Route, { page: 'runs' }>): string {
  return query({ search: search || null, state: word(state) });
}

function incidentQuery({ state, severity, acknowledged, assignee }: IncidentsRoute): Record<string, string | null> {
  const yesOrNo = acknowledged === null ? null : acknowledged ? 'yes' : 'no';
  return { state: word(state), severity: word(severity), acknowledged: yesOrNo, assignee: assignee || null };
}

function runQuery(route: RunRoute): string {
  return query({ measure: word(route.measure), from: route.from, to: route.to, layer: route.layer, step: route.step, colours: route.colours === 'full' ? null : route.colours, rows: route.rows?.join('-') ?? null });
}

function word(constant: string | null): string | null {
  return constant === null ? null : constant.toLowerCase().replaceAll('_', '-');
}

function query(values: Readonly<Record<string, string | number | null>>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value !== null) parameters.set(key, String(value));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
