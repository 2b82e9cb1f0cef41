import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { freshHome, gradlens, ROOT } from './spec-support/program.js';
import { completedRun, startProduct } from './spec-support/product.js';
const present = hasBrowser();
const SPEC = readFileSync(path.join(ROOT, 'examples/planted-push.yaml'), 'utf8');
/** The record that its pushed decision moves most; test/trace.e2e-spec.ts finds it. */
const RECORD = 'test:3216';
describe.skipIf(!present)('traces in a real browser', () => {
    let home;
    let product;
    let browser;
    let page;
    let problems;
    let run;
    beforeAll(async () => {
        home = await freshHome();
        product = await startProduct(home);
        ({ browser, page, problems } = await openPage());
        run = await completedRun(product, { specYaml: SPEC });
        await page.goto(product.signIn);
        await page.goto(`${product.url}/runs/${run}`);
    }, 240_000);
    afterAll(async () => {
        await browser.close();
        await product.stop();
        await rm(home, { recursive: true, force: true });
    });
    /** Asks for a trace by keyboard alone; `sets` are named, those in `ticked` ticked. */
    const ask = async (which, effort, { sets = '', ticked = [] } = {}) => {
        await page.getByTestId('start-trace').focus();
        await page.keyboard.press('Enter');
        const dialog = page.locator('dialog[open]');
        await dialog.getByTestId('trace-which').fill(which);
        await dialog.getByTestId('trace-effort').selectOption(effort);
        if (sets !== '') {
            await dialog.getByTestId('trace-sets').locator('summary').press('Enter');
            for (const set of ticked)
                await dialog.locator(`[data-testid="trace-set"][value="${set}"]`).press('Space');
            await dialog.getByTestId('trace-sets-others').fill(sets);
        }
        await dialog.getByTestId('start-trace-reason').fill('a complaint');
        await page.keyboard.press('Enter');
    };
    const state = (name, timeout = 180_000) => page.locator(`[data-testid="trace-state"][data-state="${name}"]`).first().waitFor({ timeout });
    it('are asked for on the page of a run; what is wrong is said in the dialog', async () => {
        await page.getByTestId('no-traces').waitFor();
        await ask('17', 'quick');
        await page.locator('dialog[open]').getByRole('alert').getByText('input.record is "17"').waitFor();
        await page.locator('dialog[open]').getByRole('button', { name: 'Leave it' }).click();
    });
    it('show how far they are, and the pushed decision on top when they are made', async () => {
        await ask(RECORD, 'quick', { sets: 'dense2@150\n', ticked: ['*', 'guard:clamp'] });
        await page.waitForURL(/\/traces\//);
        await page.getByTestId('trace-title').getByText(`score, record ${RECORD}`).waitFor();
        // of any part: replays side by side are soon done, on a fast machine all of it
        const isDone = page.locator('[data-testid="trace-state"][data-state="COMPLETED"]');
        await page.getByTestId('trace-stage').getByText(/\d+ of \d+/).or(isDone).first().waitFor({ timeout: 120_000 });
        await state('COMPLETED');
        const first = page.getByTestId('traced-decision').first();
        await first.waitFor();
        expect([await first.getAttribute('data-layer'), await first.getAttribute('data-step'), await first.getAttribute('data-grade')]).toEqual(['dense2', '150', 'MEASURED']);
        expect(await page.getByTestId('trace-headline').innerText()).toMatch(new RegExp(`^The score of ".+", record ${RECORD}, is 0\\.\\d+\\. With all [\\d,]+ scales at 1 \\(replayed\\) it would be 0\\.\\d+, 0\\.\\d+ (more|less)\\.$`));
        expect(await page.getByTestId('trace-verdict').getAttribute('data-verdict')).toMatch(/^(RELIABLE|INDICATIVE)$/);
        expect(await page.getByTestId('trace-fidelity').innerText()).toContain('Executed again bit for bit, the recorded weights.');
    });
    it('tell what sets of decisions did: in words, as a picture beside chance, in a table, and whom they moved', async () => {
        const item = (set) => page.locator(`[data-testid="traced-set"][data-set="${set}"]`);
        await item('dense2@150').waitFor();
        // those that were ticked come first
        await expect.poll(() => page.evaluate(`[...document.querySelectorAll('[data-testid="set-row"]')].map((row) => row.dataset.set)`)).toEqual(['*', 'guard:clamp', 'dense2@150']);
        expect(await item('dense2@150').getByTestId('set-sentence').innerText()).toMatch(new RegExp(`^Without step 150 of dense2 the score of ".+", record ${RECORD}, would be 0\\.\\d+ in place of 0\\.\\d+: 0\\.\\d+ (more|less)\\.$`));
        expect(await item('dense2@150').innerText()).toMatch(/39 random sets of as many decisions change it by up to .+ \(p = 0\.025\)/);
        await expect.poll(() => item('dense2@150').getByTestId('set-picture').locator('circle.lot').count()).toBe(39);
        expect(await item('dense2@150').getByTestId('set-everybody').innerText()).toMatch(/^Of all 4,000 test records [\d,]+ would get another class/);
        // the guards are off in this run, and all decisions are no random set
        expect(await item('guard:clamp').getAttribute('data-grade')).toBe('UNAVAILABLE');
        expect(await item('guard:clamp').innerText()).toContain('none of these decisions has a scale other than 1');
        expect(await item('*').getByTestId('set-picture').locator('circle.lot').count()).toBe(0);
        await item('dense2@150').getByTestId('set-moved').locator('summary').press('Enter');
        await expect.poll(() => item('dense2@150').getByTestId('moved-most').locator('tbody tr').first().innerText()).toContain(RECORD);
        await takePicture(page, 'trace-sets');
        await page.setViewportSize({ width: 390, height: 844 });
        // pictures are drawn anew behind the change of width
        await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
        await takePicture(page, 'trace-sets-phone');
        await page.setViewportSize({ width: 1400, height: 1000 });
        await page.getByTestId('theme-toggle').click();
        await page.getByTestId('theme-toggle').click();
        await takePicture(page, 'trace-sets-dark');
        await page.getByTestId('theme-toggle').click();
    });
    it('say where sets cannot be read, read them when they can be, and how to ask for some where there are none', async () => {
        const isOf = (post, name) => (post ?? '').includes(`"operationName":"${name}"`);
        let asked = 0;
        await page.route('**/graphql', async (route) => {
            if (!isOf(route.request().postData(), 'TraceSets'))
                await route.continue();
            else if (++asked > 1)
                await route.continue();
            else
                await route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({ data: null, errors: [{ message: 'made to fail' }] }) });
        });
        await page.reload();
        const part = page.getByTestId('traced-sets');
        await part.getByTestId('failed').getByText('made to fail').waitFor();
        await part.getByRole('button', { name: 'Try again' }).click();
        await part.getByTestId('sets-table').waitFor();
        await page.unroute('**/graphql');
        await page.route('**/graphql', async (route) => {
            if (!isOf(route.request().postData(), 'Trace')) {
                await route.continue();
                return;
            }
            const answer = await route.fetch();
            const body = await answer.json();
            body.data.trace.effort.without = [];
            await route.fulfill({ response: answer, json: body });
        });
        await page.reload();
        await part.getByTestId('no-sets').waitFor();
        await page.unroute('**/graphql');
        await page.reload();
        await part.getByTestId('sets-table').waitFor();
    });
    it('have the effect of every decision as a picture that keys and readers reach, and a way into the run', async () => {
        const map = page.getByTestId('heatmap');
        expect(Number(await map.getAttribute('data-last-step'))).toBeGreaterThan(150);
        await map.focus();
        await page.keyboard.press('ArrowRight');
        await page.getByTestId('effect-words').getByText(/step \d+: at scale 1 the target would be/).waitFor();
        await page.getByTestId('traced-decision').first().getByRole('link').click();
        await page.waitForURL(/layer=dense2&step=150/);
        await page.getByTestId('decision-panel').getByText('dense2').first().waitFor();
        await page.locator('[data-testid="trace-item"][data-state="COMPLETED"]').getByRole('link').click();
        await page.getByTestId('trace-headline').waitFor();
    });
    it('that cannot be made say why; those that wait or are made can be cancelled', async () => {
        await page.goto(`${product.url}/runs/${run}`);
        await ask('test:999999', 'quick');
        await state('FAILED');
        await page.getByTestId('trace-problem').getByText('record is "test:999999"; allowed: test:0 to').waitFor();
        await page.goto(`${product.url}/runs/${run}`);
        await ask(RECORD, 'thorough');
        await state('RUNNING');
        await page.getByTestId('cancel-trace').click();
        await page.getByTestId('cancel-trace-reason').fill('not needed');
        await page.getByTestId('cancel-trace-confirm').click();
        await page.getByTestId('trace-problem').getByText('not needed').waitFor();
        await state('CANCELLED');
    });
    it('stand beside replays of the run: the same, and not the same once a number of the ledger was changed, which the head of the page says too', async () => {
        const store = await openStore({ home, applicationName: 'dashboard spec' });
        const alter = (by) => store.pool.query(`update decision_chunk c set scale[12] = scale[12] ${by} from run r where r.run_id = c.run_id and r.uuid = $1 and c.layer = 1 and c.step0 = 0`, [run]);
        try {
            await page.goto(`${product.url}/runs/${run}`);
            await page.getByTestId('no-replays').getByText('None yet; for a trace it was executed again').waitFor();
            expect((await gradlens(['replay', run], home)).code).toBe(0);
            await page.reload();
            await page.getByTestId('replay-item').getByText('Executed again bit for bit').waitFor();
            expect(await page.getByTestId('not-the-same').count()).toBe(0);
            await alter('* 1.0625');
            expect((await gradlens(['replay', run], home)).code).toBe(1);
            await page.reload();
            await page.getByTestId('not-the-same').getByText(/^Executed again for a replay: .*step 11\b.*dense2/).waitFor();
            const items = page.getByTestId('replay-item');
            await expect.poll(() => page.evaluate(`[...document.querySelectorAll('[data-testid="replay-item"]')].map((item) => item.dataset.same)`)).toEqual(['false', 'true']);
            expect(await items.first().innerText()).toMatch(/scale: recorded [\d.]+, replayed [\d.]+/);
            await takePicture(page, 'run-replays');
        }
        finally {
            await alter('/ 1.0625');
            await store.close();
        }
    });
    it('show in light and dark, and nothing complains', async () => {
        await page.goto(`${product.url}/runs/${run}`);
        await page.locator('[data-testid="trace-item"][data-state="COMPLETED"]').getByRole('link').click();
        await page.getByTestId('trace-verdict').waitFor();
        const colours = new Set();
        for (let turn = 0; turn < 3; turn++) {
            await page.getByTestId('theme-toggle').click();
            colours.add(await page.evaluate(`getComputedStyle(document.querySelector('[data-testid="trace-verdict"]')).backgroundColor`));
        }
        expect(colours.size).toBe(2);
        expect(problems).toEqual([]);
    });
});
//# sourceMappingURL=dashboard-trace.e2e-spec.js.map