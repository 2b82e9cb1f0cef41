import { watchPage } from './watch-page.js';
/** A page that does not stand by then never will. Unit: ms. */
const MOST_MS = 600_000;
const HEATMAP = '[data-testid="heatmap"]';
/** Has the page noted what happens to it from its next navigation on. */
export async function watchFromNowOn(page) {
    await page.addInitScript(watchPage);
}
/** Opens an address and waits until its heatmap stands. @returns how long that took since navigation, in ms */
export async function openMs(page, url) {
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'commit', timeout: MOST_MS });
    for (const end = performance.now() + MOST_MS; performance.now() < end;) {
        const { interactive } = await readNoted(page);
        if (interactive !== null && Number.isFinite(interactive))
            return interactive;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the heatmap of ${url} does not stand after ${MOST_MS} ms`);
}
/** What the page has noted so far; its lists begin anew. */
export async function readNoted(page) {
    return await page.evaluate(() => {
        const { noted } = globalThis;
        const read = { ...noted };
        noted.frames = [];
        noted.paints = [];
        return read;
    });
}
/** Turns the wheel over the heatmap, closer and away again, for a while. */
export async function zoomFor(page, ms) {
    await toMiddle(page);
    await page.keyboard.down('Control');
    const motion = await moving(page, ms, async (event) => {
        await page.mouse.wheel(0, Math.floor(event / 12) % 2 === 0 ? -100 : 100);
    });
    await page.keyboard.up('Control');
    return motion;
}
/** Drags the heatmap to and fro with Shift held, for a while; it is zoomed into before, so that there is somewhere to go. */
export async function panFor(page, ms) {
    const { x, y } = await toMiddle(page);
    await page.keyboard.down('Shift');
    await page.mouse.down();
    const motion = await moving(page, ms, async (event) => {
        await page.mouse.move(x + 250 * Math.sin(event / 20), y + 60 * Math.sin(event / 33));
    });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    return motion;
}
async function toMiddle(page) {
    const box = await page.locator(HEATMAP).boundingBox();
    if (box === null)
        throw new Error('there is no heatmap');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    return { x, y };
}
async function moving(page, ms, move) {
    await readNoted(page);
    const end = performance.now() + ms;
    let events = 0;
    while (performance.now() < end)
        await move(events++);
    const { frames } = await readNoted(page);
    const waits = frames.slice(1).map((at, i) => at - (frames[i] ?? NaN)).sort((a, b) => a - b);
    const seconds = ((frames.at(-1) ?? NaN) - (frames[0] ?? NaN)) / 1000;
    return { framesPerSecond: waits.length / seconds, slowFrameMs: waits[Math.floor(waits.length * 0.99)] ?? NaN, events };
}
//# sourceMappingURL=measure-open.js.map