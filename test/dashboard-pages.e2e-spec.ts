import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { createSilence } from '#libs/decision-store';
import { testStore, type TestStore } from '#libs/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { projectOfThings } from '../apps/api/src/testing/project-of-things.js';
import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { TEST_TOKEN, type TestApi } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { signInAs, startDashboard } from './spec-support/dashboard.js';
import { makeRuns } from './spec-support/many-runs.js';
import { LIST_PAGES, MISSING_PAGES, thingPages } from './spec-support/pages.js';
import { until } from './spec-support/product.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A finding of axe-core that keeps somebody from using the page. */
interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe.skipIf(!hasBrowser())('every page of the dashboard in a real browser', () => {
  let store: TestStore;
  let api: TestApi;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let pages: Record<string, string> = {};

  beforeAll(async () => {
    store = await testStore();
    // every page gets on with the documents of the built dashboard alone
    api = await startDashboard(store, undefined, { documents: 'known' });
    ({ browser, page, problems } = await openPage());
    await page.goto(`${api.url}/#token=${TEST_TOKEN}`);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
    await store.close();
  });

  /** Waits until an expression is true; the page itself allows no strings to be run. */
  const holds = (expression: string): Promise<boolean> => until(() => page.evaluate<boolean>(expression), Boolean);

  /** Opens a page and waits until all of it stands. */
  async function open(path: string): Promise<void> {
    await page.goto(`${api.url}${path}`);
    await page.locator('main:not(:has(.loading)) :is(h1, .notice)').first().waitFor({ state: 'attached' });
  }

  async function fill(): Promise<void> {
    pages = { ...LIST_PAGES, ...thingPages(await projectOfThings(store, 'default', 'a word')), 'no-page': '/nothing/here' };
    await createSilence(store, { matchers: [{ name: 'alertname', operator: '=', value: 'x' }], startsAt: null, end: { afterMs: 3_600_000 }, reason: 'known', createdBy: 'desk-1' });
  }

  /** Whether the bar on top shows where one is; true where a page is below none of its pages. */
  const isWhereOneIsSeen = (): Promise<boolean> => page.evaluate<boolean>(`(() => {
    const current = document.querySelector('header nav [aria-current]')?.getBoundingClientRect();
    return current === undefined || (current.left >= 0 && current.right <= innerWidth + 1);
  })()`);

  /** Pages that run out of a width, and by how much; and on which a phone does not show where one is. */
  async function tooWide(all: Readonly<Record<string, string>>, picture: string): Promise<Record<string, string>> {
    const wide: Record<string, string> = {};
    for (const [name, path] of Object.entries(all)) {
      for (const width of [390, 700]) {
        await page.setViewportSize({ width, height: 844 });
        if (width === 390) await open(path);
        const found = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (found > width) wide[`${name} at ${width} px`] = `${found} px`;
        if (width !== 390) continue;
        if (!(await isWhereOneIsSeen())) wide[`${name}: the bar`] = 'where one is is not to be seen';
        await takePicture(page, `${name}-${picture}`);
      }
    }
    await page.setViewportSize({ width: 1400, height: 1000 });
    return wide;
  }

  /** What axe-core finds on a page that is serious or critical: rule, and where. */
  async function findings(rules: readonly string[] | null = null): Promise<string[]> {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<{ violations: Finding[] }>(`axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: rules }) })})`);
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}: ${failureSummary.slice(0, 300)}`));
  }

  it('says what is not there yet while the database is empty', async () => {
    for (const path of Object.values(LIST_PAGES)) {
      await open(path);
      expect(await page.getByTestId('failed').count(), path).toBe(0);
    }
    expect(await tooWide(LIST_PAGES, 'empty-phone')).toEqual({});
    await open('/reviews');
    await page.getByTestId('empty').getByText('No prediction waits for a person.').waitFor();
    await takePicture(page, 'empty-reviews');
    expect(problems).toEqual([]);
  });

  it.each(MISSING_PAGES)('says at %s that there is nothing, with a way on', async (path) => {
    await open(path);
    expect(await page.getByTestId('failed').count()).toBe(0);
    await page.getByTestId('empty').first().waitFor();
    expect(await page.locator('main a').count()).toBeGreaterThan(0);
  });

  it.each(['light', 'dark'] as const)('has no serious or critical finding of axe-core, with data, %s', async (colorScheme) => {
    if (colorScheme === 'light') await fill();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: Record<string, string[]> = {};
    for (const [name, path] of Object.entries(pages)) {
      await open(path);
      // what another theme changes is colours
      const all = await findings(colorScheme === 'light' ? null : ['color-contrast', 'link-in-text-block']);
      if (all.length > 0) found[name] = all;
      await takePicture(page, `${name}-${colorScheme}`);
    }
    expect(found).toEqual({});
    expect(problems).toEqual([]);
  });

  it('would find a button without a name, and text that cannot be read', async () => {
    await open('/rules');
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><p style="color:#ccc;background:#fff">faint</p>')`);
    expect((await findings()).map((finding) => finding.split(':', 1)[0])).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
  });

  it('fits the width of a phone, and one between', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await tooWide(pages, 'phone')).toEqual({});
  });

  it('lists ten runs on one page, on a phone too', async () => {
    const { rows: [before] } = await store.pool.query<{ n: number }>('select count(*)::integer n from run');
    await makeRuns(store, 10 - (before?.n ?? 0));
    for (const width of [1400, 390]) {
      await page.setViewportSize({ width, height: 1000 });
      await open('/runs');
      await expect.poll(() => page.locator('[data-testid^="run-row-"]').count()).toBe(10);
      expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
      await takePicture(page, `ten-runs-${width}`);
    }
    expect(await tooWide({ ...LIST_PAGES }, 'ten-phone')).toEqual({});
    expect(problems).toEqual([]);
  });

  it('keeps the bar on top whole at every width, with the longest it tells of alerts', async () => {
    await open('/');
    await page.evaluate(`document.querySelector('.firing').lastChild.textContent = '112 firing, 103 ended'`);
    for (const width of [700, 1024, 1280, 1345, 1381, 1400]) {
      await page.setViewportSize({ width, height: 1000 });
      const told = await page.evaluate<number[]>(`[document.documentElement.scrollWidth, ...[...document.querySelectorAll('header.top .quiet')].map((button) => button.offsetHeight)]`);
      expect([width, ...told]).toEqual([width, width, 30, 30, 30]);
    }
  });

  it.each([['incident', ['LossSeries', 'LayerSeries', 'IncidentTimeline', 'IncidentAlerts'], 1], ['run', ['LossSeries', 'LayerSeries'], 2]] as const)('says of the curves and lists on the page (%s) that they are being read', async (name, operations, curves) => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => { letGo = resolve; });
    await page.route('**/graphql', async (route) => {
      if (operations.some((each) => each === (route.request().postDataJSON() as { operationName: string }).operationName)) await held;
      await route.continue();
    });
    await page.goto(`${api.url}${pages[name] ?? ''}`);
    const reading = page.getByTestId('chart-loading');
    await page.locator('.chart canvas').nth(curves - 1).waitFor(); // the code of the charts is there by then
    expect(await reading.count()).toBe(curves);
    if (name === 'incident') for (const what of ['timeline', 'alerts']) await page.getByRole('status', { name: `Reading the ${what}` }).waitFor();
    await takePicture(page, `${name}-reading`);
    letGo();
    await expect.poll(() => reading.count()).toBe(0);
    await expect.poll(() => page.locator('.loading').count()).toBe(0);
    await page.unroute('**/graphql');
    expect(problems).toEqual([]);
  });

  it('asks a stranger to sign in, without a serious or critical finding, on a phone too', async () => {
    const mine = page;
    page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    try {
      await page.goto(`${api.url}/reviews`);
      await page.getByRole('heading').first().waitFor();
      await takePicture(page, 'sign-in-phone');
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await findings()).toEqual([]);
    } finally {
      await page.close();
      page = mine;
    }
  });

  it('shows what a comparison found, negative where it is, from its run and back, and gives its data away', async () => {
    await open(pages['comparison'] ?? '');
    await page.getByTestId('net-economy').getByText('−0.75 (−1 to −0.5): does not pay').waitFor();
    expect(await page.locator('[data-testid="interval-row"][data-other="adam, constant"]').getAttribute('data-verdict')).toBe('better');
    expect(await page.locator('[data-testid="interval-row"][data-other="snr, uniform"]').getAttribute('data-verdict')).toBe('no difference shown');
    await page.getByTestId('arm-curves-1').locator('canvas').waitFor();
    await page.getByTestId('export-intervals').locator('summary').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-intervals-csv').click()]);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^arm,role,[^]*\nsnr,scaler,0\.01,[^]*"adam, constant",baseline,/);
    await page.locator('.run-head .page-head a').click();
    await page.waitForURL(/\/runs\//);
    await page.getByTestId('run-comparison').getByRole('link').click();
    await page.waitForURL(/\/comparisons\/\d+$/);
    expect(problems).toEqual([]);
  });

  it('shows a run that declares no scale by the first measure that has values', async () => {
    const recording = await recordingRun(store, 2, (measure, step) => (measure === 'flags' ? 0 : /scale/i.test(measure) ? NaN : 1 + step));
    await recording.record(0, 4);
    await recording.close();
    await page.goto(`${api.url}/runs/${recording.uuid}`);
    await page.locator('#measure').and(page.locator('select')).waitFor();
    await holds(`document.querySelector('#measure').value === 'GRAD_NORM'`);
    // whoever asks for the scale is shown that there is none
    await page.locator('#measure').selectOption('SCALE');
    await page.waitForURL(/measure=scale/);
    await page.reload();
    await holds(`document.querySelector('#measure')?.value === 'SCALE'`);
  });

  it('prints its pictures light, also from the dark theme', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(pages['run'] ?? '');
    const painted = (): Promise<string> => page.evaluate<string>(`(() => { const c = document.querySelector('.heatmap canvas'); return c === null ? '' : c.getContext('2d').getImageData(c.width / 8, c.height / 4, 1, 1).data.join(); })()`);
    const dark = await until(painted, (colour) => colour.endsWith(',255'));
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await until(painted, (colour) => colour !== dark);
    await page.emulateMedia({ colorScheme: 'dark' });
    await until(painted, (colour) => colour === dark);
    await page.emulateMedia({ media: 'print' });
    await until(painted, (colour) => colour === light);
    await page.emulateMedia({ media: null });
  });

  it('lets a viewer read every page, and tells of no person', async () => {
    await signInAs(page, { api, store, role: 'viewer', name: 'eye', to: '/' });
    for (const [name, path] of Object.entries(pages)) {
      await open(path);
      expect(await page.getByTestId('failed').count(), name).toBe(0);
      expect(await page.locator('main').innerText(), name).not.toMatch(/test:\d/);
    }
    expect(problems).toEqual([]);
  });
});
