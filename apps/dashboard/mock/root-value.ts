import { EventEmitter, on } from 'node:events';
import { flagsOf, lossOf, makeRuns, valueOf, type MockRun } from './run-data.js';
import { measured, pack, resolveRun } from './resolve-run.js';
import { incidentsOf } from './incidents.js';

const STEP_MS = 250;
const STEPS_A_TICK = 4;

interface Page {
  readonly first: number;
  readonly after?: string | null;
}

function connection<T>(nodes: readonly T[], { first, after }: Page): object {
  const start = after ? Number(after) + 1 : 0;
  const edges = nodes.slice(start, start + first).map((node, i) => ({ cursor: String(start + i), node }));
  return { edges, totalCount: nodes.length, pageInfo: { hasNextPage: start + first < nodes.length, hasPreviousPage: start > 0, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null } };
}

interface MockAlert {
  readonly run: MockRun;
  readonly state: string;
  readonly severity: string;
  readonly rule: string;
}

function alertOf(run: MockRun, change: { rule: string; severity: string; state: string; measure: string; after: number; value: number; summary: string }): MockAlert & Record<string, unknown> {
  const since = (run.spikeAt ?? 0) + change.after;
  const layer = run.layers[Math.floor(run.layers.length / 2)] ?? null;
  return {
    ...change, __typename: 'Alert', incident: { id: `${run.uuid}-1`, number: 1 }, marks: [], id: `${run.uuid}-${change.rule}`, run, ruleVersion: 'f00d', layer, since, firedStep: since + 3,
    resolvedStep: change.state === 'RESOLVED' ? since + 30 : null, value: measured(change.value), threshold: measured(6), firedAt: run.startedAt, resolvedAt: null, runEndedAt: run.state === 'RUNNING' || run.state === 'QUEUED' ? null : run.startedAt,
  };
}

function alertsOf(runs: readonly MockRun[]): (MockAlert & Record<string, unknown>)[] {
  return runs.filter((run) => run.spikeAt !== null).flatMap((run) => [
    alertOf(run, { rule: 'non-finite-gradient', severity: 'CRITICAL', state: 'FIRING', measure: 'gradNorm', after: 13, value: NaN, summary: 'The gradient norm became NaN; the step was skipped.' }),
    alertOf(run, { rule: 'scale-spike', severity: 'WARNING', state: 'RESOLVED', measure: 'scale', after: 4, value: 11.3, summary: 'The scale rose to 6.1, 11.3 robust deviations above its own past.' }),
  ]);
}

const AS_IT_COMES = { canary: null, kind: 'BUILT_IN', mode: 'LIVE', text: '', labels: [], runbook: null, action: null, activatedAt: null, activatedBy: null, activationReason: null, failingRuns: 0, problem: null };
const RULES = [
  { ...AS_IT_COMES, name: 'non-finite-gradient', version: '1f0e'.repeat(16), alertCount: 2, usefulCount: 1, noiseCount: 0, severity: 'CRITICAL', condition: 'gradNorm is NaN or infinite', meaning: 'A gradient left the range of numbers.', whatToDo: 'Lower the learning rate or switch the clamp guard on.' },
  { ...AS_IT_COMES, name: 'scale-spike', version: '2a0b'.repeat(16), alertCount: 2, usefulCount: 0, noiseCount: 1, severity: 'WARNING', condition: 'robust z of log(scale) > 6 for 2 steps', meaning: 'The scaler chose a scale far from its own past.', whatToDo: 'Look at the gradient norm of the layer at that step.' },
];

/** The world of the mock: runs, alerts, and steps that come in. */
export function makeRootValue(): Record<string, unknown> {
  const news = new EventEmitter().setMaxListeners(0);
  const runs = makeRuns((minutes) => new Date(performance.timeOrigin + performance.now() - minutes * 60_000).toISOString());
  const alerts = alertsOf(runs);
  const incidents = incidentsOf(runs, (run) => shown(run), connection);
  const shown = (run: MockRun): object => resolveRun(run, alerts.filter((alert) => alert.run === run));
  const find = (uuid: string): MockRun | undefined => runs.find((run) => run.uuid === uuid);
  const advance = setInterval(() => {
    for (const run of runs.filter(({ state }) => state === 'RUNNING')) {
      run.lastStep = Math.min(run.totalSteps - 1, run.lastStep + STEPS_A_TICK);
      news.emit('change', { kind: 'steps', run });
    }
  }, STEP_MS);
  advance.unref();
  return {
    run: ({ uuid }: { uuid: string }) => { const run = find(uuid); return run ? shown(run) : null; },
    runs: (args: Page & { state?: string; search?: string }) => connection(runs.filter((run) => (!args.state || run.state === args.state) && (!args.search || run.name.includes(args.search))).map(shown), args),
    alerts: (args: Page & { run?: string; state?: string; severity?: string; ofEndedRun?: boolean }) => connection(
      alerts.filter((alert) => (!args.run || alert.run.uuid === args.run) && (args.ofEndedRun === undefined || (alert.run.state !== 'RUNNING') === args.ofEndedRun) && (!args.state || alert.state === args.state) && (!args.severity || alert.severity === args.severity)).map((alert) => ({ ...alert, run: shown(alert.run) })), args),
    rules: RULES,
    notifyState: { isConfigured: false, problem: null, watchdogReceivers: [], receivers: [] },
    health: { version: 'mock', database: 'ok', embedded: true, executors: 1, notifications: 'none', recording: { state: 'live', frames: 0, bytes: 0, secondsBehind: 0, runs: [] } },
    actionRequests: (args: Page) => connection([], args),
    traces: (args: Page) => connection([], args),
    incidents: (args: Page & { run?: string; state?: string; severity?: string }) => connection(incidents.filter((each) => (!args.run || each.of === args.run) && (!args.state || each.state === args.state) && (!args.severity || each.severity === args.severity)), args),
    incident: ({ id }: { id: string }) => incidents.find((each) => each.id === id) ?? null,
    cancelRun: ({ input }: { input: { run: string; reason: string } }) => cancel(find(input.run), input.reason, news, shown),
    runChanged: ({ run: only }: { run?: string }) => changes(news, only, shown),
    liveSteps: ({ run, afterStep }: { run: string; afterStep: number }) => steps(news, find(run), afterStep),
  };
}

function cancel(run: MockRun | undefined, reason: string, news: EventEmitter, shown: (run: MockRun) => object): object {
  if (!run) return { __typename: 'RunNotFound', code: 'RUN_NOT_FOUND', message: 'There is no such run.' };
  if (!['RUNNING', 'QUEUED'].includes(run.state)) return { __typename: 'RunNotLive', code: 'RUN_NOT_LIVE', message: `The run is ${run.state.toLowerCase()}.` };
  run.state = 'CANCELLED';
  run.reason = reason;
  news.emit('change', { kind: 'state', run });
  return { __typename: 'CancelRunPayload', run: shown(run) };
}

interface Change {
  readonly kind: string;
  readonly run: MockRun;
}

async function* changes(news: EventEmitter, only: string | undefined, shown: (run: MockRun) => object): AsyncGenerator {
  for await (const [change] of on(news, 'change') as AsyncIterable<[Change]>) {
    if (!only || change.run.uuid === only) yield { runChanged: { kind: change.kind, run: shown(change.run), lastStep: change.run.lastStep } };
  }
}

async function* steps(news: EventEmitter, run: MockRun | undefined, afterStep: number): AsyncGenerator {
  let last = afterStep;
  for await (const [change] of on(news, 'change') as AsyncIterable<[Change]>) {
    if (!run || change.run !== run || run.lastStep <= last) continue;
    const fresh = Array.from({ length: run.lastStep - last }, (_, i) => last + 1 + i);
    const cells = (measure: string): Float32Array => Float32Array.from(run.layers.flatMap((_, row) => fresh.map((step) => valueOf(run, measure, row, step))));
    yield { liveSteps: {
      run: run.uuid, fromStep: last + 1, steps: pack(Int32Array.from(fresh)), loss: pack(Float32Array.from(fresh, (step) => lossOf(run, step))), layers: run.layers,
      scale: pack(cells('SCALE')), gradNorm: pack(cells('GRAD_NORM')), flagged: pack(Int32Array.from(run.layers.flatMap((_, row) => fresh.map((step) => flagsOf(run, row, step))))),
    } };
    last = run.lastStep;
  }
}
