import { expect, it } from 'vitest';

import { recordingWords } from './recording-words.js';

it('says nothing while rows reach the database, or nothing is known', () => {
  expect(recordingWords(null)).toBeNull();
  expect(recordingWords({ state: 'live', frames: 3, bytes: 100, secondsBehind: 0.1, runs: [] })).toBeNull();
});

it('says how much waits, of how many runs, for how long', () => {
  expect(recordingWords({ state: 'disk', frames: 12, bytes: 2_340_000, secondsBehind: 600, runs: [{}] })).toBe(
    'Recording to disk: 12 frames (2.3 MB) of 1 run wait for the database, the oldest for 10 min. Nothing is lost; what you see ends where the database does.',
  );
  expect(recordingWords({ state: 'disk', frames: 1, bytes: 512, secondsBehind: 4.6, runs: [{}, {}] })).toContain('1 frame (1 kB) of 2 runs waits for the database, the oldest for 5 s');
});
