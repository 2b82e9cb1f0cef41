// What a live column costs the page, and what the page holds while columns come in.
import { recordingRun, type RecordingRun } from '../../apps/api/src/testing/recorded-run.js';
import type { Store } from '#libs/decision-store';
import type { Page } from 'playwright-core';

import { costsOf, heldMib, readCosts, scriptMib } from './browser-costs.js';
import { readNoted } from './measure-open.js';

/** How long the page may take to show the last step. Unit: ms. */
const FOLLOWS_MS = 5_000;

/** How a run is recorded while its page is open. */
export interface LivePlan {
  readonly layers: number;
  readonly seconds: number;
  /** Steps that are recorded a second, as far as the machine can. */
  readonly stepsPerSecond: number;
}

/** What was seen of it. */
export interface LiveCosts {
  /** Steps that came onto the page, of those that were recorded meanwhile. */
  readonly columns: number;
  readonly recorded: number;
  /** Main thread of the page for each new step: decoding, appending, painting, charts and the rest of the page. Unit: ms. */
  readonly mainThreadMs: number;
  /** Of which painting the heatmap. Unit: ms. */
  readonly paintMs: number;
  /** What the page's process held, after collections, as time went by. Unit: MiB. */
  readonly held: readonly { readonly second: number; readonly mib: number; readonly scriptMib: number }[];
}

/** A live run with a few steps: gradients of every layer walk about, so that the picture changes. */
export async function liveRun(store: Store, layers: number): Promise<RecordingRun> {
  const recording = await recordingRun(store, layers, (measure, step, layer) => (measure === 'flags' ? 0 : Math.exp(Math.sin(layer * 1.7 + step / 50))));
  await recording.record(0, 20);
  return recording;
}

/** Records on while the page shows the run, and watches the page. */
export async function watchLive(page: Page, recording: RecordingRun, plan: LivePlan): Promise<LiveCosts> {
  const session = await costsOf(page);
  const held: { second: number; mib: number; scriptMib: number }[] = [];
  const lookEvery = Math.max(2, plan.seconds / 20);
  const from = await shownStep(page);
  const before = await readCosts(session);
  await readNoted(page);
  const paints: number[] = [];
  const begun = performance.now();
  let next = from + 1;
  for (let second = 0; second < plan.seconds; second = (performance.now() - begun) / 1000) {
    const due = from + 1 + Math.floor((second + 0.25) * plan.stepsPerSecond);
    if (due > next) await recording.record(next, due);
    next = Math.max(next, due);
    if (second >= held.length * lookEvery) {
      held.push({ second, mib: await heldMib(page, session), scriptMib: await scriptMib(session) });
      paints.push(...(await readNoted(page)).paints);
    }
    await new Promise((resolve) => setTimeout(resolve, 1000 / plan.stepsPerSecond));
  }
  const lastLook = performance.now() + FOLLOWS_MS;
  while ((await shownStep(page)) < next - 1 && performance.now() < lastLook) await new Promise((resolve) => setTimeout(resolve, 100));
  const columns = (await shownStep(page)) - from;
  const after = await readCosts(session);
  paints.push(...(await readNoted(page)).paints);
  return { columns, recorded: next - 1 - from, mainThreadMs: (1000 * (after.taskSeconds - before.taskSeconds)) / columns, paintMs: paints.reduce((sum, ms) => sum + ms, 0) / columns, held };
}

async function shownStep(page: Page): Promise<number> {
  return Number(await page.getByTestId('heatmap').getAttribute('data-last-step'));
}
