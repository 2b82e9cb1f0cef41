import { listAccessTokens, revokeAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { TEST_TOKEN } from '../apps/api/src/testing/test-api.js';
import { openTestIssuer } from '../apps/api/src/testing/test-issuer.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { startDashboard } from './spec-support/dashboard.js';
import { until } from './spec-support/product.js';
describe.skipIf(!hasBrowser())('signing in to the dashboard at an organisation, in a real browser', () => {
    let store;
    let issuer;
    let api;
    let browser;
    let page;
    let problems;
    let run;
    beforeAll(async () => {
        store = await testStore();
        issuer = await openTestIssuer();
        api = await startDashboard(store, undefined, { signIn: issuer.signIn });
        const recording = await recordingRun(store, 2, () => 1);
        await recording.record(0, 10);
        await recording.close();
        run = recording.uuid;
        ({ browser, page, problems } = await openPage());
    }, 240_000);
    afterAll(async () => {
        await browser.close();
        await api.close();
        issuer.close();
        await store.close();
    });
    it('says so where the organisation gives no role, and lets nobody in', async () => {
        issuer.person = { sub: 'u1', preferred_username: 'desk-1' };
        await page.goto(api.url);
        await page.getByTestId('organisation').click();
        await page.getByTestId('why-signed-out').getByText('gives you no role here').waitFor();
        expect(page.url()).toBe(`${api.url}/`);
        await takePicture(page, 'sign-in-refused');
    });
    it('leads back to the page that was opened, signed in, with live news', async () => {
        issuer.person = { sub: 'u1', preferred_username: 'desk-1', gradlens_role: 'reviewer' };
        await page.goto(`${api.url}/settings?x=1`);
        await page.getByTestId('organisation').click();
        await page.getByTestId('who-am-i').getByText('desk-1').waitFor();
        expect(page.url()).toBe(`${api.url}/settings?x=1`);
        await page.getByTestId('signed-in-by').getByText('Your organisation').waitFor();
        await takePicture(page, 'signed-in');
        expect(await page.evaluate('document.cookie + JSON.stringify(sessionStorage)')).toBe('{}');
        await page.reload();
        await page.getByTestId('who-am-i').getByText('desk-1').waitFor();
        expect(await page.getByTestId('connection-lost').count()).toBe(0);
    });
    it('downloads what the role may have', async () => {
        await page.goto(`${api.url}/ledgers/${run}`);
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('download-ledger').click()]);
        expect(download.suggestedFilename()).toContain(run);
    });
    it('ends by sign-out, for every page', async () => {
        await page.goto(`${api.url}/settings`);
        await page.getByTestId('sign-out').click();
        await page.getByTestId('why-signed-out').getByText('You signed out.').waitFor();
        await page.reload();
        await page.getByTestId('organisation').waitFor();
        expect((await listAccessTokens(store))[0]).toMatchObject({ subject: 'u1', revokedAt: expect.any(Date) });
    });
    it('is told to an admin, who revokes it: the other browser lands on the sign-in page', async () => {
        await page.goto(`${api.url}/settings`);
        await page.getByTestId('organisation').click();
        await page.getByTestId('who-am-i').waitFor();
        const session = (await listAccessTokens(store)).find(({ subject, revokedAt }) => subject === 'u1' && revokedAt === null);
        await revokeAccessToken(store, session.tokenId);
        await until(async () => {
            await page.goto(`${api.url}/runs`);
            await page.getByTestId('sign-in').or(page.locator('h1')).first().waitFor();
            return (await page.getByTestId('sign-in').count()) === 1;
        }, Boolean);
        await page.goto(`${api.url}/settings#token=${TEST_TOKEN}`);
        await page.getByTestId('token').and(page.locator('[data-name="desk-1"][data-state="revoked"]')).first().waitFor();
        await takePicture(page, 'sessions');
    });
    it('leaves nothing in the console but what was refused', () => {
        expect(problems.filter((problem) => !problem.includes('401') && !problem.includes('WebSocket'))).toEqual([]);
    });
});
//# sourceMappingURL=dashboard-sign-in.e2e-spec.js.map