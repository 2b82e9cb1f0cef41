// What a live column costs the page, and what the page holds while columns come in.
import { recordingRun } from '../../apps/api/src/testing/recorded-run.js';
import { costsOf, heldMib, readCosts } from './browser-costs.js';
import { readNoted } from './measure-open.js';
/** A live run with a few steps: gradients of every layer walk about, so that the picture changes. */
export async function liveRun(store, layers) {
    const recording = await recordingRun(store, layers, (measure, step, layer) => (measure === 'flags' ? 0 : Math.exp(Math.sin(layer * 1.7 + step / 50))));
    await recording.record(0, 20);
    return recording;
}
/** Records on while the page shows the run, and watches the page. */
export async function watchLive(page, recording, plan) {
    const session = await costsOf(page);
    const held = [];
    const lookEvery = Math.max(2, plan.seconds / 20);
    const from = await shownStep(page);
    const before = await readCosts(session);
    await readNoted(page);
    const paints = [];
    const begun = performance.now();
    let next = from + 1;
    for (let second = 0; second < plan.seconds; second = (performance.now() - begun) / 1000) {
        const due = from + 1 + Math.floor((second + 0.25) * plan.stepsPerSecond);
        if (due > next)
            await recording.record(next, due);
        next = Math.max(next, due);
        if (second >= held.length * lookEvery) {
            held.push({ second, mib: await heldMib(page, session) });
            paints.push(...(await readNoted(page)).paints);
        }
        await new Promise((resolve) => setTimeout(resolve, 1000 / plan.stepsPerSecond));
    }
    const columns = (await shownStep(page)) - from;
    const after = await readCosts(session);
    paints.push(...(await readNoted(page)).paints);
    return { columns, mainThreadMs: (1000 * (after.taskSeconds - before.taskSeconds)) / columns, paintMs: paints.reduce((sum, ms) => sum + ms, 0) / columns, held };
}
async function shownStep(page) {
    return Number(await page.getByTestId('heatmap').getAttribute('data-last-step'));
}
//# sourceMappingURL=measure-live.js.map