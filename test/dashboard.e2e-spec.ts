import { rm } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { freshHome } from './spec-support/program.js';
import { type Product, startProduct, startRun, until } from './spec-support/product.js';

const present = hasBrowser();

const SPEC = {
  name: 'browser drill',
  data: { kind: 'generated-credit', rows: 4000, seed: 7 },
  model: { kind: 'mlp', hidden: [64, 32, 16], activation: 'gelu' },
  guards: { clamp: false, rateLimit: false },
  provoke: [{ layer: 'dense2', step: 400, steps: 5, factor: 300 }],
  batchSize: 128,
  budget: { steps: 100_000 },
};
const CANCEL = 'mutation($input: CancelRunInput!) { cancelRun(input: $input) { __typename } }';

describe.skipIf(!present)('the dashboard in a real browser', () => {
  let home: string;
  let product: Product;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    home = await freshHome();
    product = await startProduct(home);
    ({ browser, page, problems } = await openPage());
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await rm(home, { recursive: true, force: true });
  });

  const heatmap = (): Promise<number> => page.getByTestId('heatmap').getAttribute('data-last-step').then(Number);

  it('asks for a token, then says that there is no run yet', async () => {
    await page.goto(product.url);
    await page.getByTestId('sign-in').waitFor();
    await page.goto(product.signIn);
    await page.reload();
    await page.getByTestId('empty').getByText('No runs yet').waitFor();
    expect(page.url()).not.toContain('token');
  });

  it('opens a live run, sees the heatmap grow, opens the alert and reads the decision', async () => {
    const uuid = await startRun(product, { spec: SPEC });
    await page.getByTestId(`run-row-${uuid}`).getByRole('link').first().click();
    await page.getByTestId('live-badge').waitFor();
    const first = await until(heatmap, (step) => step > 0);
    await until(heatmap, (step) => step > first + 50);

    await page.getByTestId('alert-item').first().waitFor();
    await page.getByTestId('alert-item').filter({ hasText: 'scale-spike' }).first().click();
    const panel = page.getByTestId('decision-panel');
    await panel.getByText('dense2').first().waitFor();
    const text = await panel.innerText();
    expect(text).toContain('400');
    expect(text.toLowerCase()).toContain('provoked');
    await panel.getByText('Why this scale?').click();
    await panel.getByTestId('why-bars').getByText('Push on purpose').waitFor();
    await panel.getByText('In words').click();
    expect(await panel.getByTestId('why-words').innerText()).toContain('comes out as recorded');
    await takePicture(page, 'why-scale');

    await product.query(CANCEL, { input: { run: uuid, reason: 'the test has seen enough' } });
    await page.getByTestId('run-state').first().getByText(/cancelled/i).waitFor();
    expect(problems).toEqual([]);
  }, 240_000);
});
