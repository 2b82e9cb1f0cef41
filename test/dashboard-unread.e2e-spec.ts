import { testStore, type TestStore } from '#libs/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { TEST_TOKEN, type TestApi } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { signInAs, startDashboard } from './spec-support/dashboard.js';

describe.skipIf(!hasBrowser())('the page of a run while the API does not answer', () => {
  let store: TestStore;
  let api: TestApi;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    store = await testStore();
    api = await startDashboard(store);
    ({ browser, page } = await openPage());
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
    await store.close();
  });

  it('shows nothing of another layer or measure under the name of one that could not be read, and reads it by itself', async () => {
    const recording = await recordingRun(store, 2);
    await recording.record(0, 40);
    await recording.close();
    await page.goto(`${api.url}/runs/${recording.uuid}?layer=dense0&step=2#token=${TEST_TOKEN}`);
    const curve = page.getByTestId('layer-chart');
    await curve.getByRole('img', { name: 'Last value' }).waitFor();
    await page.locator('[data-testid="decision-panel"][data-step="2"]').waitFor();
    let away = ['Decision'];
    await page.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      await (away.includes(operationName) ? route.abort() : route.continue());
    });
    await page.getByRole('button', { name: 'Decision of the next step' }).click();
    await page.getByTestId('decision-panel').getByText('The API did not answer').waitFor();
    away = ['Heatmap', 'LayerSeries'];
    await page.locator('[data-testid="decision-panel"][data-step="3"]').waitFor();
    await page.getByTestId('layer-select').selectOption({ index: 1 });
    await curve.getByTestId('chart-problem').getByText('Could not read it. The API did not answer').waitFor();
    expect(await curve.getByRole('img').getAttribute('aria-label')).toContain('It could not be read.');
    await page.getByTestId('measure-select').selectOption('GRAD_NORM');
    await page.getByTestId('failed').getByText('Could not read the decisions.').waitFor();
    await takePicture(page, 'run-unread');
    away = [];
    await page.getByTestId('heatmap').waitFor();
    await curve.getByRole('img', { name: /Gradient norm of layer dense1.*Last value/ }).waitFor();
    expect(await page.getByTestId('chart-problem').or(page.getByTestId('failed')).count()).toBe(0);
  }, 120_000);

  it('says above a page that was read before that its database does not answer, until it does', async () => {
    const error = { message: 'the database is away', extensions: { code: 'UNAVAILABLE' } };
    await page.goto(`${api.url}/runs#token=${TEST_TOKEN}`);
    await page.locator('[data-testid^="run-row-"]').first().waitFor();
    await page.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      await (operationName === 'RecordingHealth' ? route.fulfill({ json: { errors: [error] } }) : route.continue());
    });
    await page.getByTestId('database-away').getByText('what you see was read before').waitFor();
    await takePicture(page, 'runs-read-before');
    await page.unroute('**/graphql');
    await page.getByTestId('database-away').waitFor({ state: 'detached' });
  }, 120_000);

  it('offers no trace and no impact to who may not ask for one, and says who may', async () => {
    const { rows } = await store.pool.query<{ uuid: string }>(`update run set state = 'completed' returning uuid`);
    await signInAs(page, { api, store, role: 'viewer', name: 'desk-1', to: `/runs/${rows[0]?.uuid}` });
    await page.getByTestId('may-not-ask').getByText('Your role, viewer, reads traces. Operators, reviewers and admins ask for them.').waitFor();
    await page.getByTestId('may-not-ask').getByText('reads impacts').waitFor();
    expect(await page.getByTestId('start-trace').or(page.getByTestId('start-impact')).count()).toBe(0);
  }, 120_000);
});
