import { openStore } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectOfThings } from '../apps/api/src/testing/project-of-things.js';
import { TEST_TOKEN } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { startDashboard } from './spec-support/dashboard.js';
import { doorTo } from './spec-support/door.js';
const RUNS = 10_000;
/** What a page may read at most before a person asks for more. Unit: bytes. */
const MOST_BYTES = 600_000;
/** Runs with layers, an incident and an alert each, made by the database itself. */
const MANY_RUNS = `
  insert into run (uuid, name, origin, state, spec, scaler, total_steps, created_at, started_at, ended_at)
  select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - 60000 * n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
    'run ' || n, 'cli', (array['completed', 'failed', 'diverged', 'interrupted'])[1 + n % 4], '{"name": "made"}', 'snr', 100, now() - n * interval '1 minute', now() - n * interval '1 minute', now()
  from generate_series(1, ${RUNS}) n;
  insert into ingest_state (run_id, last_seq, last_step, attempt) select run_id, 1, 99, 1 from run where spec = '{"name": "made"}';
  insert into run_layer (run_id, layer, name, kind, module, depth, parameter_count) select run_id, 0, 'dense0', 'dense', 'dense', 0, 10 from run where spec = '{"name": "made"}';
  insert into incident (run_id, incident, state, severity, rule, layer, fingerprint, since, first_step, opened_step, last_step, spread, alerts)
    select run_id, 1, 'open', 'critical', 'spike', 'dense0', 'f1', 5, 5, 6, 6, array['dense0'], 1 from run where spec = '{"name": "made"}';
  insert into alert (run_id, fingerprint, since, rule, rule_version, severity, layer, measure, state, fired_step, value, threshold, summary, incident)
    select run_id, 'f1', 5, 'spike', 'v1', 'critical', 'dense0', 'loss', 'firing', 6, 9, 3, 'a word', 1 from run where spec = '{"name": "made"}';
  analyze;`;
const LISTS = ['/', '/runs', '/comparisons', '/reviews', '/incidents', '/alerts', '/silences', '/deliveries', '/rules', '/rule-editor', '/settings'];
function pagesOf({ run, ids }) {
    const comparison = Buffer.from(ids.Comparison, 'base64url').toString().split(':')[1] ?? '';
    return [...LISTS, `/runs/${run}`, `/ledgers/${run}`, `/predictions?run=${run}`, `/predictions/${ids.Prediction}`, `/incidents/${ids.Incident}`, `/traces/${ids.Trace}`, `/impacts/${ids.Impact}`, `/comparisons/${comparison}`];
}
describe.skipIf(!hasBrowser())('the dashboard with many runs, and with a database that goes away', () => {
    let store;
    let through;
    let door;
    let api;
    let browser;
    let page;
    let pages;
    let read = 0;
    let asking = 0;
    beforeAll(async () => {
        store = await testStore();
        pages = pagesOf(await projectOfThings(store, 'default', 'a word'));
        await store.pool.query(MANY_RUNS);
        door = await doorTo(store.connectionString);
        through = await openStore({ home: '', databaseUrl: door.url, applicationName: 'test' });
        api = await startDashboard(through);
        ({ browser, page } = await openPage());
        page.on('request', (request) => { asking += isOfApi(request) ? 1 : 0; });
        page.on('requestfailed', (request) => { asking -= isOfApi(request) ? 1 : 0; });
        page.on('requestfinished', (request) => {
            if (isOfApi(request))
                void request.sizes().then(({ responseBodySize }) => { read += responseBodySize; }).finally(() => { asking -= 1; });
        });
        await page.goto(`${api.url}/#token=${TEST_TOKEN}`);
    }, 400_000);
    afterAll(async () => {
        await browser.close();
        await api.close();
        await through.close();
        await door.shut();
        await store.close();
    });
    const isOfApi = (request) => request.url().endsWith('/graphql');
    const stands = async () => {
        await page.locator('main:not(:has(.loading)) :is(h1, .notice)').first().waitFor({ state: 'attached' });
        await expect.poll(() => asking, { timeout: 90_000 }).toBe(0);
    };
    const problemsShown = (of = page) => of.locator('main').locator('.notice.failed, .refused').count();
    it('reads a page of each list, and no more, however many there are', async () => {
        const found = [];
        for (const path of pages) {
            read = 0;
            const begun = performance.now();
            await page.goto(`${api.url}${path}`);
            await stands();
            found.push({ page: path.replaceAll(/[\w-]{30,}/g, '…'), ms: Math.round(performance.now() - begun), bytes: read });
            expect(await problemsShown(), path).toBe(0);
        }
        process.stderr.write(`${found.map(({ page: name, ms, bytes }) => `${name}: ${ms} ms, ${Math.round(bytes / 1000)} kB`).join('\n')}\n`);
        expect(found.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([]);
    }, 400_000);
    it.each([['/runs', '[data-testid^="run-row-"]'], ['/incidents', '[data-testid="incident-item"]'], ['/alerts', '[data-testid="alert-item"]']])('%s says how many there are, and reads on when asked', async (path, row) => {
        await page.goto(`${api.url}${path}`);
        await page.locator(row).first().waitFor();
        const before = await page.locator(row).count();
        expect(before).toBeLessThanOrEqual(100);
        expect(await page.locator('main').innerText()).toMatch(/10,00\d/);
        await page.getByRole('button', { name: 'Load more' }).click();
        await page.locator(row).nth(before).waitFor();
        expect(await page.locator(row).count()).toBeLessThanOrEqual(2 * before);
    });
    it('says on every page that it cannot read while the database is away, and reads by itself when it is back', async () => {
        await door.shut();
        const tabs = [];
        const context = await browser.newContext();
        for (const path of pages.filter((each) => each !== '/rule-editor')) {
            const tab = await context.newPage();
            tab.setDefaultTimeout(90_000);
            await tab.goto(`${api.url}${path}#token=${TEST_TOKEN}`);
            tabs.push({ path, tab });
        }
        for (const { path, tab } of tabs) {
            await tab.locator('main [role="alert"]').first().waitFor().catch(() => { throw new Error(`${path} does not say that it cannot read`); });
            if (path === '/runs')
                await takePicture(tab, 'runs-away');
        }
        await door.open();
        for (const { path, tab } of tabs) {
            await expect.poll(() => problemsShown(tab), { timeout: 90_000, message: path }).toBe(0);
            await tab.locator('main:not(:has(.loading)) h1').first().waitFor({ state: 'attached' });
        }
    }, 400_000);
});
//# sourceMappingURL=dashboard-many.e2e-spec.js.map