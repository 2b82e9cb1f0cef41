// What a page costs the browser: its main thread, its heap, its process.
import { readFile } from 'node:fs/promises';

import type { CDPSession, Page } from 'playwright-core';

/** What Chromium tells of a page. */
export interface PageCosts {
  /** Time that the main thread has worked. Unit: s. */
  readonly taskSeconds: number;
  /** JavaScript heap in use; the buffers of typed arrays lie beside it. Unit: MiB. */
  readonly heapMib: number;
}

/** A session that asks Chromium about a page. */
export async function costsOf(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** What the page has cost so far. */
export async function readCosts(session: CDPSession): Promise<PageCosts> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { taskSeconds: of('TaskDuration'), heapMib: of('JSHeapUsedSize') / 2 ** 20 };
}

/** What the page's process holds once all garbage is collected: heap, buffers, pictures, and what Chromium keeps for who watches it (answers of the API). Unit: MiB. */
export async function heldMib(page: Page, session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  await system.detach();
  const held = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMib(id)));
  return Math.max(...held);
}

/** What scripts of the page hold once all garbage is collected: heap, and the buffers of typed arrays. Unit: MiB. */
export async function scriptMib(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize + backingStorageSize) / 2 ** 20;
}

async function residentMib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
