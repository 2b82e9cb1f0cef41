import { describe, expect, it } from 'vitest';

import { parseMatcher } from './matchers.js';
import { inhibiting, type Mutable, silencing } from './suppression.js';

const of = (...texts: string[]) => texts.map(parseMatcher);

describe('silencing', () => {
  const silence = (id: string, startsAtMs: number, endsAtMs: number, ...texts: string[]) => ({ id, startsAtMs, endsAtMs, matchers: of(...texts) });

  it('mutes from its start to just before its end', () => {
    const at = (nowMs: number) => silencing([silence('s', 10, 20, 'layer=a')], nowMs)({ layer: 'a' });
    expect([9, 10, 19, 20].map((nowMs) => at(nowMs).length)).toEqual([0, 1, 1, 0]);
  });

  it('names every silence that mutes', () => {
    const silences = [silence('one', 0, 9, 'layer=a'), silence('two', 0, 9, 'layer=~"a|b"'), silence('other', 0, 9, 'layer=c')];
    expect(silencing(silences, 1)({ layer: 'a' })).toEqual(['one', 'two']);
  });

  it('does not fail on a pattern it does not understand', () => {
    const foreign = { id: 'x', startsAtMs: 0, endsAtMs: 9, matchers: [{ name: 'layer', operator: '=~', value: '\\pL+' } as const] };
    expect(silencing([foreign, silence('one', 0, 9, 'layer=a')], 1)({ layer: 'a' })).toEqual(['one']);
  });
});

describe('inhibiting', () => {
  const rule = { source: of('severity=critical'), target: of('severity=~"warning|info"'), equal: ['run', 'layer'] };
  const alert = (key: string, labels: Record<string, string>, isFiring = true): Mutable => ({ key, labels, isFiring });

  it('mutes where the labels are equal, absent ones included', () => {
    const muters = inhibiting([rule], [alert('a', { severity: 'critical', run: '1' }), alert('b', { severity: 'critical', run: '2', layer: 'x' })]);
    expect(muters({ severity: 'warning', run: '1' })).toEqual(['a']);
    expect(muters({ severity: 'warning', run: '1', layer: 'x' })).toEqual([]);
    expect(muters({ severity: 'info', run: '2', layer: 'x' })).toEqual(['b']);
    expect(muters({ severity: 'critical', run: '1' })).toEqual([]);
  });

  it('mutes nothing by an alert that has ended', () => {
    expect(inhibiting([rule], [alert('a', { severity: 'critical', run: '1' }, false)])({ severity: 'warning', run: '1' })).toEqual([]);
  });

  it('lets two alerts that fit both sides be told', () => {
    const both = { source: of('run=1'), target: of('run=1'), equal: [] };
    const muters = inhibiting([both], [alert('a', { run: '1' }), alert('b', { run: '1' })]);
    expect(muters({ run: '1' })).toEqual([]);
  });
});
