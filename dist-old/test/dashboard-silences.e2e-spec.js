import { logTest } from '#libs/decision-store';
import { httpSink, testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, liveRun } from '../apps/api/src/notifications/testing/firing.js';
import { testNotifier } from '../apps/api/src/notifications/testing/test-notifier.js';
import { TEST_TOKEN } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage } from './spec-support/browser.js';
import { startDashboard } from './spec-support/dashboard.js';
describe.skipIf(!hasBrowser())('silences in a real browser', () => {
    let store;
    let sink;
    let notifier;
    let api;
    let browser;
    let page;
    let problems;
    beforeAll(async () => {
        [store, sink] = await Promise.all([testStore(), httpSink()]);
        notifier = await testNotifier(store, `version: 1\nreceivers: [{ kind: webhook, name: hook, url: "${sink.url}", secretEnv: HOOK_SECRET }]\nroute: { receiver: hook }\nwatchdog: { receivers: [hook] }\n`);
        api = await startDashboard(store, { notify: notifier.file });
        const run = await liveRun(store, 'browser silences');
        await change(store, run, { rule: 'dead-layer', layer: 'frozen1' });
        await change(store, run, { rule: 'loss-spike' });
        ({ browser, page, problems } = await openPage());
        await page.goto(`${api.url}/#token=${TEST_TOKEN}`);
        await page.reload();
    }, 240_000);
    afterAll(async () => {
        await browser.close();
        await api.close();
        await notifier.close();
        await Promise.all([sink.close(), store.close()]);
    });
    const alert = (rule) => page.locator(`[data-testid="alert-item"][data-rule="${rule}"]`);
    it('are made from an alert, with a preview and a reason, shown on it, and ended', async () => {
        await page.goto(`${api.url}/alerts`);
        await alert('dead-layer').getByTestId('silence-alert').click();
        await page.getByTestId('silence-preview').getByText('Would mute 1 that fires now, and 1 of 2 of the last 7 days.').waitFor();
        expect(await page.getByTestId('silence-matchers').inputValue()).toMatch(/^alertname="dead-layer"\nlayer="frozen1"\nrun="[0-9a-f-]{36}"$/);
        await page.getByTestId('silence-reason').fill('frozen on purpose');
        await page.getByTestId('silence-create').click();
        const item = page.getByTestId('silence');
        await item.getByText('frozen on purpose').waitFor();
        expect(await item.innerText()).toMatch(/active[\s\S]*alertname="dead-layer"[\s\S]*by \S+[\s\S]*ends in (2 h 00 min|1 h 59 min)/);
        await page.goto(`${api.url}/alerts`);
        await alert('dead-layer').getByTestId('silenced').getByText('silenced by').waitFor();
        expect(await alert('loss-spike').getByTestId('silenced').count()).toBe(0);
        await page.goto(`${api.url}/silences`);
        await page.getByTestId('expire-silence').click();
        await page.getByTestId('expire-silence-reason').fill('thawed');
        await page.getByTestId('expire-silence-confirm').click();
        await page.locator('[data-testid="silence"][data-state="EXPIRED"]').getByText('thawed').waitFor();
    });
    it('say what is wrong with a matcher, and the page tells who is told', async () => {
        await page.goto(`${api.url}/silences`);
        await page.getByTestId('silence-matchers').fill('layer=~"(a"');
        await page.getByTestId('silence-preview').getByText('a pattern without a group that does not end').waitFor();
        await page.getByTestId('silence-matchers').fill('nonsense');
        await page.getByTestId('silence-preview').getByText('Each line is a label').waitFor();
        const receiver = page.getByTestId('receiver');
        expect(await receiver.innerText()).toMatch(/hook[\s\S]*webhook, gets the heartbeat[\s\S]*ok/);
        expect(problems).toEqual([]);
    });
    it('lead to the deliveries: what was sent to whom, how often it was tried, of which incident', async () => {
        await page.getByTestId('receiver').getByRole('link', { name: 'hook' }).click();
        await page.waitForURL(/\/deliveries\?receiver=hook$/);
        const told = page.locator('[data-testid="delivery"][data-kind="alerts"][data-state="SENT"]').first();
        expect(await told.innerText()).toMatch(/hook[\s\S]*alerts[\s\S]*firing: [\s\S]*on browser silences[\s\S]*sent[\s\S]*answered 204 after \d+ ms/);
        await told.getByTestId('delivery-incident').first().waitFor();
        await page.getByTestId('delivery-kind').selectOption('TEST');
        await page.getByText('No delivery matches.').waitFor();
        const message = { version: 1, kind: 'test', receiver: 'hook', groupLabels: {}, status: 'firing', alerts: [], truncated: 0, isRepeat: false, heartbeat: null };
        await logTest(store, { id: uuidv7(), message, status: 503, problem: 'it answers 503', ms: 12, isDelivered: false });
        await page.getByTestId('deliveries-reload').click();
        const test = page.locator('[data-testid="delivery"][data-kind="test"]');
        await test.waitFor();
        expect(await test.innerText()).toMatch(/Test: this receiver works[\s\S]*given up: it answers 503[\s\S]*answered 503 after 12 ms: it answers 503/);
        await page.getByTestId('delivery-kind').selectOption('ALERTS');
        await told.getByTestId('delivery-incident').first().click();
        await page.waitForURL(/\/incidents\/./);
        expect(problems).toEqual([]);
    });
    it('tell a token that may not see them so, and what is wrong when the API fails', async () => {
        const answer = (errors) => page.route('**/graphql', async (route) => {
            if (!(route.request().postData() ?? '').includes('"operationName":"Deliveries"')) {
                await route.continue();
                return;
            }
            await route.fulfill({ json: { data: null, errors } });
        });
        await answer([{ message: 'your role may not do this', extensions: { code: 'FORBIDDEN' } }]);
        await page.goto(`${api.url}/deliveries`);
        await page.getByText('Your token may not see deliveries.').waitFor();
        await page.unroute('**/graphql');
        await answer([{ message: 'the database does not answer', extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
        await page.goto(`${api.url}/deliveries?state=sent`);
        await page.getByTestId('failed').getByText('the database does not answer').waitFor();
        await page.unroute('**/graphql');
        await page.getByTestId('failed').getByRole('button', { name: 'Try again' }).click();
        await page.getByTestId('delivery').first().waitFor();
    });
});
//# sourceMappingURL=dashboard-silences.e2e-spec.js.map