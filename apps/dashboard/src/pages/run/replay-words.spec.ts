import { expect, it } from 'vitest';
import { noReplayWords, notSameWords } from './replay-words.js';

const RUN = { uuid: 'u', attestation: 'EXECUTED', lastStep: 3, lastExecution: null } as const;
const ALTERED = { for: 'REPLAY', of: 'i', at: '2026-11-30T08:00:00Z', fidelity: { isSame: false, words: 'NOT executed again as recorded from step 2 on', problem: 'the ledger is NOT what this run did' } } as const;
const EXACT = { ...ALTERED, for: 'TRACE', fidelity: { isSame: true, words: 'executed again bit for bit', problem: null } } as const;

it('says of a run without replays how one is made, whether it was executed again for something else, or why it cannot be', () => {
  const how = 'gradlens replay u executes it again, compares every number with the ledger and stores what it finds.';
  expect(noReplayWords(RUN)).toBe(`Never executed again. ${how}`);
  expect(noReplayWords({ ...RUN, lastExecution: EXACT })).toBe(`None yet; for a trace it was executed again bit for bit. ${how}`);
  expect(noReplayWords({ ...RUN, lastExecution: { ...ALTERED, for: 'IMPACT' } })).toBe(`None yet; for an impact it was executed again, NOT as recorded from step 2 on. ${how}`);
  expect(noReplayWords({ ...RUN, attestation: 'CLIENT_ATTESTED' })).toMatch(/^Unavailable/);
  expect(noReplayWords({ ...RUN, lastStep: -1 })).toBe('This run has no recorded step to execute again.');
});

it('tells what is wrong only where something is', () => {
  expect(notSameWords(ALTERED)).toBe('Executed again for a replay: the ledger is NOT what this run did.');
  expect([notSameWords(EXACT), notSameWords(null)]).toEqual([null, null]);
});
