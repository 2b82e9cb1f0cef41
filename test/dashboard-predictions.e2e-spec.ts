import { rm } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { freshHome, gradlens } from './spec-support/program.js';
import { completedRun, type Product, startProduct, until } from './spec-support/product.js';

const present = hasBrowser();

const SPEC = {
  name: 'sensitive', data: { kind: 'generated-credit', rows: 3000, bias: 2 }, model: { kind: 'mlp', hidden: [16, 8] }, batchSize: 64, budget: { steps: 200 },
  predictions: { everySteps: 20, most: 90 },
  sensitivity: [{ policy: 'listed', records: ['test:17'] }, { policy: 'protected', attributes: ['group'] }, { policy: 'borderline' }, { policy: 'flips', attribute: 'group' }],
};
const PLAIN = { name: 'plain', data: { kind: 'generated-credit', rows: 1000 }, model: { kind: 'mlp', hidden: [8] }, batchSize: 32, budget: { steps: 20 } };

describe.skipIf(!present)('sensitive predictions in a real browser', () => {
  let home: string;
  let product: Product;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let run: string;
  let plain: string;

  const rows = (): Promise<number> => page.getByTestId('prediction-row').count();

  beforeAll(async () => {
    home = await freshHome();
    product = await startProduct(home);
    ({ browser, page, problems } = await openPage());
    run = await completedRun(product, { spec: SPEC });
    plain = await completedRun(product, { spec: PLAIN });
    await page.goto(product.signIn);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('are linked from the page of their run, which says when there are none', async () => {
    await page.goto(`${product.url}/runs/${plain}`);
    await page.getByTestId('no-predictions').waitFor();
    await page.goto(`${product.url}/runs/${run}`);
    await page.getByText(/flips by group: true of \d+ of 600 records, \d+ recorded/).waitFor();
    await takePicture(page, 'run');
    await page.getByTestId('to-predictions').click();
    await page.waitForURL(/\/predictions\?run=/);
    await page.getByTestId('prediction-row').first().waitFor();
  });

  it('can be filtered, put in order and paged; the address restores what is shown', async () => {
    expect(await rows()).toBe(50);
    await page.getByTestId('load-more').click();
    await until(rows, (count) => count > 50);
    await page.getByTestId('predictions-policy').selectOption('LISTED');
    await page.getByTestId('predictions-sort').selectOption('SCORE');
    await until(rows, (count) => count === 1);
    await page.reload();
    await until(rows, (count) => count === 1);
    expect(page.url()).toMatch(/policy=listed&sort=score/);
    expect(await page.getByTestId('prediction-row').first().innerText()).toContain('test:17');
  });

  it('come with groups over time, by attribute', async () => {
    await page.getByTestId('groups-chart').waitFor();
    await page.getByTestId('groups-attribute').selectOption('group');
    expect(await page.getByTestId('gap-words').innerText()).toMatch(/Demographic parity difference 0\.\d+ \(95 % 0\.\d+ to 0\.\d+\); equalized odds difference 0\.\d+/);
    expect(await page.getByTestId('groups-table').locator('tbody tr').count()).toBe(2);
    await page.reload();
    expect(await page.getByTestId('groups-attribute').inputValue()).toBe('group');
    await takePicture(page, 'predictions');
  });

  it('each have a page: score over training with the threshold, why, the record, and a trace asked for at once', async () => {
    await page.getByTestId('prediction-row').first().getByRole('link').click();
    await page.getByTestId('prediction-title').getByText('test:17').waitFor();
    expect(await page.getByTestId('prediction-words').innerText()).toMatch(/^The model decides for “(no|yes)”\. Its score after 200 steps, the probability of “yes”, is 0\.\d+, 0?\.?\d+ (above|below) the threshold of 0\.5; since it was first recorded it changed by −?0\.\d+\.$/);
    expect(await page.getByTestId('score-chart').getByRole('img').getAttribute('aria-label')).toMatch(/^Score of “yes” by step, 10 recordings/);
    expect(await page.getByTestId('prediction-why').innerText()).toMatch(/listed from the start/);
    expect(await page.getByTestId('record-group').innerText()).toMatch(/group\s+[AB]/);
    await takePicture(page, 'prediction-light');
    await page.getByTestId('start-trace').click();
    const dialog = page.locator('dialog[open]');
    expect(await dialog.getByTestId('trace-which').inputValue()).toBe('test:17');
    await dialog.getByTestId('start-trace-reason').fill('a complaint');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/traces\//);
    await page.goBack();
    await page.getByTestId('trace-item').first().waitFor();
  });

  it('keep the steps of the chart in the address, and show in light and dark', async () => {
    const { pathname } = new URL(page.url());
    await page.goto(`${product.url}${pathname}?from=40&to=120`);
    await page.getByTestId('score-chart').locator('canvas').waitFor();
    const box = (await page.getByTestId('score-chart').locator('.u-over').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + 40, { steps: 5 });
    await page.mouse.up();
    // half of what was shown, from a quarter on
    await until(() => Promise.resolve(page.url()), (url) => /from=(59|6\d)&to=(99|10\d)$/.test(url));
    const colours = new Set<string>();
    for (let turn = 0; turn < 3; turn++) {
      await page.getByTestId('theme-toggle').click();
      colours.add(await page.evaluate(`getComputedStyle(document.body).backgroundColor`));
      await takePicture(page, `prediction-theme-${turn}`);
    }
    expect(colours.size).toBe(2);
  });

  it('show a viewer pseudonyms and scores only, and say why; what is not there says so', async () => {
    const { stdout } = await gradlens(['token', 'create', '--role', 'viewer', '--name', 'desk-1', '--json'], home);
    const { secret, token } = JSON.parse(stdout.trim()) as { secret?: string; token?: string };
    await page.goto(`${product.url}/predictions?run=${run}#token=${secret ?? token ?? ''}`);
    await page.getByTestId('withheld').waitFor();
    expect(await page.getByTestId('prediction-row').first().innerText()).not.toContain('test:');
    await page.getByTestId('prediction-row').first().getByRole('link').click();
    await page.getByTestId('score-chart').waitFor();
    expect(await page.getByTestId('record-group').count() + (await page.getByTestId('start-trace').count())).toBe(0);
    await takePicture(page, 'viewer');
    await page.goto(`${product.url}/predictions?run=${plain}`);
    await page.getByTestId('empty').getByText('No sensitive predictions.').waitFor();
    await page.getByTestId('no-groups').waitFor();
    await page.goto(`${product.url}/predictions/${Buffer.from(`Prediction:${plain}:abc`).toString('base64url')}`);
    await page.getByText('There is no such prediction.').waitFor();
    expect(problems).toEqual([]);
  });
});
