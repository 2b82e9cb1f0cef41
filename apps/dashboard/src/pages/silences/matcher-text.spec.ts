import { describe, expect, it } from 'vitest';
import { matchersOfAlert, parseMatchers } from './matcher-text.js';

describe('parseMatchers', () => {
  it('reads one matcher a line, with or without quotes', () => {
    expect(parseMatchers('layer=~"dense.*"\n\n severity != critical \nrule_x!~"a\\"b"\na=""')).toEqual([
      { name: 'layer', operator: 'MATCHES', value: 'dense.*' },
      { name: 'severity', operator: 'NOT_EQUAL', value: 'critical' },
      { name: 'rule_x', operator: 'MATCHES_NOT', value: 'a"b' },
      { name: 'a', operator: 'EQUAL', value: '' },
    ]);
    expect(parseMatchers(' \n')).toEqual([]);
  });
  it.each(['layer', 'a-b=c', '1a=b', 'a="b', 'a=b"c"', 'a="b"c'])('says that %s is none', (text) => {
    expect(parseMatchers(text)).toBeNull();
  });
  it('reads back the matchers of an alert, whatever its layer is called', () => {
    const layer = 'a "b" \\c';
    expect(parseMatchers(matchersOfAlert({ rule: 'dead-layer', layer, run: 'r' }))?.map(({ value }) => value)).toEqual(['dead-layer', layer, 'r']);
    expect(parseMatchers(matchersOfAlert({ rule: 'loss-spike', layer: null, run: 'r' }))?.length).toBe(2);
  });
});
