import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasBrowser, openPage } from './spec-support/browser.js';
import { completedRun, type Product, startProduct, startRun, until } from './spec-support/product.js';
import { freshHome, gradlensJson } from './spec-support/program.js';
import { hasNamedData, NAMED_DATA } from './spec-support/real-runs.js';
import { keyboardWalker, mouseWalker, type Walker } from './spec-support/walker.js';

/** People of COMPAS; a stand-in where their data are not. */
const DATA = hasNamedData('compas') ? { kind: 'named', name: 'compas' } : { kind: 'generated-credit', rows: 2000 };
const REVIEWED = {
  name: 'recidivism', profile: 'auditable', data: DATA, model: { kind: 'mlp', hidden: [16], activation: 'tanh' },
  optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 }, scaler: { kind: 'snr' }, batchSize: 64, budget: { steps: 80 }, predictions: { everySteps: 20 }, sensitivity: [{ policy: 'borderline', margin: 0.05 }],
};
/** Its scale is pushed × 300 for as long as it trains. */
const DRILL = {
  name: 'incident drill', data: { kind: 'generated-credit', rows: 4000, seed: 7 }, model: { kind: 'mlp', hidden: [64, 32, 16], activation: 'gelu' }, guards: { clamp: false, rateLimit: false },
  provoke: [{ layer: 'dense2', step: 200, steps: 99_000, factor: 300 }], batchSize: 1024, budget: { steps: 1_000_000 }, checkpointEvery: 50,
};
/** Most clicks of one walk. */
const MOST_CLICKS = 8;

const FIRST_WAITING = 'query { reviewQueue(first: 1) { edges { node { record } } } }';
const TRACE = 'mutation($input: StartTraceInput!) { startTrace(input: $input) { ... on StartTracePayload { trace { id } } } }';
const REPORT = 'mutation($input: CreateReportInput!) { createReport(input: $input) { ... on CreateReportPayload { report { id } } } }';
const MADE = 'query($run: ID!) { traces(run: $run, first: 1) { edges { node { state } } } run(uuid: $run) { reports(first: 1) { edges { node { state } } } } }';
const TOKEN = 'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { ... on CreateAccessTokenPayload { secret } } }';
const EVENTS = 'query($run: ID!) { run(uuid: $run) { events { kind } } }';
const FIRING = 'query($run: ID!) { alerts(run: $run, state: FIRING, first: 1) { totalCount } incidents(run: $run, state: OPEN, first: 1) { totalCount } }';

interface Told {
  readonly run: { readonly events: readonly { readonly kind: string }[] };
}

interface Listed {
  readonly edges: readonly { readonly node: { readonly state: string } }[];
}

describe.skipIf(!hasBrowser())('three people at the dashboard, by mouse and by keyboard alone', { timeout: 300_000 }, () => {
  let home: string;
  let product: Product;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let reviewed: string;
  let drill: string;
  const here = (testId: string): Locator => page.getByTestId(testId).first();
  const open = (testId: string): Locator => page.locator('dialog[open]').getByTestId(testId);

  /** A run with a traced prediction and a report on it; another that trains, and whose alerts fire. */
  async function fill(): Promise<void> {
    reviewed = await completedRun(product, { spec: REVIEWED });
    drill = await startRun(product, { spec: DRILL });
    const { reviewQueue } = await product.query<{ reviewQueue: { edges: { node: { record: string } }[] } }>(FIRST_WAITING);
    const effort = { sets: 4, controls: 4, verify: 2, top: 10 };
    await product.query(TRACE, { input: { run: reviewed, record: reviewQueue.edges[0]?.node.record, effort, reason: 'a complaint' } });
    const stateOf = (list: Listed): string | undefined => list.edges[0]?.node.state;
    const made = (): Promise<{ traces: Listed; run: { reports: Listed } }> => product.query(MADE, { run: reviewed });
    await until(made, ({ traces }) => stateOf(traces) === 'COMPLETED');
    await product.query(REPORT, { input: { run: reviewed, reason: 'quarterly review' } });
    await until(made, ({ run }) => stateOf(run.reports) === 'COMPLETED');
    await until(() => product.query<{ alerts: { totalCount: number }; incidents: { totalCount: number } }>(FIRING, { run: drill }), ({ alerts, incidents }) => alerts.totalCount > 0 && incidents.totalCount > 0);
  }

  beforeAll(async () => {
    home = await freshHome();
    product = await startProduct(home, ['--no-demo'], NAMED_DATA);
    ({ browser, page, problems } = await openPage());
    await fill();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await rm(home, { recursive: true, force: true });
  });

  async function signIn(role: string, name: string): Promise<void> {
    const { createAccessToken } = await product.query<{ createAccessToken: { secret: string } }>(TOKEN, { input: { role, name, reason: 'a walk' } });
    await page.goto('about:blank');
    await page.goto(`${product.url}/#token=${createAccessToken.secret}`);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  }

  async function engineer(walk: Walker, turn: number): Promise<void> {
    await page.locator('[data-testid="firing-count"]:not([data-count="0"])').waitFor();
    await walk.look('overview');
    await walk.press(here('firing-count'));
    await here('alert-incident').waitFor();
    await walk.look('alerts');
    await walk.press(here('alert-incident'));
    await page.getByTestId('three-lines').getByText(/Layer \w+ moved first/).waitFor();
    await page.getByTestId('incident-loss').locator('canvas').waitFor();
    await walk.look('cause');
    await walk.press(here('rollback-run'));
    await walk.write(open('rollback-run-reason'), 'dense2 ran away');
    await walk.look('reason');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await here('rollback-asked').waitFor();
    await until(() => product.query<Told>(EVENTS, { run: drill }), ({ run }) => run.events.filter(({ kind }) => kind === 'rollback').length === turn);
    await page.locator('[data-testid="timeline-entry"][data-what="rollback"]').nth(turn - 1).waitFor();
    await walk.look('rolled-back');
  }

  async function reviewer(walk: Walker, act: 'overturn' | 'confirm'): Promise<void> {
    await page.locator('[data-testid="tile-reviews"]:not([data-count="0"])').waitFor();
    await walk.look('overview');
    await walk.press(here('tile-reviews'));
    await walk.press(page.getByTestId('review-item').first().locator('a.alert-link'));
    await here('trace-item').waitFor();
    await walk.look('prediction');
    await walk.press(here('trace-item').locator('a'));
    await page.locator('[data-testid="traced-decision"][data-grade="MEASURED"]').first().waitFor();
    await walk.look('measured-decision');
    await walk.back();
    await walk.press(here(`review-${act}`));
    await walk.write(open(`review-${act}-reason`), 'the priors are wrong');
    await walk.look('verdict');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await walk.press(page.getByRole('region', { name: 'Prediction' }).getByRole('link').first());
    await walk.press(here('sign-report'));
    await walk.write(open('sign-use'), 'triage');
    await walk.write(open('sign-report-reason'), 'read it');
    await walk.look('sign');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="sign-offs"] li').nth(act === 'overturn' ? 0 : 1).waitFor();
    await page.getByTestId('sign-offs').scrollIntoViewIfNeeded();
    await walk.look('signed');
  }

  /** @returns the file that proves the ledger elsewhere. */
  async function auditor(walk: Walker): Promise<string> {
    await walk.goTo('Runs', 'gr');
    await walk.press(page.getByRole('link', { name: REVIEWED.name }).first());
    await here('report-html').waitFor();
    await walk.look('run');
    const report = page.waitForEvent('download');
    await walk.press(here('report-html'));
    expect(readFileSync(await (await report).path(), 'utf8')).toContain('gradlens verify');
    await walk.press(page.getByRole('link', { name: 'verify, download' }));
    await walk.press(here('verify-now'));
    await here('ledger-verdict').getByText('complete').waitFor();
    await walk.look('verified');
    const proof = page.waitForEvent('download');
    await walk.press(here('download-ledger'));
    return await (await proof).path();
  }

  it('an engineer comes from an alert to its cause and rolls the run back', async () => {
    await signIn('OPERATOR', 'desk-1');
    const walk = mouseWalker(page, 'engineer');
    await engineer(walk, 1);
    expect(walk.clicks()).toBeLessThanOrEqual(MOST_CLICKS);
    await signIn('OPERATOR', 'desk-2');
    await engineer(keyboardWalker(page, 'engineer-keys'), 2);
  });

  it('a reviewer comes from the queue over a prediction and a measured decision to a signed report', async () => {
    await signIn('REVIEWER', 'desk-3');
    const walk = mouseWalker(page, 'reviewer');
    await reviewer(walk, 'overturn');
    expect(walk.clicks()).toBeLessThanOrEqual(MOST_CLICKS);
    await signIn('REVIEWER', 'desk-4');
    await reviewer(keyboardWalker(page, 'reviewer-keys'), 'confirm');
  });

  it('an auditor comes from the report to the verified ledger, which is proved elsewhere', async () => {
    await signIn('AUDITOR', 'desk-5');
    const walk = mouseWalker(page, 'auditor');
    const proof = await auditor(walk);
    expect(walk.clicks()).toBeLessThanOrEqual(MOST_CLICKS);
    expect(await gradlensJson(['verify', proof, '--key', path.join(home, 'keys')], home)).toMatchObject({ keysTrusted: true, alteredCount: 0 });
    await signIn('AUDITOR', 'desk-6');
    await auditor(keyboardWalker(page, 'auditor-keys'));
    expect(problems).toEqual([]);
  });
});
