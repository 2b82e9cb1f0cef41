import { describe, expect, it } from 'vitest';
import { backoffMs, follow, type Sink, type Wait } from './follow.js';

function stage(): { sinks: Sink<number>[]; pauses: { delayMs: number; then: () => void }[]; wait: Wait; seen: number[]; ended: number; stop: () => void } {
  const parts = { sinks: [] as Sink<number>[], pauses: [] as { delayMs: number; then: () => void }[], seen: [] as number[], ended: 0 };
  const wait: Wait = (delayMs, then) => {
    parts.pauses.push({ delayMs, then });
    return () => {
      parts.pauses.pop();
    };
  };
  const stop = follow<number>({
    start: (sink) => {
      parts.sinks.push(sink);
      return () => {
        parts.ended++;
      };
    },
    onValue: (value) => parts.seen.push(value),
    wait,
  });
  return Object.assign(parts, { wait, stop });
}

describe('follow', () => {
  it('starts again after the connection is lost, with a longer pause each time', () => {
    const s = stage();
    s.sinks[0]?.error('lost');
    s.pauses[0]?.then();
    s.sinks[1]?.error('lost');
    expect(s.pauses.map((p) => p.delayMs)).toEqual([500, 1000]);
  });
  it('goes back to the short pause once a value has come', () => {
    const s = stage();
    s.sinks[0]?.error('lost');
    s.pauses[0]?.then();
    s.sinks[1]?.next(7);
    s.sinks[1]?.complete();
    expect(s.seen).toEqual([7]);
    expect(s.pauses[1]?.delayMs).toBe(500);
  });
  it('neither delivers nor starts again once it is stopped', () => {
    const s = stage();
    s.stop();
    s.sinks[0]?.next(1);
    s.sinks[0]?.error('closed');
    expect([s.seen, s.pauses.length, s.ended]).toEqual([[], 0, 1]);
  });
  it('calls a waiting attempt off when it is stopped', () => {
    const s = stage();
    s.sinks[0]?.error('lost');
    s.stop();
    expect(s.pauses).toEqual([]);
  });
});

describe('backoffMs', () => {
  it('grows to ten seconds and no further', () => {
    expect([0, 1, 2, 5, 50].map(backoffMs)).toEqual([500, 1000, 2000, 10_000, 10_000]);
  });
});
