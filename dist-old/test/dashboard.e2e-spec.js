import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { freshHome, gradlensJson } from './spec-support/program.js';
import { completedRun, startProduct, startRun, until } from './spec-support/product.js';
const present = hasBrowser();
const SPEC = {
    name: 'browser drill',
    data: { kind: 'generated-credit', rows: 4000, seed: 7 },
    model: { kind: 'mlp', hidden: [64, 32, 16], activation: 'gelu' },
    guards: { clamp: false, rateLimit: false },
    provoke: [{ layer: 'dense2', step: 200, steps: 5, factor: 300 }],
    sensitivity: [{ policy: 'borderline' }],
    actions: [{ rule: 'scale-spike', do: 'pause' }],
    batchSize: 128,
    budget: { steps: 100_000 },
};
const CANCEL = 'mutation($input: CancelRunInput!) { cancelRun(input: $input) { __typename } }';
describe.skipIf(!present)('the dashboard in a real browser', () => {
    let home;
    let product;
    let browser;
    let page;
    let problems;
    let uuid;
    let small;
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
    const heatmap = () => page.getByTestId('heatmap').getAttribute('data-last-step').then(Number);
    it('asks for a token, then says that there is no run yet', async () => {
        await page.goto(product.url);
        await page.getByTestId('sign-in').waitFor();
        await page.goto(product.signIn);
        await page.reload();
        await page.getByTestId('empty').getByText('No runs yet').waitFor();
        expect(page.url()).not.toContain('token');
    });
    it('tells on its first page which run trains and how far it is, what waits for a person, and lets them decide there', async () => {
        uuid = await startRun(product, { spec: SPEC });
        const run = page.locator(`[data-testid="live-run"][data-run="${uuid}"]`);
        const step = () => run.getAttribute('data-last-step').then(Number);
        await until(step, (last) => last > 50);
        // 200 steps take long on a machine that does much else
        await page.locator('[data-testid="tile-waiting"][data-count="1"]').waitFor({ timeout: 240_000 });
        await page.getByTestId('needs').getByText(/^1 request /).waitFor();
        await page.getByTestId('sensitive-run').getByText(/from the threshold/).waitFor();
        expect(await page.locator('[data-testid="health-line"][data-part="Database"]').getAttribute('data-state')).toBe('good');
        await page.getByTestId('reject').click();
        await page.getByTestId('reject-reason').fill('the push was planted');
        await page.getByTestId('reject-confirm').click();
        await page.getByTestId('nothing-waits').waitFor();
        expect(await page.getByTestId('tile-waiting').getAttribute('data-count')).toBe('0');
        await takePicture(page, 'overview');
    }, 420_000);
    it('says so on its first page when the lists cannot be read, with the state of the database, and reads them again', async () => {
        await page.route('**/graphql', async (route) => {
            const { operationName } = route.request().postDataJSON();
            if (operationName === 'Overview')
                await route.abort();
            else if (operationName !== 'OverviewHealth')
                await route.continue();
            else {
                const response = await route.fetch();
                await route.fulfill({ response, body: (await response.text()).replace('"database":"ok"', '"database":"down"') });
            }
        });
        await page.reload();
        await page.getByTestId('failed').getByText('Could not read what needs you').waitFor();
        await page.locator('[data-testid="health-line"][data-part="Database"][data-state="bad"]').getByText('away').waitFor();
        await page.unroute('**/graphql');
        await page.getByTestId('failed').getByRole('button').click();
        await page.getByTestId('live-run').waitFor();
        problems.splice(0);
    });
    it('opens a live run, sees the heatmap grow, opens the alert and reads the decision', async () => {
        await page.getByTestId('live-run').first().getByRole('link').first().click();
        await page.getByTestId('live-badge').waitFor();
        const first = await until(heatmap, (step) => step > 0);
        await until(heatmap, (step) => step > first + 50);
        await page.getByTestId('alert-item').first().waitFor();
        await page.getByTestId('alert-item').filter({ hasText: 'scale-spike' }).first().click();
        const panel = page.getByTestId('decision-panel');
        await panel.getByText('dense2').first().waitFor();
        const text = await panel.innerText();
        expect(text).toContain('200');
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
    it('verifies the ledger of a run on its page, and gives the file that proves it elsewhere', async () => {
        small = await completedRun(product, { spec: { ...SPEC, name: 'ledger drill', provoke: [], actions: [], budget: { steps: 40 } } });
        await page.goto(product.signIn);
        await page.goto(`${product.url}/runs/${small}`);
        await page.getByRole('link', { name: 'verify, download' }).click();
        await page.getByTestId('ledger-segment').first().waitFor();
        await page.getByTestId('verify-now').click();
        await page.locator('[data-testid="ledger-check"][data-state="OK"]').waitFor();
        await page.getByTestId('ledger-verdict').getByText('unaltered and complete').waitFor();
        const root = await page.getByTestId('ledger-root').innerText();
        await takePicture(page, 'ledger');
        const download = page.waitForEvent('download');
        await page.getByTestId('download-ledger').click();
        const file = path.join(home, 'proof.ledger');
        await (await download).saveAs(file);
        expect(await gradlensJson(['verify', file], home)).toMatchObject({ state: 'ok', complete: true, root });
        expect(problems).toEqual([]);
    }, 240_000);
    it('restores a view of a run from its address, and gives its picture and its data as files', async () => {
        await page.goto(`${product.url}/runs/${small}?measure=grad-norm&colours=typical&from=5&to=24&rows=1-3`);
        await page.getByTestId('shown-steps').getByText('steps 5–24').waitFor();
        expect(await page.locator('#colours').inputValue()).toBe('typical');
        await page.locator('.heatmap .label').nth(1).waitFor();
        expect(await page.locator('.heatmap .label').allInnerTexts()).toEqual(['dense2', 'dense3']);
        const save = async (menu, ending) => {
            const download = page.waitForEvent('download');
            await page.getByTestId(menu).locator('summary').click();
            await page.getByTestId(`${menu}-${ending}`).click();
            return await readFile(await (await download).path());
        };
        const cells = (await save('export-heatmap', 'csv')).toString().trim().split('\r\n');
        expect([cells[0], cells.length]).toEqual(['layer,from_step,to_step,min,max,mean,non_finite,flagged', 1 + 2 * 20]);
        expect(cells[1]).toMatch(/^dense2,5,5,[\d.e-]+,/);
        expect((await save('export-heatmap', 'svg')).toString()).toMatch(/<svg [\s\S]*>Gradient norm of ledger drill<[\s\S]*data:image\/png;base64,[\s\S]*>dense3</);
        const png = await save('export-loss-chart', 'png');
        expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 1920]);
        expect((await save('export-layer-chart', 'csv')).toString()).toMatch(/^step,dense1,highest,lowest\r\n5,/);
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('header.top').isVisible()).toBe(false);
        expect(await page.getByTestId('heatmap').isVisible()).toBe(true);
        await takePicture(page, 'run-printed');
        await page.emulateMedia({ media: null });
        expect(problems).toEqual([]);
    });
    it('is gone through by keyboard: g and a letter, / to search, ? for the keys', async () => {
        await page.goto(product.url);
        await page.getByTestId('zone').waitFor();
        await page.keyboard.press('?');
        await page.getByTestId('keys').getByText('Deliveries').waitFor();
        // with the list open keys do nothing else
        await page.keyboard.press('g');
        await page.keyboard.press('i');
        await page.keyboard.press('Escape');
        expect(new URL(page.url()).pathname).toBe('/');
        await page.keyboard.press('g');
        await page.keyboard.press('i');
        await page.waitForURL(/\/incidents$/);
        await page.keyboard.press('g');
        await page.keyboard.press('u');
        await page.waitForURL(/\/rules$/);
        await page.keyboard.press('/');
        await page.waitForURL(/\/runs$/);
        await page.locator('#search:focus').waitFor();
        await page.keyboard.type('ledger go?');
        await page.waitForURL(/search=ledger\+go%3F$/);
        expect(problems).toEqual([]);
    });
});
//# sourceMappingURL=dashboard.e2e-spec.js.map