import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { builtInRules } from '#libs/stability-rules';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Product, startProduct, until } from './spec-support/product.js';
import { freshHome, ROOT } from './spec-support/program.js';

const FOLDER = path.join(ROOT, 'examples/graphql');
const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.graphql'));
const read = (name: string): Promise<string> => readFile(path.join(FOLDER, name), 'utf8');

const SPEC = { name: 'example', data: { kind: 'generated-credit', rows: 1000 }, model: { kind: 'mlp', hidden: [8] }, batchSize: 32, budget: { steps: 40 }, predictions: { everySteps: 20 }, sensitivity: [{ policy: 'listed', records: ['test:17'] }, { policy: 'borderline' }] };

it.each(files)('%s fits the schema', async (name) => {
  const schema = buildSchema(await readFile(path.join(ROOT, 'apps/api/schema.graphql'), 'utf8'));
  expect(validate(schema, parse(await read(name)))).toEqual([]);
});

describe('the examples against a running product', () => {
  let home: string;
  let product: Product;
  let run: string;

  beforeAll(async () => {
    home = await freshHome();
    product = await startProduct(home);
    const started = await product.query<{ startRun: { run: { uuid: string } } }>(await read('start-run.graphql'), { input: { spec: SPEC } });
    run = started.startRun.run.uuid;
    const state = '{ runs(first: 1) { edges { node { state } } } }';
    await until(() => product.query<{ runs: { edges: { node: { state: string } }[] } }>(state), ({ runs }) => runs.edges[0]?.node.state === 'COMPLETED');
  });
  afterAll(async () => {
    await product.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('answers the questions they ask', async () => {
    const runs = await product.query(await read('runs.graphql'));
    expect(runs).toMatchObject({ runs: { totalCount: 1, edges: [{ node: { uuid: run, lastStep: 39, decisionCount: 80 } }] } });
    const series = await product.query(await read('run-series.graphql'), { run, layer: 'dense1' });
    expect(series).toMatchObject({ run: { series: { sampled: false, count: 40 }, stepSeries: { steps: { length: 40 } } } });
    const decision = await product.query(await read('decision.graphql'), { run, layer: 'head', step: 0 });
    expect(decision).toMatchObject({ run: { decision: { step: 0, layer: { name: 'head' }, scale: { value: 1 }, explanation: { logRawScale: 0, rawRecomputed: { bitExact: true }, scaleRecomputed: { agrees: true } } } } });
    const alerts = await product.query<{ rules: unknown[] }>(await read('alerts.graphql'), { run });
    expect(alerts).toMatchObject({ alerts: { totalCount: 0 } });
    expect(alerts.rules).toHaveLength(builtInRules.length);
    expect(await product.query(await read('incidents.graphql'), { run })).toEqual({ incidents: { totalCount: 0, edges: [] } });
    const incident = Buffer.from(`Incident:${run}:1`).toString('base64url');
    const act = await product.query(await read('acknowledge-incident.graphql'), { input: { incident, reason: 'to see' } });
    expect(act).toMatchObject({ acknowledgeIncident: { code: 'INCIDENT_NOT_FOUND' } });
    const asked = await product.query<{ startTrace: { trace: { id: string } } }>(await read('start-trace.graphql'), { input: { run, record: 'test:17', effort: { controls: 2, sets: 2, verify: 1 }, reason: 'an example' } });
    const trace = await until(async () => product.query<{ trace: { state: string } }>(await read('trace.graphql'), { id: asked.startTrace.trace.id }), (found) => found.trace.state === 'COMPLETED', 120_000);
    expect(trace).toMatchObject({ trace: { result: { fidelity: { bitExact: true, sameWeights: true }, quality: { single: 2, sets: 2 }, effects: { steps: 40, layers: ['dense1', 'head'], values: { length: 80 } } } } });
    const found = await product.query<{ run: { predictions: { edges: { node: { id: string } }[] } } }>(await read('predictions.graphql'), { run, policy: 'LISTED' });
    expect(found).toMatchObject({ run: { policyCounts: [{ policy: 'LISTED', kept: 1 }, { policy: 'BORDERLINE' }], predictions: { totalCount: 1, edges: [{ node: { record: 'test:17', scoreStep: 40 } }] } } });
    const one = await product.query(await read('prediction.graphql'), { id: found.run.predictions.edges[0]?.node.id });
    expect(one).toMatchObject({ prediction: { record: 'test:17', scores: { steps: { length: 2 } }, traces: { totalCount: 1 } } });
    expect(await product.query(await read('groups.graphql'), { run })).toMatchObject({ run: { groups: expect.arrayContaining([expect.objectContaining({ attributes: ['group'], step: 40 })]) as unknown, groupMetrics: expect.arrayContaining([expect.objectContaining({ attributes: ['group'], steps: { base64: expect.any(String) as string, length: 2 } })]) as unknown } });
    expect(await product.query(await read('decision-effects.graphql'), { run, fromStep: 0, toStep: 39 })).toMatchObject({ run: { decisionEffects: { totalCount: 1, edges: [{ node: { trace: { question: { record: 'test:17' } }, prediction: { policies: [{ policy: 'LISTED' }] } } }] } } });
  });

  it('asks for an impact and reads it', async () => {
    const asked = await product.query<{ startImpact: { impact: { id: string } } }>(await read('start-impact.graphql'), { input: { run, seeds: 4, reason: 'an example' } });
    const impact = await until(async () => product.query<{ impact: { state: string; result: { groups: unknown[] } } }>(await read('impact.graphql'), { id: asked.startImpact.impact.id }), (found) => found.impact.state === 'COMPLETED', 120_000);
    expect(impact).toMatchObject({ impact: { result: { records: 200, trainings: 10 } } });
    expect(impact.impact.result.groups[0]).toMatchObject({ attributes: [], count: 200 });
  });

  it('says what is wrong with a spec, without starting it', async () => {
    const answer = await product.query(await read('start-run.graphql'), { input: { spec: { ...SPEC, batchSize: 0 } } });
    expect(answer).toMatchObject({ startRun: { path: 'batchSize', value: '0', allowed: 'number >= 1' } });
  });
});
