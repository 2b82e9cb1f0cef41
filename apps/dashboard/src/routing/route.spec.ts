import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute } from './format-route.js';
import { POLICIES, PREDICTION_SORTS, predictionRoute, predictionsRoute } from './prediction-route.js';
import { REPORT_LEVELS, reportRoute } from './report-route.js';
import { REVIEW_FILTERS, reviewsRoute } from './review-route.js';
import { ALERT_STATES, comparisonRoute, COMPARISONS, DELIVERIES, INCIDENT_STATES, impactRoute, incidentRoute, INCIDENTS, ledgerRoute, MEASURES, NOTIFICATION_KINDS, NOTIFICATION_STATES, OVERVIEW, parseRoute, RUN_STATES, runRoute, SEVERITIES, traceRoute, SILENCE_STATES, silenceRoute, type Route } from './route.js';

function roundTrip(route: Route): Route {
  const url = new URL(formatRoute(route), 'http://localhost');
  return parseRoute(url.pathname, url.search);
}

describe('routes', () => {
  it('an address restores the view of a run, whatever the layer is called', () => {
    const step = fc.nat({ max: 1e8 });
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    const view = fc.record({ uuid: fc.uuid(), measure: fc.constantFrom(...MEASURES, null), a: step, b: step, layer: name });
    fc.assert(fc.property(view, ({ uuid, measure, a, b, layer }) => {
      const route = runRoute(uuid, { measure, from: Math.min(a, b), to: Math.max(a, b), layer, step: a, colours: a % 2 === 0 ? 'full' : 'typical', rows: a === b ? null : [Math.min(a, b) % 1000, 1000 + (b % 1000)] });
      expect(roundTrip(route)).toEqual(route);
    }));
  });
  it('an address restores a comparison by its number, and no other', () => {
    for (const route of [COMPARISONS, comparisonRoute(17)]) expect(roundTrip(route)).toEqual(route);
    expect(parseRoute('/comparisons/x', '')).toEqual({ page: 'not-found', path: '/comparisons/x' });
  });
  it('an address restores filters', () => {
    for (const state of [...RUN_STATES, null]) {
      const route: Route = { page: 'runs', search: 'a b&c', state };
      expect(roundTrip(route)).toEqual(route);
    }
    for (const severity of [...SEVERITIES, null]) for (const state of [...ALERT_STATES, null]) {
      const route: Route = { page: 'alerts', state, severity };
      expect(roundTrip(route)).toEqual(route);
    }
  });
  it('an address restores predictions by filter, order and groups, and the steps of one', () => {
    for (const policy of [...POLICIES, null]) for (const sort of PREDICTION_SORTS) {
      const route: Route = { ...predictionsRoute('a-run'), policy, sort, attribute: 'sex × race & more' };
      expect(roundTrip(route)).toEqual(route);
    }
    expect(formatRoute(predictionsRoute('a-run'))).toBe('/predictions?run=a-run');
    for (const range of [{ from: 3, to: 70 }, { from: null, to: null }]) expect(roundTrip({ ...predictionRoute('UHJl=='), ...range })).toEqual({ ...predictionRoute('UHJl=='), ...range });
    expect(parseRoute('/predictions/x', '?from=9&to=3')).toEqual(predictionRoute('x'));
  });
  it('an address restores the review queue', () => {
    for (const state of REVIEW_FILTERS) {
      const route: Route = { ...reviewsRoute('a-run'), state, assignee: 'desk-1 & more' };
      expect(roundTrip(route)).toEqual(route);
    }
    expect(formatRoute(reviewsRoute())).toBe('/reviews');
    expect(parseRoute('/reviews', '?state=nonsense')).toEqual(reviewsRoute());
  });
  it('an address restores a report, its copy and what it is compared with', () => {
    for (const level of [...REPORT_LEVELS, null]) for (const against of ['b-report', null]) {
      const route = reportRoute('a-run', 'a-report', { level, against });
      expect(roundTrip(route)).toEqual(route);
    }
    expect(formatRoute(reportRoute('a-run', 'a-report'))).toBe('/runs/a-run/reports/a-report');
    expect(parseRoute('/runs/a/reports/b', '?level=nonsense')).toEqual(reportRoute('a', 'b'));
    for (const path of ['/runs/a/reports', '/runs/a/b/c', '/runs/a/reports/b/c', '/incidents/a/reports/b']) expect(parseRoute(path, '').page).toBe('not-found');
  });
  it('an address restores the silences and the form', () => {
    for (const state of [...SILENCE_STATES, null]) {
      const route: Route = { page: 'silences', state, matchers: 'layer=~"a&b"\nrun="x"' };
      expect(roundTrip(route)).toEqual(route);
    }
    expect(formatRoute(silenceRoute())).toBe('/silences');
  });
  it('an address restores the filters of the delivery log', () => {
    for (const state of [...NOTIFICATION_STATES, null]) for (const kind of [...NOTIFICATION_KINDS, null]) {
      const route: Route = { page: 'deliveries', receiver: 'on-call & more', state, kind };
      expect(roundTrip(route)).toEqual(route);
    }
    expect(formatRoute({ ...DELIVERIES, state: 'GIVEN_UP' })).toBe('/deliveries?state=given-up');
    expect(roundTrip(DELIVERIES)).toEqual(DELIVERIES);
  });
  it('an address restores an incident, the filters of incidents, and the rules', () => {
    for (const state of [...INCIDENT_STATES, null]) for (const acknowledged of [true, false, null]) {
      const route: Route = { page: 'incidents', state, severity: 'CRITICAL', acknowledged, assignee: 'desk-1 & desk-2' };
      expect(roundTrip(route)).toEqual(route);
    }
    for (const route of [INCIDENTS, incidentRoute('SW5jaWRlbnQ6/+='), traceRoute('VHJhY2U6/+='), impactRoute('SW1wYWN0Oi/+='), ledgerRoute('a-run'), { page: 'rules' } as const, { page: 'settings' } as const, { page: 'rule-editor', rule: '' } as const, { page: 'rule-editor', rule: 'large-scale' } as const]) expect(roundTrip(route)).toEqual(route);
    expect(formatRoute(INCIDENTS)).toBe('/incidents');
    expect(parseRoute('/constructor', '').page).toBe('not-found');
    expect(parseRoute('/rules/x', '').page).toBe('not-found');
    expect(parseRoute('/incidents/a/b', '').page).toBe('not-found');
  });
  it('passes over values that mean nothing', () => {
    expect(parseRoute('/runs/x', '?measure=weight&from=9&to=3&step=-1&rows=7-2&colours=all')).toEqual(runRoute('x'));
    expect(parseRoute('/runs', '?state=sleeping')).toEqual({ page: 'runs', search: '', state: null });
  });
  it('knows an address that leads nowhere', () => {
    expect(parseRoute('/nowhere', '').page).toBe('not-found');
    expect(parseRoute('/impacts', '').page).toBe('not-found');
  });
  it('opens with what needs a person, and keeps the address of a plain view short', () => {
    expect(parseRoute('/', '?state=failed')).toEqual(OVERVIEW);
    expect(formatRoute(OVERVIEW)).toBe('/');
    expect(formatRoute(runRoute('abc'))).toBe('/runs/abc');
  });
});
