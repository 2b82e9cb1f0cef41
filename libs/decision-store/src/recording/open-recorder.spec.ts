import { DECISION_FLAGS, MEASURES, MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import type { StepFrame } from '#libs/contracts';
import { testStore } from '#libs/testing';
import type { TestStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventually, plainFrame, plainFrames, pushAll, startedRun } from '../testing/started-run.js';
import type { StartedRun } from '../testing/started-run.js';
import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
import { openRecorder } from './open-recorder.js';
import type { RecorderOptions } from './open-recorder.js';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

/** How a run ends well. */
const END = { kind: 'end', step: 0, note: { state: 'completed', reason: null, summary: null } } as const;

function optionsFor(run: StartedRun, more: Partial<RecorderOptions> = {}): RecorderOptions {
  const { runId, layers } = run;
  const { connectionString, home } = store;
  return { connectionString, home, runUuid: run.uuid, runId, attempt: 1, layers, lastStep: -1, lastSeq: 0, ...more };
}

/** Stored decisions of a run in plain rows, by step and layer, in the order of MEASURES. */
async function storedDecisions(run: StartedRun): Promise<Map<string, number[]>> {
  const columns = MEASURES.map((measure) => MEASURE_COLUMN[measure]);
  const { rows } = await store.pool.query<(string | number)[]>({
    text: `SELECT step, layer, ${columns.join(', ')} FROM decision WHERE run_id = $1`,
    values: [run.runId],
    rowMode: 'array',
  });
  const found = new Map(rows.map(([step, layer, ...values]) => [`${String(step)}:${String(layer)}`, values.map((value) => Math.fround(Number(value)))]));
  expect(found.size).toBe(rows.length); // no decision twice
  return found;
}

async function chunkSizes(run: StartedRun, table: string): Promise<number[]> {
  const { rows } = await store.pool.query<{ n: number }>(
    `SELECT n FROM ${table} WHERE run_id = $1 ORDER BY step0, 1`,
    [run.runId],
  );
  return rows.map((row) => row.n);
}

function expectEqualFrames(stored: Map<string, number[]>, frames: Iterable<StepFrame>, layers: number): void {
  let expected = 0;
  for (const { step, measures } of frames) {
    for (let layer = 0; layer < layers; layer++) {
      const row = [...measures.subarray(layer * MEASURE_COUNT, (layer + 1) * MEASURE_COUNT)];
      expect(stored.get(`${String(step)}:${String(layer)}`)).toEqual(row);
      expected += 1;
    }
  }
  expect(stored.size).toBe(expected);
}

describe('recorder', () => {
  it('stores layers x steps decisions, each equal to what was pushed, in whole chunks', async () => {
    const run = await startedRun(store, 3);
    const recorder = openRecorder(optionsFor(run, { capacity: 64 }));
    await pushAll(recorder, plainFrames(0, 1000, 3));
    await recorder.close();
    expectEqualFrames(await storedDecisions(run), plainFrames(0, 1000, 3), 3);
    expect(await chunkSizes(run, 'step_chunk')).toEqual([256, 256, 256, 232]);
    expect(recorder.health()).toEqual({ state: 'live', committedStep: 999, pendingSteps: 0, spooledSteps: 0, problem: null });
  });

  it('keeps NaN and the infinities, and has an event row for each exceptional decision, once', async () => {
    const run = await startedRun(store, 2);
    const recorder = openRecorder(optionsFor(run, { flushIntervalMs: 0 }));
    const frames = [0, 1, 2].map((step) => plainFrame(step, 2));
    const values = [NaN, Infinity, -Infinity, -0, 1e-45, 3.4028234663852886e38, -2, DECISION_FLAGS.skipped];
    frames[1]?.measures.set(values, MEASURE_COUNT);
    if (frames[2] !== undefined) frames[2].measures[MEASURE_INDEX.flags] = DECISION_FLAGS.clamped | DECISION_FLAGS.canary;
    for (const frame of frames) {
      await pushAll(recorder, [frame]);
      await recorder.commit(60_000);
    }
    recorder.note(END);
    await recorder.close();
    expectEqualFrames(await storedDecisions(run), frames, 2);
    // as double precision: the text of a real is its shortest form
    const events = await store.pool.query(
      'SELECT step, layer, flags, scale::float8 FROM decision_event WHERE run_id = $1 ORDER BY step',
      [run.runId],
    );
    expect(events.rows).toEqual([
      { step: 1, layer: 1, flags: DECISION_FLAGS.skipped | DECISION_FLAGS.nonFinite, scale: Infinity },
      { step: 2, layer: 0, flags: DECISION_FLAGS.clamped | DECISION_FLAGS.canary, scale: 2 + 1 / 1024 },
    ]);
    const chunk = await store.pool.query(
      `SELECT n, nflag, flag_or, raw_scale_min::float8, raw_scale_max::float8, raw_scale_nonfinite, scale_nonfinite FROM decision_chunk WHERE run_id = $1 AND layer = 1`,
      [run.runId],
    );
    const finite = [0, 2].map((step) => plainFrame(step, 2).measures[MEASURE_COUNT]);
    expect(chunk.rows).toEqual([
      { n: 3, nflag: 1, flag_or: DECISION_FLAGS.skipped, raw_scale_min: finite[0], raw_scale_max: finite[1], raw_scale_nonfinite: 1, scale_nonfinite: 1 },
    ]);
  });

  it('commits what a slow run has within the flush interval, and compacts the parts when the window closes', async () => {
    const run = await startedRun(store, 2);
    const recorder = openRecorder(optionsFor(run, { flushIntervalMs: 20 }));
    for (let step = 0; step < 520; step += 40) {
      await pushAll(recorder, plainFrames(step, step + 40, 2));
      await eventually(() => recorder.health().committedStep === step + 39);
    }
    await eventually(async () => (await chunkSizes(run, 'step_chunk')).length === 3);
    expect(await chunkSizes(run, 'step_chunk')).toEqual([256, 256, 8]);
    await pushAll(recorder, plainFrames(520, 530, 2));
    recorder.note(END);
    await recorder.close();
    expect(await chunkSizes(run, 'step_chunk')).toEqual([256, 256, 18]);
    expect(await chunkSizes(run, 'decision_chunk')).toEqual([256, 256, 256, 256, 18, 18]);
    expectEqualFrames(await storedDecisions(run), plainFrames(0, 530, 2), 2);
  });

  it('has on the disk at once what somebody waits for, and not after a rest', async () => {
    const run = await startedRun(store, 2);
    const recorder = openRecorder(optionsFor(run, { flushIntervalMs: 60_000 }));
    const times: number[] = [];
    for (let step = 0; step < 33; step += 3) {
      await pushAll(recorder, plainFrames(step, step + 3, 2));
      const asked = performance.now();
      await recorder.flush();
      times.push(performance.now() - asked);
    }
    await recorder.close();
    // a rest is 50 ms
    expect(times.sort((a, b) => a - b)[5]).toBeLessThan(40);
  });

  it('starts a new chunk where steps are missing, so that the gap stays visible', async () => {
    const run = await startedRun(store, 1);
    const recorder = openRecorder(optionsFor(run));
    await pushAll(recorder, [...plainFrames(0, 10, 1), ...plainFrames(15, 20, 1)]);
    await recorder.close();
    expect(await chunkSizes(run, 'step_chunk')).toEqual([10, 5]);
    expectEqualFrames(await storedDecisions(run), [...plainFrames(0, 10, 1), ...plainFrames(15, 20, 1)], 1);
  });

  it('refuses frames of a wrong shape and steps that go back', async () => {
    const run = await startedRun(store, 1);
    const recorder = openRecorder(optionsFor(run));
    expect(() => recorder.push(plainFrame(0, 2))).toThrow('measures must hold 1 layers x 8, got 16 values');
    expect(recorder.push(plainFrame(4, 1))).toBe(true);
    expect(() => recorder.push(plainFrame(4, 1))).toThrow('step must be an integer > 4, got 4');
    await recorder.close();
    expect(() => recorder.push(plainFrame(5, 1))).toThrow('push after close');
  });
});
