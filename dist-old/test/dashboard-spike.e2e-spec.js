import { setTimeout as sleep } from 'node:timers/promises';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { TEST_TOKEN } from '../apps/api/src/testing/test-api.js';
import { hasBrowser, openPage, takePicture } from './spec-support/browser.js';
import { startDashboard } from './spec-support/dashboard.js';
const STEPS = 100_000;
/** Gradients are 1 to 1.1, scales 0.95 to 1.05; at one step of one layer they are not. */
const SPIKE = { step: 54_061, layer: 1 };
const LAYERS = 3;
/** Steps that are sent one by one, as fast as a page takes them. */
const FAST_STEPS = 400;
/** Reads the canvas: in each layer's row, which pixels are not of the row's most frequent colours. */
const READ = `(() => {
  const canvas = document.querySelector('.heatmap canvas');
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const rows = [];
  const colours = new Set();
  for (let row = 0; row < ${LAYERS}; row++) {
    const y = Math.floor(((row + 0.5) * height) / ${LAYERS});
    const at = (x) => [0, 1, 2].map((i) => data[(y * width + x) * 4 + i]);
    const painted = Array.from({ length: width }, (_, x) => x).filter((x) => data[(y * width + x) * 4 + 3] === 255);
    const usual = [0, 1, 2].map((i) => painted.map((x) => at(x)[i]).sort((a, b) => a - b)[Math.floor(painted.length / 2)]);
    rows.push(painted.filter((x) => at(x).reduce((sum, value, i) => sum + Math.abs(value - usual[i]), 0) > 60));
    for (const x of rows[row]) colours.add(at(x).join());
  }
  return { rows, width, colours: [...colours] };
})()`;
/** Has the page count how often a part of a canvas is put, and not all of it. */
const COUNT_PARTS = `(() => {
  const { prototype } = CanvasRenderingContext2D;
  const put = prototype.putImageData;
  window.parts = 0;
  prototype.putImageData = function (...args) {
    if (args.length > 3) window.parts++;
    put.apply(this, args);
  };
})()`;
/** Has the page count how often React renders: it tells a hook of every commit, also as built for people. */
const COUNT_RENDERS = `(() => {
  window.renders = 0;
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { supportsFiber: true, inject: () => 1, onCommitFiberRoot: () => { window.renders++; }, onPostCommitFiberRoot: () => {}, onCommitFiberUnmount: () => {}, onScheduleFiberRoot: () => {} };
})()`;
const withSpikeAt = (spike) => (measure, step, layer) => {
    const isSpike = step === spike && layer === SPIKE.layer;
    if (measure === 'scale')
        return isSpike ? 1e-3 : 0.95 + (0.1 * ((step * 7 + layer) % 11)) / 11;
    if (measure === 'gradNorm')
        return isSpike ? 1e3 : 1 + (0.1 * ((step * 3 + layer) % 7)) / 7;
    return measure === 'flags' ? 0 : 1;
};
describe.skipIf(!hasBrowser())('one extreme step in 100,000 on the heatmap', () => {
    let store;
    let api;
    let browser;
    let page;
    let problems;
    let run;
    beforeAll(async () => {
        store = await testStore();
        const recording = await recordingRun(store, LAYERS, withSpikeAt(SPIKE.step));
        await recording.record(0, STEPS);
        await recording.close();
        run = recording.uuid;
        // its rules have been evaluated: else the API would be at it
        await store.pool.query(`insert into rule_state (run_id, last_step, state) select run_id, $1, '{}' from run`, [STEPS - 1]);
        api = await startDashboard(store);
        ({ browser, page, problems } = await openPage());
        // as narrow as a telephone: five columns fall on each pixel, and the step's is neither the first nor the last of its own
        await page.setViewportSize({ width: 390, height: 1000 });
        await page.goto(`${api.url}/#token=${TEST_TOKEN}`);
    }, 600_000);
    afterAll(async () => {
        await browser.close();
        await api.close();
        await store.close();
    });
    const frames = () => page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))');
    /** Does something that asks for other cells, and waits until they are painted. */
    async function withNewCells(act) {
        const answer = page.waitForResponse((response) => response.request().postData()?.includes('"operationName":"Heatmap"') ?? false);
        await act();
        await (await answer).finished();
        await frames();
    }
    const shownSteps = async () => {
        const [from = NaN, to = NaN] = (await page.getByTestId('shown-steps').innerText()).replace(/[^\d–]/g, '').split('–').map(Number);
        return [from, to + 1];
    };
    /** The spike is to be seen where its step is and in its layer; nothing else is. Returns its colour, which is to be the one named. */
    async function expectSpike(what, colour) {
        const [from, to] = await shownSteps();
        const { rows, width, colours } = await page.evaluate(READ);
        const place = (step) => ((step - from) / (to - from)) * width;
        expect(rows.map((pixels) => pixels.length > 0), what).toEqual([false, true, false]);
        const off = (rows[SPIKE.layer] ?? []).map((x) => Math.max(place(SPIKE.step) - (x + 1), x - place(SPIKE.step + 1)));
        // the address and the words round steps; a cell is as wide as its steps
        expect(Math.min(...off), what).toBeLessThan(2 + width / (to - from));
        expect(colours, what).toEqual([colour ?? colours[0]]);
        return colours[0] ?? '';
    }
    it.each(['grad-norm', 'scale'])('is seen at every zoom level, from all steps to four, of %s', async (measure) => {
        await withNewCells(() => page.goto(`${api.url}/runs/${run}?measure=${measure}&layer=dense${SPIKE.layer}&step=${SPIKE.step}`));
        await page.getByTestId('heatmap').focus();
        await frames();
        const colour = await expectSpike('all');
        await takePicture(page, `spike-${measure}`);
        let levels = 1;
        // the closest view is four steps wide, which may reach into five
        for (let [from, to] = await shownSteps(); to - from > 5; [from, to] = await shownSteps()) {
            await withNewCells(async () => {
                await page.keyboard.press('+');
                await frames();
                // with the cells of the level before
                await expectSpike(`${String(from)}–${String(to)}, closer`, colour);
            });
            await expectSpike(`inside ${String(from)}–${String(to)}`, colour);
            levels++;
        }
        expect(levels).toBeGreaterThan(14);
        expect(problems).toEqual([]);
    }, 600_000);
    it('is seen live, in a picture painted step by step that is the one of the page opened anew', async () => {
        const live = await recordingRun(store, LAYERS, withSpikeAt(71));
        const picture = () => page.evaluate(`document.querySelector('.heatmap canvas').toDataURL()`);
        const shows = (step) => page.locator(`[data-testid="heatmap"][data-last-step="${step}"]`).waitFor();
        try {
            await live.record(0, 64);
            await page.goto(`${api.url}/runs/${live.uuid}?measure=scale`);
            await shows(63);
            await page.evaluate(COUNT_PARTS);
            for (let step = 64; step < 80; step++) {
                await live.record(step, step + 1);
                await shows(step);
                await frames();
            }
            const { rows } = await page.evaluate(READ);
            expect(rows.map((pixels) => pixels.length > 0)).toEqual([false, true, false]);
            expect(await page.evaluate('window.parts')).toBeGreaterThan(2);
            const painted = await picture();
            await takePicture(page, 'spike-live');
            await page.reload();
            await shows(79);
            await frames();
            await takePicture(page, 'spike-live-anew');
            expect((await picture()) === painted).toBe(true);
        }
        finally {
            await live.close();
        }
        expect(problems).toEqual([]);
    }, 240_000);
    it('is painted as it comes, while React renders a few times a second, however fast steps come', async () => {
        const live = await recordingRun(store, LAYERS, withSpikeAt(-1));
        const sent = await injecting(page);
        try {
            await live.record(0, 64);
            await page.addInitScript(COUNT_RENDERS);
            await page.goto(`${api.url}/runs/${live.uuid}?measure=scale`);
            await page.locator('[data-testid="heatmap"][data-last-step="63"]').waitFor();
            await expect.poll(() => sent.isListening(), { timeout: 60_000 }).toBe(true);
            await page.evaluate(COUNT_PARTS);
            const [renders, begun] = [await page.evaluate('window.renders'), performance.now()];
            expect(renders).toBeGreaterThan(0);
            for (let step = 64; step < 64 + FAST_STEPS; step++) {
                sent.step(step);
                await sleep(10);
            }
            await page.locator(`[data-testid="heatmap"][data-last-step="${63 + FAST_STEPS}"]`).waitFor();
            const seconds = (performance.now() - begun) / 1000;
            const [rendered, painted] = [(await page.evaluate('window.renders')) - renders, await page.evaluate('window.parts')];
            process.stderr.write(`${FAST_STEPS} steps one by one in ${seconds.toFixed(1)} s: ${rendered} renders, ${painted} paintings of new columns\n`);
            // four times a second of live steps, once a second for the time, and panels that are read again every two: far fewer than steps
            expect(rendered).toBeLessThan(FAST_STEPS / 2);
            expect(painted).toBeGreaterThan(2);
        }
        finally {
            await live.close();
        }
    }, 240_000);
});
/** Lets a test send live steps to a page itself, as the API would, however slow the machine is. */
async function injecting(page) {
    let send = null;
    await page.routeWebSocket(/\/graphql$/, (socket) => {
        const server = socket.connectToServer();
        socket.onMessage((message) => {
            const { id, type, payload } = JSON.parse(String(message));
            if (type === 'subscribe' && payload?.operationName === 'LiveSteps')
                send = (step) => { socket.send(JSON.stringify({ id, type: 'next', payload: { data: { liveSteps: liveStep(step) } } })); };
            server.send(message);
        });
    });
    return { isListening: () => send !== null, step: (step) => send?.(step) };
}
function liveStep(step) {
    const packed = (values) => ({ base64: Buffer.from(values.buffer).toString('base64'), length: values.length });
    const of = (value) => packed(new Float32Array(LAYERS).fill(value));
    return { fromStep: step, layers: Array.from({ length: LAYERS }, (_, layer) => `dense${layer}`), steps: packed(Int32Array.of(step)), loss: packed(Float32Array.of(0.5)), scale: of(1), gradNorm: of(1), flagged: packed(new Int32Array(LAYERS)) };
}
//# sourceMappingURL=dashboard-spike.e2e-spec.js.map