import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { builtInRules } from '#libs/stability-rules';
import { buildSchema, parse, validate } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { type Product, startProduct, until } from './spec-support/product.js';
import { freshHome, gradlens, ROOT } from './spec-support/program.js';

const FOLDER = path.join(ROOT, 'examples/graphql');
const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.graphql'));
const read = (name: string): Promise<string> => readFile(path.join(FOLDER, name), 'utf8');
const README = await read('README.md');

const SPEC = { name: 'example', data: { kind: 'generated-credit', rows: 1000 }, model: { kind: 'mlp', hidden: [8] }, batchSize: 32, budget: { steps: 40 }, predictions: { everySteps: 20 }, sensitivity: [{ policy: 'listed', records: ['test:17'] }, { policy: 'borderline' }] };

it.each(files)('%s fits the schema', async (name) => {
  const schema = buildSchema(await readFile(path.join(ROOT, 'apps/api/schema.graphql'), 'utf8'));
  expect(validate(schema, parse(await read(name)))).toEqual([]);
});

it('at least twenty questions are in the index, each once, and every file is there', () => {
  expect(README.match(/\]\(([^/)]+\.graphql)\)/g)?.map((link) => link.slice(2, -1)).sort()).toEqual(files.sort());
  expect(files.length).toBeGreaterThanOrEqual(20);
});

describe('the examples against a running product', () => {
  let home: string;
  let product: Product;
  let run: string;
  const asked = new Set<string>();

  /** Sends the example, and notes that it was. */
  async function ask<T = unknown>(name: string, variables: Record<string, unknown> = {}): Promise<T> {
    asked.add(`${name}.graphql`);
    return await product.query<T>(await read(`${name}.graphql`), variables);
  }

  /** The first answers of an example that subscribes, until one is accepted. */
  async function listen(name: string, variables: Record<string, unknown>, accept: (data: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    asked.add(`${name}.graphql`);
    const token = new URLSearchParams(new URL(product.signIn).hash.slice(1)).get('token');
    const client = createClient({ url: `${product.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { token } });
    try {
      for await (const { data, errors } of client.iterate({ query: await read(`${name}.graphql`), variables })) {
        if (errors !== undefined) throw new Error(JSON.stringify(errors));
        if (data && accept(data)) return data;
      }
      throw new Error(`${name} ended`);
    } finally {
      await client.dispose();
    }
  }

  beforeAll(async () => {
    home = await freshHome();
    product = await startProduct(home);
    const started = await ask<{ startRun: { run: { uuid: string } } }>('start-run', { input: { spec: SPEC } });
    run = started.startRun.run.uuid;
    const state = '{ runs(first: 1) { edges { node { state } } } }';
    await until(() => product.query<{ runs: { edges: { node: { state: string } }[] } }>(state), ({ runs }) => runs.edges[0]?.node.state === 'COMPLETED');
  });
  afterAll(async () => {
    await product.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('answers the questions they ask', async () => {
    const runs = await ask('runs');
    expect(runs).toMatchObject({ runs: { totalCount: 1, edges: [{ node: { uuid: run, lastStep: 39, decisionCount: 80 } }] } });
    const series = await ask('run-series', { run, layer: 'dense1' });
    expect(series).toMatchObject({ run: { series: { sampled: false, count: 40 }, stepSeries: { steps: { length: 40 } } } });
    const decision = await ask('decision', { run, layer: 'head', step: 0 });
    expect(decision).toMatchObject({ run: { decision: { step: 0, layer: { name: 'head' }, scale: { value: 1 }, explanation: { logRawScale: 0, rawRecomputed: { bitExact: true }, scaleRecomputed: { agrees: true } } } } });
    const proved = await ask('decision-proof', { run, layer: 'head', step: 0 });
    expect(proved).toMatchObject({ run: { decision: { proof: { __typename: 'DecisionProof', lastStep: 39 } } } });
    const alerts = await ask<{ rules: unknown[] }>('alerts', { run });
    expect(alerts).toMatchObject({ alerts: { totalCount: 0 } });
    expect(alerts.rules).toHaveLength(builtInRules.length);
    expect(await ask('incidents', { run })).toEqual({ incidents: { totalCount: 0, edges: [] } });
    const incident = Buffer.from(`Incident:${run}:1`).toString('base64url');
    const act = await ask('acknowledge-incident', { input: { incident, reason: 'to see' } });
    expect(act).toMatchObject({ acknowledgeIncident: { code: 'INCIDENT_NOT_FOUND' } });
    const begun = await ask<{ startTrace: { trace: { id: string } } }>('start-trace', { input: { run, record: 'test:17', effort: { controls: 2, sets: 2, verify: 1 }, reason: 'an example' } });
    const trace = await until(async () => ask<{ trace: { state: string } }>('trace', { id: begun.startTrace.trace.id }), (found) => found.trace.state === 'COMPLETED', 120_000);
    expect(trace).toMatchObject({ trace: { result: { fidelity: { bitExact: true, sameWeights: true }, quality: { single: 2, sets: 2 }, effects: { steps: 40, layers: ['dense1', 'head'], values: { length: 80 } } } } });
    const found = await ask<{ run: { predictions: { edges: { node: { id: string } }[] } } }>('predictions', { run, policy: 'LISTED' });
    expect(found).toMatchObject({ run: { policyCounts: [{ policy: 'LISTED', kept: 1 }, { policy: 'BORDERLINE' }], predictions: { totalCount: 1, edges: [{ node: { record: 'test:17', scoreStep: 40 } }] } } });
    const one = await ask('prediction', { id: found.run.predictions.edges[0]?.node.id });
    expect(one).toMatchObject({ prediction: { record: 'test:17', scores: { steps: { length: 2 } }, traces: { totalCount: 1 } } });
    expect(await ask('review-queue', { run })).toMatchObject({ reviewQueue: { edges: expect.arrayContaining([{ node: expect.objectContaining({ review: expect.objectContaining({ state: 'WAITING', acts: [] }) as unknown }) as unknown }]) as unknown } });
    const decided = await ask('decide-review', { input: { prediction: found.run.predictions.edges[0]?.node.id, verdict: 'OVERTURN', reason: 'an example' } });
    expect(decided).toMatchObject({ decideReview: { review: { state: 'SECOND_WANTED', verdict: 'OVERTURN' } } });
    expect(await ask('who-am-i')).toMatchObject({ whoAmI: { role: 'ADMIN', project: null, mayReview: true } });
    expect(await ask('groups', { run })).toMatchObject({ run: { groups: expect.arrayContaining([expect.objectContaining({ attributes: ['group'], step: 40 })]) as unknown, groupMetrics: expect.arrayContaining([expect.objectContaining({ attributes: ['group'], steps: { base64: expect.any(String) as string, length: 2 } })]) as unknown } });
    expect(await ask('decision-effects', { run, fromStep: 0, toStep: 39 })).toMatchObject({ run: { decisionEffects: { totalCount: 1, edges: [{ node: { trace: { question: { record: 'test:17' } }, prediction: { policies: [{ policy: 'LISTED' }] } } }] } } });
  });

  it('asks for an impact and reads it', async () => {
    const begun = await ask<{ startImpact: { impact: { id: string } } }>('start-impact', { input: { run, seeds: 4, reason: 'an example' } });
    const impact = await until(async () => ask<{ impact: { state: string; result: { groups: unknown[] } } }>('impact', { id: begun.startImpact.impact.id }), (found) => found.impact.state === 'COMPLETED', 120_000);
    expect(impact).toMatchObject({ impact: { result: { records: 200, trainings: 10 } } });
    expect(impact.impact.result.groups[0]).toMatchObject({ attributes: [], count: 200 });
  });

  it('asks for a report and reads it', async () => {
    const begun = await ask<{ createReport: { report: { id: string } } }>('create-report', { input: { run, reason: 'an example' } });
    const report = await until(async () => ask<{ report: { state: string } }>('report', { id: begun.createReport.report.id }), (found) => found.report.state === 'COMPLETED', 120_000);
    expect(report).toMatchObject({ report: { record: null, version: 1, changes: null, result: { complete: true, missing: expect.arrayContaining(['scaling decisions (no trace)']) as unknown } } });
    expect(await ask('reports', { run })).toMatchObject({ reports: { totalCount: 1, edges: [{ node: { state: 'COMPLETED' } }] } });
    // the token of the product is of who started the run
    expect(await ask('comparisons', { run })).toEqual({ comparisons: { totalCount: 0, edges: [] } });
    expect(await ask('comparison', { number: 1 })).toEqual({ comparison: null });
    expect(await ask('sign-report', { input: { run, intendedUse: 'an example', reason: 'an example' } })).toMatchObject({ signReport: { code: 'OWN_RUN' } });
    expect(await ask('release-run', { input: { run, reason: 'an example' } })).toMatchObject({ releaseRun: { code: 'POLICY_REFUSES', judged: { clauses: { length: 7 } } } });
  });

  it('answers those of a dashboard: provenance, events, heatmap, health, steps and changes as they come', async () => {
    expect(await ask('run', { run })).toMatchObject({ run: { origin: 'api', state: 'COMPLETED', seeds: expect.anything() as unknown, layers: [{ name: 'dense1' }, { name: 'head' }], summary: { steps: 40, weightsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string } } });
    expect(await ask('run-events', { run })).toMatchObject({ run: { events: expect.arrayContaining([expect.objectContaining({ kind: 'scaler-range' })]) as unknown } });
    expect(await ask('heatmap', { run, measure: 'GRAD_NORM' })).toMatchObject({ run: { heatmap: { layers: ['dense1', 'head'], stepsPerColumn: 1, columnSteps: { length: 40 }, mean: { length: 80 } } } });
    expect(await ask('health')).toMatchObject({ health: { database: 'ok', notifications: 'none', parts: [{ name: 'DATABASE', state: 'OK', whatToDo: null }, {}, {}, {}, { name: 'NOTIFICATIONS', state: 'DEGRADED' }, {}], recording: { state: 'live', runs: [] } } });
    expect(await ask('users')).toMatchObject({ users: { edges: expect.arrayContaining([expect.objectContaining({ node: expect.objectContaining({ tokens: 0, sessions: 0, subjects: [], lastSeenAt: expect.any(String) as unknown }) as unknown })]) as unknown } });
    expect(await ask('receivers')).toEqual({ notifyState: { isConfigured: false, problem: null, watchdogReceivers: [], receivers: [] } });
    expect(await listen('live-steps', { run, afterStep: 9 }, () => true)).toMatchObject({ liveSteps: { fromStep: 10, steps: { length: 30 }, scale: { length: 60 } } });
    const changed = listen('run-changes', { run: null }, ({ runChanged }) => (runChanged as { run: { uuid: string } | null }).run !== null);
    // a change of any run: this one waits in the queue for none of its own
    let isTold = false;
    void changed.finally(() => (isTold = true));
    await until(async () => (isTold ? true : (await ask('start-run', { input: { spec: { ...SPEC, predictions: { everySteps: 1000 }, budget: { steps: 1 } } } }), isTold)), Boolean);
    expect(await changed).toMatchObject({ runChanged: { run: { uuid: expect.any(String) as string } } });
  });

  it('answers those of an auditor: every decision page by page, rules with their text, requests, traces', async () => {
    const page = await ask<{ run: { decisions: { pageInfo: { endCursor: string } } } }>('decisions', { run, fromStep: 0, toStep: 79 });
    expect(page).toMatchObject({ run: { decisions: { pageInfo: { hasNextPage: false }, edges: { length: 80 } } } });
    const rest = await ask('decisions', { run, fromStep: 0, toStep: 79, layers: ['head'], after: page.run.decisions.pageInfo.endCursor });
    expect(rest).toMatchObject({ run: { decisions: { edges: [] } } });
    const verified = await ask('verify-ledger', { run });
    expect(verified).toMatchObject({ run: { ledger: { keys: { length: 1 } } }, verifyLedger: { state: 'OK', complete: true, lastStep: 39, gaps: [], findings: [], findingCount: 0 } });
    expect(await gradlens(['replay', run], home)).toMatchObject({ code: 0, stdout: expect.stringMatching(/stored as replay [0-9a-f-]{36}/) as string });
    const same = { isSame: true, words: 'executed again bit for bit, the recorded weights', problem: null };
    expect(await ask('replays', { run })).toMatchObject({ run: { lastExecution: { for: 'REPLAY', fidelity: same }, replays: { totalCount: 1, edges: [{ node: { steps: 40, attempt: 1, backend: 'wasm', fidelity: { ...same, comparedSteps: 40, missingSteps: 0, firstDivergence: null } } }] } } });
    expect(await ask('rules', { project: 'default' })).toMatchObject({ rules: { length: builtInRules.length } });
    const text = 'rules: [{ name: large-scale, expr: scale > 0.5 }]';
    expect(await ask('check-rules', { text })).toMatchObject({ checkRules: { rules: [{ name: 'large-scale', activeVersion: null }], problems: [] } });
    expect(await ask('backtest-rules', { input: { text, runs: [run] } })).toMatchObject({ backtestRules: { runs: 1, steps: 40, diffs: [{ rule: 'large-scale', added: 2 }] } });
    expect(await ask('activate-rules', { input: { text, shadow: true, reason: 'an example' } })).toMatchObject({ activateRules: { changes: [{ mode: 'SHADOW' }] } });
    expect(await ask('rule-history', { rule: 'large-scale' })).toMatchObject({ ruleHistory: [{ mode: 'SHADOW', reason: 'an example', endedAt: null }] });
    expect(await ask('requests', { run })).toEqual({ actionRequests: { totalCount: 0, edges: [] } });
    expect(await ask('approve-request', { input: { request: Buffer.from(`ActionRequest:${run}:1`).toString('base64url'), reason: 'to see' } })).toMatchObject({ approveAction: { code: 'REQUEST_NOT_FOUND' } });
    expect(await ask('pause-run', { input: { run, reason: 'to see' } })).toMatchObject({ pauseRun: { code: 'RUN_NOT_LIVE', state: 'COMPLETED' } });
    expect(await ask('traces', { run, state: 'RUNNING' })).toMatchObject({ traces: { totalCount: 0 } });
    expect(await ask('traces', { run })).toMatchObject({ traces: { totalCount: 1, edges: [{ node: { reason: 'an example', result: { quality: { verdict: expect.any(String) as string } } } }] } });
  });

  it('answers those of whoever is told of alerts: silences, what they would mute, deliveries, marks', async () => {
    const matchers = [{ name: 'rule', operator: 'EQUAL', value: 'gradient-spike' }];
    expect(await ask('silence-preview', { matchers })).toEqual({ silencePreview: { firing: 0, lastWeek: 0, lastWeekOf: 0, alerts: [] } });
    expect(await ask('create-silence', { input: { matchers, durationSeconds: 3600, reason: 'known' } })).toMatchObject({ createSilence: { silence: { state: 'ACTIVE' } } });
    expect(await ask('silences', { state: 'ACTIVE' })).toMatchObject({ silences: { totalCount: 1, edges: [{ node: { reason: 'known', matchers: [{ name: 'rule', operator: 'EQUAL', value: 'gradient-spike' }] } }] } });
    expect(await ask('deliveries', { state: null })).toMatchObject({ notifyState: { isConfigured: false, receivers: [] }, notifications: { totalCount: 0 } });
    const alert = Buffer.from(`Alert:${run}:x:1`).toString('base64url');
    expect(await ask('mark-alert', { input: { alert, verdict: 'NOISE', reason: 'to see' } })).toMatchObject({ markAlert: { code: 'ALERT_NOT_FOUND' } });
  });

  it('says what is wrong with a spec, without starting it', async () => {
    const answer = await ask('start-run', { input: { spec: { ...SPEC, batchSize: 0 } } });
    expect(answer).toMatchObject({ startRun: { path: 'batchSize', value: '0', allowed: 'number >= 1' } });
  });

  it('has run every example', () => {
    expect([...asked].sort()).toEqual(files.sort());
  });
});
