import { expect, it, vi } from 'vitest';
import { makeFeed, SHOWN_MS, type LiveBatch } from './live-feed.js';

function batch(...steps: number[]): LiveBatch {
  const n = new Float32Array(steps.length);
  return { layers: ['a'], steps: Int32Array.from(steps), loss: n, scale: n, gradNorm: n, flagged: new Int32Array(steps.length) };
}

it('the cursor of a feed stands at the last step seen, so a new attempt resumes after it', () => {
  const feed = makeFeed(41);
  expect(feed.lastStep.get()).toBe(41);
  feed.push(batch(42, 43));
  expect(feed.lastStep.get()).toBe(43);
  feed.push(batch(42));
  expect(feed.lastStep.get()).toBe(43);
});

it('a feed keeps what came last and lets the oldest go', () => {
  const feed = makeFeed(-1);
  for (let step = 0; step < 1000; step++) feed.push(batch(step));
  expect(feed.recent().length).toBe(400);
  expect(feed.recent().at(-1)?.steps[0]).toBe(999);
  expect(feed.recent()[0]?.steps[0]).toBe(600);
});

it('a feed of many layers keeps fewer batches, so that their values stay within 2 million', () => {
  const feed = makeFeed(-1);
  for (let step = 0; step < 10; step++) feed.push({ ...batch(step), scale: new Float32Array(600_000) });
  expect(feed.recent().map(({ steps }) => steps[0])).toEqual([7, 8, 9]);
});

it('React is told at once, then at most four times a second, of all that came', () => {
  vi.useFakeTimers();
  try {
    const feed = makeFeed(-1);
    const told: number[] = [];
    feed.listenShown(() => { told.push(feed.shownStep.get()); });
    for (let step = 0; step < 100; step++) {
      feed.push(batch(step));
      vi.advanceTimersByTime(10);
    }
    expect(told).toEqual([0, 24, 49, 74, 99]);
    vi.advanceTimersByTime(10 * SHOWN_MS);
    expect(told.length).toBe(5);
    feed.push(batch(100));
    expect(told).toEqual([0, 24, 49, 74, 99, 100]);
  } finally {
    vi.useRealTimers();
  }
});
