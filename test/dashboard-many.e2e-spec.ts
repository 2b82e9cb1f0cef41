import { openStore, type Store } from '#libs/decision-store';
import { testStore, type TestStore } from '#libs/testing';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { projectOfThings } from '../apps/api/src/testing/project-of-things.js';
import { TEST_TOKEN, type TestApi } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { startDashboard } from './spec-support/dashboard.js';
import { type Door, doorTo } from './spec-support/door.js';
import { makeRuns } from './spec-support/many-runs.js';
import { LIST_PAGES, thingPages } from './spec-support/pages.js';

const RUNS = 10_000;
/** What a page may read at most before a person asks for more. Unit: bytes. */
const MOST_BYTES = 600_000;

describe.skipIf(!hasBrowser())('the dashboard with many runs, and with a database that goes away', () => {
  let store: TestStore;
  let through: Store;
  let door: Door;
  let api: TestApi;
  let browser: Browser;
  let page: Page;
  let pages: string[];
  let read = 0;
  let asking = 0;

  beforeAll(async () => {
    store = await testStore();
    pages = [...Object.values(LIST_PAGES), ...Object.values(thingPages(await projectOfThings(store, 'default', 'a word')))];
    await makeRuns(store, RUNS);
    door = await doorTo(store.connectionString);
    through = await openStore({ home: '', databaseUrl: door.url, applicationName: 'test' });
    api = await startDashboard(through);
    ({ browser, page } = await openPage());
    page.on('request', (request) => { asking += isOfApi(request) ? 1 : 0; });
    page.on('requestfailed', (request) => { asking -= isOfApi(request) ? 1 : 0; });
    page.on('requestfinished', (request) => {
      if (isOfApi(request)) void request.sizes().then(({ responseBodySize }) => { read += responseBodySize; }).finally(() => { asking -= 1; });
    });
    await page.goto(`${api.url}/#token=${TEST_TOKEN}`);
  }, 400_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
    await through.close();
    await door.shut();
    await store.close();
  });

  const isOfApi = (request: Request): boolean => request.url().endsWith('/graphql');
  const stands = async (): Promise<void> => {
    await page.locator('main:not(:has(.loading)) :is(h1, .notice)').first().waitFor({ state: 'attached' });
    await expect.poll(() => asking, { timeout: 90_000 }).toBe(0);
  };
  const problemsShown = (of = page): Promise<number> => of.locator('main').locator('.notice.failed, .refused').count();

  it('reads a page of each list, and no more, however many there are', async () => {
    const found: { page: string; ms: number; bytes: number }[] = [];
    for (const path of pages) {
      read = 0;
      const begun = performance.now();
      await page.goto(`${api.url}${path}`);
      await stands();
      found.push({ page: path.replaceAll(/[\w-]{30,}/g, '…'), ms: Math.round(performance.now() - begun), bytes: read });
      expect(await problemsShown(), path).toBe(0);
    }
    process.stderr.write(`${found.map(({ page: name, ms, bytes }) => `${name}: ${ms} ms, ${Math.round(bytes / 1000)} kB`).join('\n')}\n`);
    expect(found.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([]);
  }, 400_000);

  it.each([['/runs', '[data-testid^="run-row-"]'], ['/incidents', '[data-testid="incident-item"]'], ['/alerts', '[data-testid="alert-item"]']])('%s says how many there are, and reads on when asked', async (path, row) => {
    await page.goto(`${api.url}${path}`);
    await page.locator(row).first().waitFor();
    const before = await page.locator(row).count();
    expect(before).toBeLessThanOrEqual(100);
    expect(await page.locator('main').innerText()).toMatch(/10,00\d/);
    await page.getByRole('button', { name: 'Load more' }).click();
    await page.locator(row).nth(before).waitFor();
    expect(await page.locator(row).count()).toBeLessThanOrEqual(2 * before);
  });

  it('says on every page that it cannot read while the database is away, and reads by itself when it is back', async () => {
    await door.shut();
    const tabs: { path: string; tab: Page }[] = [];
    const context = await browser.newContext();
    for (const path of pages.filter((each) => each !== '/rule-editor')) {
      const tab = await context.newPage();
      tab.setDefaultTimeout(90_000);
      await tab.goto(`${api.url}${path}#token=${TEST_TOKEN}`);
      tabs.push({ path, tab });
    }
    for (const { path, tab } of tabs) {
      await tab.locator('main [role="alert"]').first().waitFor().catch(() => { throw new Error(`${path} does not say that it cannot read`); });
      if (path === '/runs') await takePicture(tab, 'runs-away');
    }
    await door.open();
    for (const { path, tab } of tabs) {
      await expect.poll(() => problemsShown(tab), { timeout: 90_000, message: path }).toBe(0);
      await tab.locator('main:not(:has(.loading)) h1').first().waitFor({ state: 'attached' });
    }
  }, 400_000);
});
