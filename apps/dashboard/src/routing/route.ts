import type { AlertState, Measure, RunState, Severity } from '../generated/graphql.js';

/** What the address says is shown: enough to restore the view. */
export type Route =
  | { readonly page: 'runs'; readonly search: string; readonly state: RunState | null }
  | RunRoute
  | { readonly page: 'alerts'; readonly state: AlertState | null; readonly severity: Severity | null }
  | { readonly page: 'not-found'; readonly path: string };

/** One run: the measure and steps shown, and the decision picked. */
export interface RunRoute {
  readonly page: 'run';
  readonly uuid: string;
  readonly measure: Measure;
  /** First and last step shown (inclusive); null = the whole run. */
  readonly from: number | null;
  readonly to: number | null;
  readonly layer: string | null;
  /** Step of the pinned decision. */
  readonly step: number | null;
}

export const RUN_STATES: readonly RunState[] = [
  'QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED', 'INTERRUPTED', 'DIVERGED',
];
export const MEASURES: readonly Measure[] = [
  'SCALE', 'RAW_SCALE', 'GRAD_NORM', 'UPDATE_NORM', 'PARAM_NORM', 'COSINE', 'NOISE',
];
export const ALERT_STATES: readonly AlertState[] = ['FIRING', 'RESOLVED'];
export const SEVERITIES: readonly Severity[] = ['INFO', 'WARNING', 'CRITICAL'];

/** The front page. */
export const RUNS: Route = { page: 'runs', search: '', state: null };

/** A run seen whole, by its scales. */
export function runRoute(uuid: string, change: Partial<RunRoute> = {}): RunRoute {
  return { page: 'run', uuid, measure: 'SCALE', from: null, to: null, layer: null, step: null, ...change };
}

/** The route of an address; values that mean nothing are passed over. */
export function parseRoute(pathname: string, search: string): Route {
  const query = new URLSearchParams(search);
  const { first, second, rest } = partsOf(pathname);
  if (first === '') return parseRuns(query);
  if (first === 'alerts' && second === '') return parseAlerts(query);
  const isRun = first === 'runs' && second !== '' && rest.length === 0;
  return isRun ? parseRun(decodeURIComponent(second), query) : { page: 'not-found', path: pathname };
}

function partsOf(pathname: string): { first: string; second: string; rest: readonly string[] } {
  const [first = '', second = '', ...rest] = pathname.split('/').filter((part) => part !== '');
  return { first, second, rest };
}

function parseRuns(query: URLSearchParams): Route {
  return { page: 'runs', search: query.get('search') ?? '', state: oneOf(RUN_STATES, query.get('state')) };
}

function parseAlerts(query: URLSearchParams): Route {
  return { page: 'alerts', state: oneOf(ALERT_STATES, query.get('state')), severity: oneOf(SEVERITIES, query.get('severity')) };
}

function parseRun(uuid: string, query: URLSearchParams): RunRoute {
  const from = stepOf(query.get('from'));
  const to = stepOf(query.get('to'));
  const range = from !== null && to !== null && from <= to ? { from, to } : { from: null, to: null };
  return runRoute(uuid, {
    ...range, measure: oneOf(MEASURES, query.get('measure')) ?? 'SCALE', layer: query.get('layer'), step: stepOf(query.get('step')),
  });
}

function oneOf<T extends string>(allowed: readonly T[], text: string | null): T | null {
  const wanted = text?.toUpperCase().replaceAll('-', '_');
  return allowed.find((value) => value === wanted) ?? null;
}

function stepOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The address of a route: the inverse of {@link parseRoute}. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'runs':
      return `/${query({ search: route.search || null, state: word(route.state) })}`;
    case 'alerts':
      return `/alerts${query({ state: word(route.state), severity: word(route.severity) })}`;
    case 'run':
      return `/runs/${encodeURIComponent(route.uuid)}${runQuery(route)}`;
    case 'not-found':
      return route.path;
  }
}

function runQuery(route: RunRoute): string {
  const measure = route.measure === 'SCALE' ? null : word(route.measure);
  return query({ measure, from: route.from, to: route.to, layer: route.layer, step: route.step });
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
