import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { createAccessToken } from '#libs/decision-store';
import { startTestApi } from '../../apps/api/src/testing/test-api.js';
import { ROOT } from './program.js';
/** An API in this process that serves the dashboard, newly built. */
export async function startDashboard(store, more, environment = {}) {
    execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, stdio: 'ignore' });
    return await startTestApi(store, { dashboardFolder: path.join(ROOT, 'apps/dashboard/dist'), ...environment }, more);
}
/** Signs in with a new token of a role, and opens an address. */
export async function signInAs(page, { api, store, role, name, to }) {
    const { secret } = await createAccessToken(store, { role, name, createdBy: 'test' });
    await page.goto(`${api.url}/#token=${secret}`);
    await page.goto(`${api.url}${to}`);
}
//# sourceMappingURL=dashboard.js.map