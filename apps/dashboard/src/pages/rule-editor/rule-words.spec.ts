import { describe, expect, it } from 'vitest';
import { diffWords, standingWords } from './rule-words.js';

describe('words of the rule editor', () => {
  it('say how a rule stands beside what is active', () => {
    expect(standingWords({ version: 'a', activeVersion: 'a', isBacktested: false })).toBe('right, and active as it is');
    expect(standingWords({ version: 'b', activeVersion: 'a', isBacktested: true })).toBe('right, changed from the active version; back-tested');
    expect(standingWords({ version: 'b', activeVersion: null, isBacktested: false })).toBe('right, a new rule; not back-tested yet');
  });

  it('say what would come and what would go', () => {
    const none = { before: 'a', version: 'b', added: 0, removed: 0, kept: 0 };
    expect(diffWords({ ...none, added: 3, removed: 11 })).toBe('3 would have fired that did not; 11 fired and would not have');
    expect(diffWords({ ...none, kept: 2 })).toBe('nothing changes');
    expect(diffWords(none)).toBe('it would not have fired');
    expect(diffWords({ ...none, version: 'a' })).toBe('active as it is, nothing changes');
  });
});
