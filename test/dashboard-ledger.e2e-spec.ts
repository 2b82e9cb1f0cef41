import { openStore, type Store } from '#libs/decision-store';
import { testStore, type TestStore } from '#libs/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { TEST_TOKEN, type TestApi } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { startDashboard } from './spec-support/dashboard.js';
import { type Door, doorTo } from './spec-support/door.js';

/** Frames of the ledger, each committed by itself: enough that its check can be watched. */
const FRAMES = 600;
const LAYERS = 8;
const [PROGRESS, VERDICT] = ['verify-progress', 'ledger-verdict'];

/** Has the page note whether it ever says that somebody else checks the ledger. */
const WATCH = `(() => {
  window.wasElsewhere = false;
  new MutationObserver(() => {
    if (document.querySelector('[data-testid="checked-elsewhere"]')) window.wasElsewhere = true;
  }).observe(document.body, { childList: true, subtree: true });
})()`;

describe.skipIf(!hasBrowser())('the check of a ledger, in a real browser', { timeout: 240_000 }, () => {
  let store: TestStore;
  let through: Store;
  let door: Door;
  let api: TestApi;
  let browser: Browser;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    store = await testStore();
    const recording = await recordingRun(store, LAYERS);
    for (let step = 0; step < FRAMES; step++) await recording.record(step, step + 1);
    await recording.close();
    door = await doorTo(store.connectionString);
    through = await openStore({ home: '', databaseUrl: door.url, applicationName: 'test' });
    api = await startDashboard(through);
    ({ browser, page } = await openPage());
    address = `${api.url}/ledgers/${recording.uuid}`;
    await page.goto(`${address}#token=${TEST_TOKEN}`);
    await page.getByTestId('verify-now').waitFor();
  }, 400_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
    await through.close();
    await door.shut();
    await store.close();
  });

  const done = async (of = page): Promise<number> => Number(await of.getByTestId(PROGRESS).getAttribute('data-done').catch(() => NaN));

  /** Holds the check up: what it reads is locked until the returned function is called. */
  async function hold(): Promise<() => Promise<void>> {
    const client = await store.pool.connect();
    await client.query('begin; lock table decision_chunk in access exclusive mode');
    return async () => {
      await client.query('rollback');
      client.release();
    };
  }

  /** Notes how far the check says it is, each time that it says something else. */
  async function watchProgress(): Promise<() => Promise<number[]>> {
    await page.evaluate(`(() => {
      globalThis.seen = [];
      new MutationObserver(() => {
        const told = document.querySelector('[data-testid="${PROGRESS}"]');
        const share = told === null || told.dataset.total === '0' ? null : Number(told.dataset.done);
        if (share !== null && share !== globalThis.seen.at(-1)) globalThis.seen.push(share);
      }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true });
    })()`);
    return () => page.evaluate<number[]>('globalThis.seen');
  }

  it('tells how far it is as it goes, then what it found', async () => {
    const seen = await watchProgress();
    await page.getByTestId('verify-now').click();
    await page.getByTestId(PROGRESS).waitFor();
    await takePicture(page, 'ledger-checking');
    await page.getByTestId(VERDICT).waitFor();
    // words come four times a second: first frames, then steps
    const places = await seen();
    expect(places.length).toBeGreaterThan(1);
    expect(Math.max(...places)).toBeLessThanOrEqual(2 * FRAMES);
    expect(await page.getByTestId(PROGRESS).count()).toBe(0);
  });

  it('is seen by a second tab as the same check, which goes on when the first one cancels and says so', async () => {
    const letGo = await hold();
    const tab = await (await browser.newContext()).newPage();
    try {
      await page.getByTestId('verify-now').click();
      await page.getByTestId(PROGRESS).waitFor();
      await tab.goto(`${address}#token=${TEST_TOKEN}`);
      await tab.getByTestId('verify-now').click();
      await tab.getByTestId(PROGRESS).waitFor();
      await expect.poll(() => done(tab)).toBe(await done());
      await page.getByTestId('cancel-verify').click();
      await page.getByTestId('ledger-check').getByRole('alert').getByText('Not checked: it was cancelled. Below stands what the check before found.').waitFor();
      expect(await page.getByTestId('verify-now').isEnabled()).toBe(true);
      await takePicture(page, 'ledger-cancelled');
    } finally {
      await letGo();
    }
    await tab.getByTestId(VERDICT).waitFor();
    expect(await tab.getByTestId('ledger-check').getByRole('alert').count()).toBe(0);
    await tab.close();
  });

  it('is shown in a second tab by itself: who makes it, then what it found, when and by whom; also where it is over before anybody asks', async () => {
    const tab = await (await browser.newContext()).newPage();
    await tab.goto(`${address}#token=${TEST_TOKEN}`);
    await tab.getByTestId(VERDICT).waitFor(); // of the tests above
    const checked = (of: Page): ReturnType<Page['locator']> => of.getByTestId('ledger-checked');
    const told = (of: Page): Promise<string | null> => checked(of).locator('time').getAttribute('datetime');
    const before = await told(tab);
    const letGo = await hold();
    try {
      await page.getByTestId('verify-now').click();
      await tab.getByTestId('checked-elsewhere').getByText(/ checks it now\./).waitFor();
      await takePicture(tab, 'ledger-second-tab');
      await page.waitForResponse((answer) => answer.request().postData()?.includes('LedgerChecks') === true); // it was told of its own check
      await page.evaluate(WATCH);
    } finally {
      await letGo();
    }
    await page.getByTestId(VERDICT).waitFor();
    await page.waitForResponse((answer) => answer.request().postData()?.includes('LedgerChecks') === true);
    expect(await page.evaluate('window.wasElsewhere')).toBe(false); // not even for a moment: it was its own
    await expect.poll(() => told(tab)).not.toBe(before);
    await expect.poll(() => told(page)).toBe(await told(tab));
    for (const each of [page, tab]) await checked(each).getByText(/, by \S+, in /).waitFor();
    expect(await tab.getByTestId('checked-elsewhere').count()).toBe(0);
    await tab.close();
  });

  it('says that the database went away under it, and nothing of the ledger; it is checked when asked again', async () => {
    await page.reload();
    const checkedAt = (): Promise<string | null> => page.getByTestId('ledger-checked').locator('time').getAttribute('datetime');
    const before = await checkedAt();
    const letGo = await hold();
    try {
      await page.getByTestId('verify-now').click();
      await page.getByTestId(PROGRESS).waitFor();
      await door.shut();
      await page.getByTestId('ledger-check').getByRole('alert').getByText('Not checked: the database went away meanwhile.').waitFor();
      await takePicture(page, 'ledger-away');
      await page.getByTestId('ledger-check').getByRole('alert').getByText('Below stands what the check before found.').waitFor();
      expect(await checkedAt()).toBe(before);
    } finally {
      await letGo();
      await door.open();
    }
    await expect.poll(async () => {
      await page.getByTestId('verify-now').click();
      await page.getByTestId('verify-now').and(page.locator(':enabled')).waitFor();
      return await page.getByTestId('ledger-check').getByRole('alert').count();
    }, { timeout: 120_000, interval: 1_000 }).toBe(0);
    expect(await page.getByTestId(VERDICT).count()).toBe(1);
  });
});
