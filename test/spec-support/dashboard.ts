import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { createAccessToken, type Store } from '#libs/decision-store';
import type { Role } from '#libs/contracts';
import type { Page } from 'playwright-core';

import { startTestApi, type TestApi } from '../../apps/api/src/testing/test-api.js';
import { ROOT } from './program.js';

/** An API in this process that serves the dashboard, newly built. */
export async function startDashboard(store: Store, more?: Parameters<typeof startTestApi>[2], environment: Parameters<typeof startTestApi>[1] = {}): Promise<TestApi> {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, stdio: 'ignore' });
  return await startTestApi(store, { dashboardFolder: path.join(ROOT, 'apps/dashboard/dist'), ...environment }, more);
}

/** Signs in with a new token of a role, and opens an address. */
export async function signInAs(page: Page, { api, store, role, name, to }: { readonly api: TestApi; readonly store: Store; readonly role: Role; readonly name: string; readonly to: string }): Promise<void> {
  const { secret } = await createAccessToken(store, { role, name, createdBy: 'test' });
  await page.goto(`${api.url}/#token=${secret}`);
  await page.goto(`${api.url}${to}`);
}
