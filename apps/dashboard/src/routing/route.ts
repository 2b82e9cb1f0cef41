import type { AlertState, IncidentState, Measure, NotificationKind, NotificationState, RunState, Severity, SilenceState } from '../generated/graphql.js';
import { REVIEW_FILTERS, reviewsRoute, type ReviewsRoute } from './review-route.js';
import { parseReport, type ReportRoute } from './report-route.js';
import { POLICIES, PREDICTION_SORTS, predictionRoute, type PredictionRoute, predictionsRoute, type PredictionsRoute } from './prediction-route.js';

/** What the address says is shown: enough to restore the view. */
export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'runs'; readonly search: string; readonly state: RunState | null }
  | RunRoute
  | { readonly page: 'alerts'; readonly state: AlertState | null; readonly severity: Severity | null }
  | IncidentsRoute
  | { readonly page: 'incident'; readonly id: string }
  | { readonly page: 'trace'; readonly id: string }
  | PredictionsRoute
  | PredictionRoute
  | ReviewsRoute
  | ReportRoute
  | { readonly page: 'impact'; readonly id: string }
  | { readonly page: 'ledger'; readonly run: string }
  | ComparingRoute
  | { readonly page: 'rules' }
  | { readonly page: 'settings' }
  | { readonly page: 'rule-editor'; readonly rule: string }
  | SilencesRoute
  | DeliveriesRoute
  | { readonly page: 'not-found'; readonly path: string };

/** All comparisons, or one by its number. */
export type ComparingRoute = { readonly page: 'comparisons' } | { readonly page: 'comparison'; readonly number: number };

/** Incidents by filters; an empty assignee is any. */
export interface IncidentsRoute {
  readonly page: 'incidents';
  readonly state: IncidentState | null;
  readonly severity: Severity | null;
  readonly acknowledged: boolean | null;
  readonly assignee: string;
}

/** Silences by state; the matchers, one a line, that the form begins with. */
export interface SilencesRoute {
  readonly page: 'silences';
  readonly state: SilenceState | null;
  readonly matchers: string;
}

/** The delivery log by filters; an empty receiver is any. */
export interface DeliveriesRoute {
  readonly page: 'deliveries';
  readonly receiver: string;
  readonly state: NotificationState | null;
  readonly kind: NotificationKind | null;
}

/** One run: the measure and steps shown, and the decision picked. */
export interface RunRoute {
  readonly page: 'run';
  readonly uuid: string;
  /** null = the first that has values. */
  readonly measure: Measure | null;
  /** First and last step shown (inclusive); null = the whole run. */
  readonly from: number | null;
  readonly to: number | null;
  readonly layer: string | null;
  /** Step of the pinned decision. */
  readonly step: number | null;
  /** Which values the colours span. */
  readonly colours: 'full' | 'typical';
  /** First row shown and the one behind the last; null = all layers. */
  readonly rows: readonly [number, number] | null;
}

export const RUN_STATES: readonly RunState[] = [
  'QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED', 'INTERRUPTED', 'DIVERGED',
];
export const MEASURES: readonly Measure[] = [
  'SCALE', 'RAW_SCALE', 'GRAD_NORM', 'UPDATE_NORM', 'PARAM_NORM', 'COSINE', 'NOISE',
];
export const ALERT_STATES: readonly AlertState[] = ['FIRING', 'RESOLVED'];
export const INCIDENT_STATES: readonly IncidentState[] = ['OPEN', 'CLOSED'];
export const SILENCE_STATES: readonly SilenceState[] = ['ACTIVE', 'PENDING', 'EXPIRED'];
export const NOTIFICATION_STATES: readonly NotificationState[] = ['QUEUED', 'FAILED', 'SENT', 'GIVEN_UP', 'SUPPRESSED'];
export const NOTIFICATION_KINDS: readonly NotificationKind[] = ['ALERTS', 'ESCALATION', 'TEST', 'WATCHDOG'];
export const SEVERITIES: readonly Severity[] = ['INFO', 'WARNING', 'CRITICAL'];

/** The front page: what needs a person now. */
export const OVERVIEW: Route = { page: 'overview' };

/** All runs. */
export const RUNS: Route = { page: 'runs', search: '', state: null };

/** All incidents. */
export const INCIDENTS: IncidentsRoute = { page: 'incidents', state: null, severity: null, acknowledged: null, assignee: '' };

/** All comparisons. */
export const COMPARISONS: Route = { page: 'comparisons' };

/** The whole delivery log. */
export const DELIVERIES: DeliveriesRoute = { page: 'deliveries', receiver: '', state: null, kind: null };

/** One incident by its global id. */
export function incidentRoute(id: string): Route {
  return { page: 'incident', id };
}

/** The page of silences, its form filled in. */
export function silenceRoute(matchers = ''): SilencesRoute {
  return { page: 'silences', state: null, matchers };
}

/** One impact by its global id. */
export function impactRoute(id: string): Route {
  return { page: 'impact', id };
}

/** The ledger of a run, by the run's uuid. */
export function ledgerRoute(run: string): Route {
  return { page: 'ledger', run };
}

/** One comparison by its number. */
export function comparisonRoute(number: number): Route {
  return { page: 'comparison', number };
}

/** One trace by its global id. */
export function traceRoute(id: string): Route {
  return { page: 'trace', id };
}

/** A run seen whole. */
export function runRoute(uuid: string, change: Partial<RunRoute> = {}): RunRoute {
  return { page: 'run', uuid, measure: null, from: null, to: null, layer: null, step: null, colours: 'full', rows: null, ...change };
}

/** The route of an address; values that mean nothing are passed over. `formatRoute` is its inverse. */
export function parseRoute(pathname: string, search: string): Route {
  const query = new URLSearchParams(search);
  const { first, second, rest } = partsOf(pathname);
  if (first === '') return OVERVIEW;
  const list = LISTS.get(first);
  if (second === '' && list !== undefined) return list(query);
  const found = first === 'runs' && rest.length > 0 ? partOfRun(second, rest, query) : oneThing({ first, second, rest }, query);
  return found ?? { page: 'not-found', path: pathname };
}

/** One thing by its id; null where the address names none. */
function oneThing({ first, second, rest }: ReturnType<typeof partsOf>, query: URLSearchParams): Route | null {
  const one = rest.length === 0 && second !== '' ? ONES.get(first) : undefined;
  return one?.(decodeURIComponent(second), query) ?? null;
}

/** What has an address below that of a run; null where nothing has. */
function partOfRun(run: string, [kind, id = '', ...rest]: readonly string[], query: URLSearchParams): Route | null {
  return kind === 'reports' && id !== '' && rest.length === 0 ? parseReport(decodeURIComponent(run), decodeURIComponent(id), query) : null;
}

const LISTS = new Map<string, (query: URLSearchParams) => Route>([['alerts', parseAlerts], ['comparisons', () => COMPARISONS], ['deliveries', parseDeliveries], ['incidents', parseIncidents], ['predictions', parsePredictions], ['reviews', parseReviews], ['rules', () => ({ page: 'rules' })], ['rule-editor', (query) => ({ page: 'rule-editor', rule: query.get('rule') ?? '' })], ['settings', () => ({ page: 'settings' })], ['runs', parseRuns], ['silences', parseSilences]]);

const ONES = new Map<string, (id: string, query: URLSearchParams) => Route>([['runs', parseRun], ['incidents', incidentRoute], ['traces', traceRoute], ['predictions', parsePrediction], ['impacts', impactRoute], ['ledgers', ledgerRoute], ['comparisons', parseComparison]]);

function partsOf(pathname: string): { first: string; second: string; rest: readonly string[] } {
  const [first = '', second = '', ...rest] = pathname.split('/').filter((part) => part !== '');
  return { first, second, rest };
}

function parseComparison(number: string): Route {
  return /^\d{1,9}$/.test(number) ? comparisonRoute(Number(number)) : { page: 'not-found', path: `/comparisons/${number}` };
}

function parseRuns(query: URLSearchParams): Route {
  return { page: 'runs', search: query.get('search') ?? '', state: oneOf(RUN_STATES, query.get('state')) };
}

function parseAlerts(query: URLSearchParams): Route {
  return { page: 'alerts', state: oneOf(ALERT_STATES, query.get('state')), severity: oneOf(SEVERITIES, query.get('severity')) };
}

function parseSilences(query: URLSearchParams): Route {
  return { page: 'silences', state: oneOf(SILENCE_STATES, query.get('state')), matchers: query.get('matchers') ?? '' };
}

function parseDeliveries(query: URLSearchParams): Route {
  return { page: 'deliveries', receiver: query.get('receiver') ?? '', state: oneOf(NOTIFICATION_STATES, query.get('state')), kind: oneOf(NOTIFICATION_KINDS, query.get('kind')) };
}

function parseIncidents(query: URLSearchParams): Route {
  const acknowledged = query.get('acknowledged');
  return {
    page: 'incidents', state: oneOf(INCIDENT_STATES, query.get('state')), severity: oneOf(SEVERITIES, query.get('severity')),
    acknowledged: acknowledged === 'yes' ? true : acknowledged === 'no' ? false : null, assignee: query.get('assignee') ?? '',
  };
}

function parsePredictions(query: URLSearchParams): PredictionsRoute {
  return {
    ...predictionsRoute(query.get('run') ?? ''), policy: oneOf(POLICIES, query.get('policy')),
    sort: oneOf(PREDICTION_SORTS, query.get('sort')) ?? 'CLOSENESS', attribute: query.get('attribute'),
  };
}

function parseReviews(query: URLSearchParams): ReviewsRoute {
  return { ...reviewsRoute(query.get('run') ?? ''), state: oneOf(REVIEW_FILTERS, query.get('state')) ?? 'OPEN', assignee: query.get('assignee') ?? '' };
}

function parsePrediction(id: string, query: URLSearchParams): PredictionRoute {
  return { ...predictionRoute(id), ...rangeOf(query) };
}

function rangeOf(query: URLSearchParams): { readonly from: number | null; readonly to: number | null } {
  const from = stepOf(query.get('from'));
  const to = stepOf(query.get('to'));
  return from !== null && to !== null && from <= to ? { from, to } : { from: null, to: null };
}

function parseRun(uuid: string, query: URLSearchParams): RunRoute {
  return runRoute(uuid, {
    ...rangeOf(query), measure: oneOf(MEASURES, query.get('measure')), layer: query.get('layer'), step: stepOf(query.get('step')),
    colours: query.get('colours') === 'typical' ? 'typical' : 'full', rows: rowsOf(query.get('rows')),
  });
}

/** `40-60`: rows from 40 up to and with 59. */
function rowsOf(text: string | null): readonly [number, number] | null {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text ?? '') ?? [];
  return from !== undefined && to !== undefined && Number(from) < Number(to) ? [Number(from), Number(to)] : null;
}

function oneOf<T extends string>(allowed: readonly T[], text: string | null): T | null {
  const wanted = text?.toUpperCase().replaceAll('-', '_');
  return allowed.find((value) => value === wanted) ?? null;
}

function stepOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
