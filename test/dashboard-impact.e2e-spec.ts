import { rm } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { completedRun, type Product, startProduct } from './spec-support/product.js';
import { freshHome } from './spec-support/program.js';

const SPEC = {
  name: 'impact drill', data: { kind: 'generated-credit', rows: 6000 }, model: { kind: 'mlp', hidden: [16, 8], activation: 'tanh' },
  optimizer: { kind: 'adam', learningRate: 0.0004 }, scaler: { kind: 'fixed', scale: 1, layers: { dense1: 12 } }, guards: { clamp: false, rateLimit: false },
  batchSize: 64, budget: { steps: 150 }, sensitivity: [{ policy: 'borderline', threshold: 0.5, margin: 0.05 }],
};

describe.skipIf(!hasBrowser())('impacts in a real browser', () => {
  let home: string;
  let product: Product;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let run: string;

  beforeAll(async () => {
    home = await freshHome();
    product = await startProduct(home);
    ({ browser, page, problems } = await openPage());
    run = await completedRun(product, { spec: SPEC });
    await page.goto(product.signIn);
    await page.goto(`${product.url}/runs/${run}`);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('are asked for by keyboard on the page of a run, show how far they are, and call out the group that is harmed', async () => {
    await page.getByTestId('start-impact').focus();
    await page.keyboard.press('Enter');
    const warning = page.getByTestId('impact-warning');
    await page.getByTestId('impact-seeds').fill('4');
    await warning.getByText('4 seeds with scaling and without can find nothing among').waitFor();
    await takePicture(page, 'impact-too-few-seeds');
    await page.getByTestId('impact-seeds').fill('16');
    await expect.poll(() => warning.innerText()).toBe('');
    await page.locator('dialog[open]').getByTestId('start-impact-reason').fill('quarterly review');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/impacts\//);
    const verdict = page.getByTestId('impact-verdict');
    await page.getByTestId('impact-stage').getByText(/trained \d+ of 34/).or(verdict).first().waitFor({ timeout: 120_000 });
    await verdict.getByText('beyond seed noise').waitFor({ timeout: 180_000 });
    expect(await page.getByTestId('impact-headline').innerText()).toMatch(/^Without scaling, \d+ of 1,200 outcomes would be the other one: .* Merely another seed changes \d+ to \d+\. This is beyond seed noise\.$/);
    const groups = page.getByTestId('impact-group');
    expect(await groups.first().getAttribute('data-group')).toBe('Everybody');
    expect(await page.locator('[data-testid="impact-group"][data-group="B"]').getAttribute('data-verdict')).toBe('BEYOND_SEED_NOISE');
    await takePicture(page, 'impact');
    await page.goto(`${product.url}/runs/${run}`);
    await page.locator('[data-testid="impact-item"][data-state="COMPLETED"]').getByText('scaling: beyond seed noise').waitFor();
    expect(problems).toEqual([]);
  }, 300_000);
});
