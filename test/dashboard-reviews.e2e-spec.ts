import { packScores, type Role } from '#libs/contracts';
import { testStore, type TestStore } from '#libs/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import type { TestApi } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { signInAs, startDashboard } from './spec-support/dashboard.js';
import { until } from './spec-support/product.js';

describe.skipIf(!hasBrowser())('the review queue in a real browser', () => {
  let store: TestStore;
  let api: TestApi;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    store = await testStore();
    api = await startDashboard(store);
    const recording = await recordingRun(store, 1);
    await recording.record(0, 2);
    const added = ['aaaa', 'bbbb', 'cccc'].map((pseudonym, i) => ({ record: `test:${i}`, pseudonym }));
    const policies = [{ policy: 'borderline', attribute: '', looked: 9, matching: 3, kept: 3, places: [0, 1, 2], lasting: false }];
    recording.sink.note({ kind: 'fact', step: 1, note: { type: 'predictions', threshold: 0.5, first: 0, added, classNames: ['<=50K', '>50K'], scores: packScores(Float32Array.of(0.46, 0.51, 0.43)), policies } });
    await recording.close();
    ({ browser, page, problems } = await openPage());
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
    await store.close();
  });

  const item = (pseudonym: string): ReturnType<Page['locator']> => page.locator(`[data-testid="review-item"][data-pseudonym="${pseudonym}"]`);
  const count = (): Promise<number> => page.getByTestId('review-item').count();
  const focused = (): Promise<string | null> => page.evaluate<string | null>(`document.activeElement.closest('[data-row]')?.dataset.pseudonym ?? null`);

  const signIn = (role: Role, name: string, to = '/reviews'): Promise<void> => signInAs(page, { api, store, role, name, to });

  /** Presses keys, then answers the dialog that they open, which says `told`. */
  async function say(keys: string, reason: string, told: string): Promise<void> {
    await page.keyboard.type(keys);
    await page.locator('dialog[open]').waitFor();
    expect(await page.locator('dialog[open] p').innerText()).toContain(told);
    await takePicture(page, `review-dialog-${keys}`);
    await page.locator('dialog[open] input[name="reason"]').fill(reason);
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }

  it('leads to the closest call first, and is worked through by keyboard alone', async () => {
    await signIn('reviewer', 'desk-1', '/');
    await page.locator('[data-testid="tile-reviews"][data-count="3"]').waitFor();
    await page.keyboard.type('gv');
    await page.waitForURL(/\/reviews$/);
    await page.getByTestId('review-item').first().waitFor();
    await takePicture(page, 'reviews');
    await page.keyboard.type('j');
    expect(await focused()).toBe('bbbb');
    await page.keyboard.type('j');
    expect(await focused()).toBe('aaaa');
    expect(await item('aaaa').innerText()).toContain('The model decides for “<=50K”. Score of “>50K” 0.46, 0.04 below the threshold of 0.5.');
    await say('o', 'the income is wrong', 'The model decides for “<=50K”. Score of “>50K” 0.46, 0.04 below the threshold of 0.5. You decide for “>50K” instead.');
    await item('aaaa').and(page.locator('[data-state="SECOND_WANTED"]')).waitFor();
    // whoever overturned it cannot confirm it
    expect(await item('aaaa').getByTestId('review-confirm').count()).toBe(0);
    await page.keyboard.type('k');
    expect(await focused()).toBe('bbbb');
    await say('y', 'so would I', 'You decide the same: “>50K”.');
    await until(count, (left) => left === 2);
    await page.keyboard.type('j');
    expect(await focused()).toBe('aaaa');
  });

  it('is filtered; the address restores it', async () => {
    await page.getByTestId('review-filter').selectOption('DECIDED');
    await until(count, (left) => left === 1);
    await page.reload();
    await item('bbbb').getByText(/decided: agreed with the model/).waitFor();
    expect(page.url()).toMatch(/\/reviews\?state=decided$/);
    await page.getByTestId('review-mine').click();
    await page.getByTestId('empty').getByText('No prediction matches.').waitFor();
  });

  it('takes a second person to overturn, who sees why on the page of the prediction', async () => {
    await signIn('reviewer', 'desk-2');
    await item('aaaa').getByRole('link').first().click();
    await page.getByTestId('review-history').getByText('the income is wrong').waitFor();
    await takePicture(page, 'review-panel');
    expect(await page.getByTestId('prediction-words').innerText()).toBe('The model decides for “<=50K”. Its score after 1 step, the probability of “>50K”, is 0.46, 0.04 below the threshold of 0.5; since it was first recorded it changed by 0.');
    await say('c', 'checked the file', 'Your colleague overturned: “>50K” instead of “<=50K”.');
    await page.locator('[data-testid="review-state"][data-state="DECIDED"]').waitFor();
    expect(await page.getByTestId('review-history').innerText()).toMatch(/desk-1 overturned: “>50K” instead of “<=50K”[^]*score then 0\.46[^]*desk-2 looked second, and confirmed[^]*checked the file/);
    expect(await page.getByTestId('review-acts').getByRole('button').count()).toBe(0);
  });

  it('shows a viewer where reviews stand, no button and no record, and says who may', async () => {
    await signIn('viewer', 'eye', '/reviews?state=all');
    await page.getByTestId('may-not-review').getByText('You are signed in as eye (viewer)').waitFor();
    await until(count, (all) => all === 3);
    expect(await page.getByTestId('review-acts').count()).toBe(0);
    expect(await page.getByTestId('review-list').innerText()).not.toContain('test:');
  });

  it('says so when it cannot be read, and reads it again', async () => {
    await page.route('**/graphql', (route) => ((route.request().postDataJSON() as { operationName: string }).operationName === 'ReviewQueue' ? route.abort() : route.continue()));
    await page.reload();
    await page.getByTestId('failed').getByText('Could not read the reviews.').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await until(count, (all) => all === 3);
    expect(problems.filter((problem) => !problem.includes('net::ERR_FAILED'))).toEqual([]);
  });
});
