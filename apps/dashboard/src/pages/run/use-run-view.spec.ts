import { expect, it } from 'vitest';
import { roomFor } from './use-run-view.js';

it('a live run is shown with room for at most 1/16 more steps than it has, which is kept as long as they fit', () => {
  for (let steps = 1; steps < 5_000; steps++) {
    expect(roomFor(steps)).toBeGreaterThanOrEqual(steps);
    expect(roomFor(steps)).toBeLessThanOrEqual(steps * (1 + 1 / 16));
    expect(roomFor(roomFor(steps))).toBe(roomFor(steps));
  }
});
