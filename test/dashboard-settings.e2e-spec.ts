import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSilence } from '#libs/decision-store';
import { httpSink, type HttpSink, testStore, type TestStore } from '#libs/testing';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type NotifyFile, watchNotifyFile } from '../apps/api/src/notifications/notify-file.js';
import { WEBHOOK_SECRET } from '../apps/api/src/notifications/testing/test-notifier.js';
import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import type { TestApi } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { signInAs, startDashboard } from './spec-support/dashboard.js';
import { until } from './spec-support/product.js';

const RULE = 'rules:\n  - name: large-scale\n    expr: scale > 5\n    severity: critical\n';

describe.skipIf(!hasBrowser())('what is set, in a real browser', () => {
  let store: TestStore;
  let api: TestApi;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let sink: HttpSink;
  let file: NotifyFile;
  const folder = mkdtempSync(join(tmpdir(), 'gradlens-settings-'));

  beforeAll(async () => {
    store = await testStore();
    sink = await httpSink();
    const path = join(folder, 'notify.yaml');
    writeFileSync(path, `{ version: 1, receivers: [{ kind: webhook, name: hook, url: '${sink.url}/hook', secretEnv: KEY }, { kind: slack, name: gone, urlEnv: GONE }], route: { receiver: hook } }`);
    file = await watchNotifyFile({ path, isRequired: true, variables: { KEY: WEBHOOK_SECRET, GONE: 'http://127.0.0.1:9/gone' }, log: pino({ level: 'silent' }) });
    expect(file.problem()).toBeNull();
    await createSilence(store, { matchers: [{ name: 'severity', operator: '=', value: 'info' }], startsAt: null, end: { afterMs: 3_600_000 }, reason: 'spec', createdBy: 'spec' });
    api = await startDashboard(store, { notify: file });
    const recording = await recordingRun(store, 2, (measure, step, layer) => (measure === 'flags' ? 0 : measure === 'scale' && layer === 1 && step >= 20 && step < 30 ? 9 : 1));
    await recording.record(0, 60);
    await recording.close();
    ({ browser, page, problems } = await openPage());
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
    await Promise.all([file.close(), sink.close()]);
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** Answers the dialog that is open. */
  async function say(testId: string, reason: string): Promise<void> {
    await page.locator('dialog[open]').getByTestId(`${testId}-reason`).fill(reason);
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }

  it('a rule is written, its mistake found at its place, tried on runs, and only then goes live', async () => {
    await signInAs(page, { api, store, role: 'operator', name: 'desk-1', to: '/rules' });
    await page.getByTestId('write-rules').click();
    await page.getByTestId('rules-right').waitFor();
    await page.getByTestId('rule-text').fill(RULE.replace('scale >', 'scael >'));
    await page.getByTestId('rule-problems').getByRole('button').click();
    await takePicture(page, 'rule-mistake');
    expect(await page.evaluate<string>('document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionStart + 5)')).toBe('scael');
    expect(await page.getByTestId('backtest-start').isDisabled()).toBe(true);
    await page.getByTestId('rule-text').fill(RULE);
    await page.getByTestId('rules-right').getByText('not back-tested yet').waitFor();
    await page.getByTestId('activate-rules').click();
    await page.locator('dialog[open]').getByTestId('activate-rules-reason').fill('scales ran away');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] .refused').getByText('not back-tested').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('backtest-start').click();
    await page.locator('[data-testid="rule-diff"][data-added="1"][data-removed="0"]').getByText('dense1, step 20').waitFor();
    await takePicture(page, 'rule-diff');
    await page.getByTestId('activate-rules').click();
    await say('activate-rules', 'scales ran away');
    await page.locator('[data-testid="rule"][data-rule="large-scale"]').getByTestId('mode').getByText('live').waitFor();
  });

  it('a rule is set to shadow with a reason, and tells how it was set before', async () => {
    const rule = page.locator('[data-testid="rule"][data-rule="large-scale"]');
    await rule.locator('summary').first().click();
    await rule.getByTestId('set-mode').click();
    await page.locator('dialog[open]').getByTestId('set-mode-to').selectOption('SHADOW');
    await say('set-mode', 'too loud');
    await rule.getByTestId('mode').getByText('shadow').waitFor();
    await rule.getByTestId('rule-history').locator('summary').click();
    await rule.getByTestId('rule-history').getByText('ended by desk-1').waitFor();
    await takePicture(page, 'rule-history');
    await rule.getByTestId('edit-rule').click();
    await page.getByTestId('rules-right').getByText('right, and active as it is').waitFor();
  });

  it('a token is made, shown once, and revoked; the zone changes what moments say', async () => {
    await signInAs(page, { api, store, role: 'admin', name: 'desk-2', to: '/settings' });
    await page.locator('[data-testid="who-am-i"][data-role="ADMIN"]').waitFor();
    await page.getByTestId('create-token').click();
    await page.getByTestId('token-name').fill('desk-3');
    await page.getByTestId('token-role').selectOption('REVIEWER');
    await say('create-token', 'reviews');
    const link = await page.getByTestId('secret').innerText();
    await takePicture(page, 'settings');
    const token = page.locator('[data-testid="token"][data-name="desk-3"]');
    await token.and(page.locator('[data-state="works"]')).getByText('never').waitFor();
    await page.getByTestId('secret-done').click();
    expect(await page.getByTestId('secret').count()).toBe(0);
    await token.getByTestId('revoke-token').click();
    await say('revoke-token', 'left');
    await token.and(page.locator('[data-state="revoked"]')).waitFor();
    await page.getByTestId('zone-choice').selectOption('Asia/Tokyo');
    await page.getByTestId('zone-words').getByText('Asia/Tokyo (UTC+09:00)').waitFor();
    expect(await token.locator('time').first().getAttribute('data-tip')).toContain('GMT+9');
    await page.reload();
    await page.getByTestId('zone-words').getByText('Asia/Tokyo').waitFor();
    await page.goto(link);
    await until(() => page.getByTestId('sign-in').count(), (count) => count === 1);
    expect(problems.filter((problem) => !problem.includes('401'))).toEqual([]);
  });

  it('a receiver says how deliveries go and what holds them back, and a test of it what became of it', async () => {
    await page.goto('about:blank');
    await signInAs(page, { api, store, role: 'operator', name: 'desk-1', to: '/settings' });
    const [hook, gone] = [page.locator('[data-receiver="hook"]'), page.locator('[data-receiver="gone"]')];
    await hook.getByTestId('receiver-route').getByText('all alerts: the first of a group is told at once').waitFor();
    await hook.getByTestId('last-delivery').getByText('none yet').waitFor();
    await hook.getByTestId('test-receiver').click();
    await say('test-receiver', 'is it there?');
    await hook.getByTestId('test-outcome').getByText(/^Delivered in \d+ ms; it answered 204\.$/).waitFor();
    await hook.getByTestId('last-delivery').locator('time').waitFor();
    expect(sink.got.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['test']);
    await gone.getByTestId('test-receiver').click();
    await say('test-receiver', 'is it there?');
    await gone.getByTestId('test-outcome').getByText('Not delivered').waitFor();
    await gone.getByTestId('failed-attempts').getByText('1').waitFor();
    await page.getByTestId('active-silences').getByText('1 silence holds now').waitFor();
    await takePicture(page, 'receivers');
  });

  it('who may not is told who may', async () => {
    // from the sign-in page itself a link would change the fragment only
    await page.goto('about:blank');
    await signInAs(page, { api, store, role: 'viewer', name: 'eye', to: '/settings' });
    await page.getByTestId('no-tokens').waitFor();
    await page.locator('[data-receiver="hook"]').waitFor();
    expect(await page.getByTestId('test-receiver').count()).toBe(0);
    await page.goto(`${api.url}/rule-editor`);
    await page.getByTestId('may-not').getByText('Your role, viewer, reads rules and checks them.').waitFor();
    await page.getByTestId('rules-right').waitFor();
    expect(await page.getByTestId('activate-rules').or(page.getByTestId('backtest')).count()).toBe(0);
    await takePicture(page, 'rules-viewer');
    await page.goto(`${api.url}/silences`);
    await page.getByTestId('may-not').getByText('Your role, viewer, reads silences.').waitFor();
    await page.getByTestId('silence').waitFor();
    expect(await page.getByTestId('silence-create').or(page.getByTestId('expire-silence')).count()).toBe(0);
    await takePicture(page, 'silences-viewer');
  });

  it('what a list is filtered by stays beside its name, on a phone too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/deliveries', '/incidents', '/settings']) {
      await page.goto(`${api.url}${path}`);
      await page.locator(':is(.filters, .toolbar) label').first().waitFor();
      await takePicture(page, `filters-${path.slice(1)}`);
      const apart = await page.evaluate<string[]>(`[...document.querySelectorAll(':is(.filters, .toolbar) label')].filter((label) => {
        const [name, field] = [label.getBoundingClientRect(), document.getElementById(label.htmlFor).getBoundingClientRect()];
        return field.top > name.bottom || field.bottom < name.top;
      }).map((label) => label.textContent)`);
      expect([path, ...apart]).toEqual([path]);
    }
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
  });
});
