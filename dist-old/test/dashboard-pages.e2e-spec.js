import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createSilence } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectOfThings } from '../apps/api/src/testing/project-of-things.js';
import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { TEST_TOKEN } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { signInAs, startDashboard } from './spec-support/dashboard.js';
import { until } from './spec-support/product.js';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
describe.skipIf(!hasBrowser())('every page of the dashboard in a real browser', () => {
    let store;
    let api;
    let browser;
    let page;
    let problems;
    let pages = {};
    beforeAll(async () => {
        store = await testStore();
        // every page gets on with the documents of the built dashboard alone
        api = await startDashboard(store, undefined, { documents: 'known' });
        ({ browser, page, problems } = await openPage());
        await page.goto(`${api.url}/#token=${TEST_TOKEN}`);
    }, 240_000);
    afterAll(async () => {
        await browser.close();
        await api.close();
        await store.close();
    });
    const lists = ['/', '/runs', '/comparisons', '/reviews', '/incidents', '/alerts', '/silences', '/deliveries', '/rules', '/rule-editor', '/settings'];
    function pagesOf({ run, ids }) {
        const one = { run: `/runs/${run}?layer=dense0&step=2`, ledger: `/ledgers/${run}`, predictions: `/predictions?run=${run}`, prediction: `/predictions/${ids.Prediction}`, incident: `/incidents/${ids.Incident}`, trace: `/traces/${ids.Trace}`, impact: `/impacts/${ids.Impact}`, comparison: `/comparisons/${Buffer.from(ids.Comparison, 'base64url').toString().split(':')[1]}` };
        return { ...Object.fromEntries(lists.map((path) => [path === '/' ? 'overview' : path.slice(1), path])), ...one };
    }
    /** Waits until an expression is true; the page itself allows no strings to be run. */
    const holds = (expression) => until(() => page.evaluate(expression), Boolean);
    /** Opens a page and waits until all of it stands. */
    async function open(path) {
        await page.goto(`${api.url}${path}`);
        await page.locator('main:not(:has(.loading)) :is(h1, .notice)').first().waitFor({ state: 'attached' });
    }
    async function fill() {
        pages = pagesOf(await projectOfThings(store, 'default', 'a word'));
        await createSilence(store, { matchers: [{ name: 'alertname', operator: '=', value: 'x' }], startsAt: null, end: { afterMs: 3_600_000 }, reason: 'known', createdBy: 'desk-1' });
    }
    /** What axe-core finds on a page that is serious or critical: rule, and where. */
    async function findings(rules = null) {
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(`axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: rules }) })})`);
        return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}: ${failureSummary.slice(0, 300)}`));
    }
    it('says what is not there yet while the database is empty', async () => {
        for (const path of lists) {
            await open(path);
            expect(await page.getByTestId('failed').count(), path).toBe(0);
        }
        await open('/reviews');
        await page.getByTestId('empty').getByText('No prediction waits for a person.').waitFor();
        await takePicture(page, 'empty-reviews');
        expect(problems).toEqual([]);
    });
    it.each(['light', 'dark'])('has no serious or critical finding of axe-core, with data, %s', async (colorScheme) => {
        if (colorScheme === 'light')
            await fill();
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const found = {};
        for (const [name, path] of Object.entries(pages)) {
            await open(path);
            // what another theme changes is colours
            const all = await findings(colorScheme === 'light' ? null : ['color-contrast', 'link-in-text-block']);
            if (all.length > 0)
                found[name] = all;
            await takePicture(page, `${name}-${colorScheme}`);
        }
        expect(found).toEqual({});
        expect(problems).toEqual([]);
    });
    it('would find a button without a name, and text that cannot be read', async () => {
        await open('/rules');
        await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><p style="color:#ccc;background:#fff">faint</p>')`);
        expect((await findings()).map((finding) => finding.split(':', 1)[0])).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
    });
    it('fits the width of a phone, and one between', async () => {
        await page.emulateMedia({ colorScheme: 'light' });
        const wide = {};
        const measure = async (name, width) => {
            const found = await page.evaluate('document.documentElement.scrollWidth');
            if (found > width)
                wide[`${name} at ${width} px`] = `${found} px`;
        };
        for (const [name, path] of Object.entries(pages)) {
            await page.setViewportSize({ width: 390, height: 844 });
            await open(path);
            await measure(name, 390);
            await takePicture(page, `${name}-phone`);
            await page.setViewportSize({ width: 700, height: 844 });
            await measure(name, 700);
        }
        await page.setViewportSize({ width: 1400, height: 1000 });
        expect(wide).toEqual({});
    });
    it('shows what a comparison found, negative where it is, from its run and back, and gives its data away', async () => {
        await open(pages['comparison'] ?? '');
        await page.getByTestId('net-economy').getByText('−0.75 (−1 to −0.5): does not pay').waitFor();
        expect(await page.locator('[data-testid="interval-row"][data-other="adam, constant"]').getAttribute('data-verdict')).toBe('better');
        expect(await page.locator('[data-testid="interval-row"][data-other="snr, uniform"]').getAttribute('data-verdict')).toBe('no difference shown');
        await page.getByTestId('arm-curves-1').locator('canvas').waitFor();
        await page.getByTestId('export-intervals').locator('summary').click();
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-intervals-csv').click()]);
        expect(readFileSync(await file.path(), 'utf8')).toMatch(/^arm,role,[^]*\nsnr,scaler,0\.01,[^]*"adam, constant",baseline,/);
        await page.locator('.run-head .page-head a').click();
        await page.waitForURL(/\/runs\//);
        await page.getByTestId('run-comparison').getByRole('link').click();
        await page.waitForURL(/\/comparisons\/\d+$/);
        expect(problems).toEqual([]);
    });
    it('shows a run that declares no scale by the first measure that has values', async () => {
        const recording = await recordingRun(store, 2, (measure, step) => (measure === 'flags' ? 0 : /scale/i.test(measure) ? NaN : 1 + step));
        await recording.record(0, 4);
        await recording.close();
        await page.goto(`${api.url}/runs/${recording.uuid}`);
        await page.locator('#measure').and(page.locator('select')).waitFor();
        await holds(`document.querySelector('#measure').value === 'GRAD_NORM'`);
        // whoever asks for the scale is shown that there is none
        await page.locator('#measure').selectOption('SCALE');
        await page.waitForURL(/measure=scale/);
        await page.reload();
        await holds(`document.querySelector('#measure')?.value === 'SCALE'`);
    });
    it('prints its pictures light, also from the dark theme', async () => {
        await page.emulateMedia({ colorScheme: 'dark' });
        await open(pages['run'] ?? '');
        const painted = () => page.evaluate(`(() => { const c = document.querySelector('.heatmap canvas'); return c === null ? '' : c.getContext('2d').getImageData(c.width / 8, c.height / 4, 1, 1).data.join(); })()`);
        const dark = await until(painted, (colour) => colour.endsWith(',255'));
        await page.emulateMedia({ colorScheme: 'light' });
        const light = await until(painted, (colour) => colour !== dark);
        await page.emulateMedia({ colorScheme: 'dark' });
        await until(painted, (colour) => colour === dark);
        await page.emulateMedia({ media: 'print' });
        await until(painted, (colour) => colour === light);
        await page.emulateMedia({ media: null });
    });
    it('lets a viewer read every page, and tells of no person', async () => {
        await signInAs(page, { api, store, role: 'viewer', name: 'eye', to: '/' });
        for (const [name, path] of Object.entries(pages)) {
            await open(path);
            expect(await page.getByTestId('failed').count(), name).toBe(0);
            expect(await page.locator('main').innerText(), name).not.toMatch(/test:\d/);
        }
        expect(problems).toEqual([]);
    });
});
//# sourceMappingURL=dashboard-pages.e2e-spec.js.map