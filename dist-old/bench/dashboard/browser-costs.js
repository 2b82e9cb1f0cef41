// What a page costs the browser: its main thread, its heap, its process.
import { readFile } from 'node:fs/promises';
/** A session that asks Chromium about a page. */
export async function costsOf(page) {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return session;
}
/** What the page has cost so far. */
export async function readCosts(session) {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { taskSeconds: of('TaskDuration'), heapMib: of('JSHeapUsedSize') / 2 ** 20 };
}
/** What the page's process holds once all garbage is collected: heap, buffers, pictures. Unit: MiB. */
export async function heldMib(page, session) {
    await session.send('HeapProfiler.collectGarbage');
    const browser = page.context().browser();
    if (browser === null)
        throw new Error('the page has no browser');
    const system = await browser.newBrowserCDPSession();
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    await system.detach();
    const held = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMib(id)));
    return Math.max(...held);
}
async function residentMib(pid) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
//# sourceMappingURL=browser-costs.js.map