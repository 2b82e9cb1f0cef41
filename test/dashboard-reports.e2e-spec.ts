import { rm } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { completedRun, type Product, startProduct } from './spec-support/product.js';
import { freshHome, gradlens } from './spec-support/program.js';

const SPEC = { name: 'reported', data: { kind: 'generated-credit', rows: 500 }, model: { kind: 'mlp', hidden: [8] }, batchSize: 32, budget: { steps: 30 } };

describe.skipIf(!hasBrowser())('reports in a real browser', () => {
  let home: string;
  let product: Product;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    home = await freshHome();
    product = await startProduct(home);
    ({ browser, page, problems } = await openPage());
    const run = await completedRun(product, { spec: SPEC });
    await page.goto(product.signIn);
    await page.goto(`${product.url}/runs/${run}`);
  }, 240_000);
  const secretOf = async (role: string, name: string): Promise<string> => {
    const { stdout } = await gradlens(['token', 'create', '--role', role, '--name', name, '--json'], home);
    return (JSON.parse(stdout) as { secret: string }).secret;
  };
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('are asked for on the page of a run, downloaded, and not signed by who started it; the policy says what is missing', async () => {
    await page.getByTestId('no-reports').waitFor();
    await page.getByTestId('create-report').click();
    await page.locator('dialog[open]').getByTestId('create-report-reason').fill('quarterly review');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="report-item"][data-state="COMPLETED"]').getByText('Version 1, on the run').waitFor({ timeout: 120_000 });
    const download = page.waitForEvent('download');
    await page.getByTestId('report-html').click();
    expect((await download).suggestedFilename()).toMatch(/^report-.*\.html$/);
    await page.getByTestId('sign-refusal').getByText('somebody else must sign').waitFor();
    await page.getByTestId('release-run').click();
    await page.locator('dialog[open]').getByTestId('release-run-reason').fill('may it go out?');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] .refused').getByText('refuses: ').waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="release-state"][data-state="refused"]').waitFor();
    await takePicture(page, 'run-reports');
    expect(problems).toEqual([]);
  }, 300_000);

  it('have a page of their own: proofs, parts, copies; a reviewer signs there what was read, and its address restores it', async () => {
    await page.getByTestId('report-link').click();
    await page.locator('[data-testid="report-check"][data-sound="yes"]').getByText('It verifies').waitFor();
    await page.locator('#part-11').getByText('never a claim of compliance').or(page.locator('#part-11').getByText('no claim of compliance')).or(page.getByTestId('failed')).first().waitFor({ timeout: 60_000 });
    expect(await page.locator('[data-testid="report-parts"] > section').count()).toBe(11);
    await page.getByTestId('no-changes').getByText('first report on this subject').waitFor();
    await page.getByTestId('report-level').selectOption('public');
    await page.locator('#part-2').getByText('left out of this copy').first().waitFor();
    expect(page.url()).toMatch(/\/runs\/[^/]+\/reports\/[^/]+\?level=public$/);
    const here = page.url();
    await takePicture(page, 'report');
    await page.goto(`${product.url}/#token=${await secretOf('reviewer', 'desk-2')}`);
    // another tab, on the page of the run
    const other = await browser.newPage();
    await other.goto(product.signIn);
    await other.getByTestId('zone').waitFor();
    await other.goto(here.replace(/\/reports\/.*/, ''));
    await other.getByText('Nobody has signed a report on this run.').waitFor();
    await page.goto(here);
    await page.getByTestId('report-title').getByText('version 1').waitFor();
    await page.getByTestId('sign-report').click();
    await page.locator('dialog[open]').getByText('Its hash is').waitFor();
    await page.locator('dialog[open]').getByTestId('sign-use').fill('triage');
    await page.locator('dialog[open]').getByTestId('sign-report-reason').fill('read it');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="sign-offs"] [data-state="valid"]').getByText('desk-2').waitFor();
    await other.locator('[data-testid="sign-offs"] [data-state="valid"]').getByText('desk-2').waitFor();
    await other.close();
    await page.goto(`${product.url}/#token=${await secretOf('viewer', 'desk-3')}`);
    await page.goto(here.replace('level=public', 'level=full'));
    await page.getByTestId('failed').getByText('a token of role viewer may have copies of level public').waitFor();
    await page.getByTestId('sign-refusal').getByText('reviewers do').waitFor();
    await page.goto(here.replace(/reports\/[^?]+/, 'reports/none'));
    await page.getByTestId('empty').first().waitFor();
  }, 300_000);
});
