import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMatcher } from './matchers.js';
import { inhibiting, inhibitorBounds, silencing } from './suppression.js';
const of = (...texts) => texts.map(parseMatcher);
const alert = (key, labels, isFiring = true) => ({ key, labels, isFiring });
describe('silencing', () => {
    const silence = (id, startsAtMs, endsAtMs, ...texts) => ({ id, startsAtMs, endsAtMs, matchers: of(...texts) });
    it('mutes from its start to just before its end', () => {
        const at = (nowMs) => silencing([silence('s', 10, 20, 'layer=a')], nowMs)({ layer: 'a' });
        expect([9, 10, 19, 20].map((nowMs) => at(nowMs).length)).toEqual([0, 1, 1, 0]);
    });
    it('names every silence that mutes', () => {
        const silences = [silence('one', 0, 9, 'layer=a'), silence('two', 0, 9, 'layer=~"a|b"'), silence('other', 0, 9, 'layer=c')];
        expect(silencing(silences, 1)({ layer: 'a' })).toEqual(['one', 'two']);
    });
    it('does not fail on a pattern it does not understand', () => {
        const foreign = { id: 'x', startsAtMs: 0, endsAtMs: 9, matchers: [{ name: 'layer', operator: '=~', value: '\\pL+' }] };
        expect(silencing([foreign, silence('one', 0, 9, 'layer=a')], 1)({ layer: 'a' })).toEqual(['one']);
    });
});
describe('inhibiting', () => {
    const rule = { source: of('severity=critical'), target: of('severity=~"warning|info"'), equal: ['run', 'layer'] };
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
    it('names ten of many, those that fit the source alone before those that fit both sides', () => {
        const wide = { source: of('severity=~"critical|warning"'), target: of('severity=~"warning|info"'), equal: [] };
        const many = [...Array.from({ length: 20 }, (_, i) => alert(`w${i}`, { severity: 'warning' })), alert('c', { severity: 'critical' })];
        const muters = inhibiting([wide], many);
        expect(muters({ severity: 'info' })).toEqual(['c', ...Array.from({ length: 9 }, (_, i) => `w${i}`)]);
        expect(muters({ severity: 'warning' })).toEqual(['c']);
    });
});
describe('inhibitorBounds', () => {
    const byLayer = { source: of('severity=critical'), target: of('severity=warning'), equal: ['run', 'layer'] };
    const byRun = { source: of('severity=critical'), target: of('severity=info'), equal: ['run'] };
    it('binds by what has to be equal and by what is asked of the source', () => {
        const bounds = inhibitorBounds([byLayer, byRun], [{ severity: 'warning', run: '1', layer: 'x' }, { severity: 'warning', run: '2' }]);
        expect(bounds).toEqual(new Map([['severity', ['critical']], ['run', ['1', '2']], ['layer', ['x', '']]]));
        expect([...(inhibitorBounds([byLayer, byRun], [{ severity: 'warning', run: '1' }, { severity: 'info', run: '2' }])?.keys() ?? [])]).toEqual(['severity', 'run']);
    });
    it('says that nothing inhibits what no rule is about', () => {
        expect(inhibitorBounds([byLayer, byRun], [{ severity: 'critical', run: '1' }])).toBeNull();
    });
    it('leaves out no alert that inhibits', () => {
        const label = fc.constantFrom('', 'a', 'b');
        const labels = fc.record({ x: label, y: label, z: label }).map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')));
        const matcher = fc.record({ name: fc.constantFrom('x', 'y', 'z'), operator: fc.constantFrom('=', '!=', '=~'), value: label });
        const matchers = fc.array(matcher, { minLength: 1, maxLength: 2 });
        const rules = fc.array(fc.record({ source: matchers, target: matchers, equal: fc.subarray(['x', 'y', 'z']) }), { maxLength: 3 });
        fc.assert(fc.property(rules, fc.array(labels, { maxLength: 8 }), fc.array(labels, { minLength: 1, maxLength: 3 }), (inhibit, others, targets) => {
            const alerts = others.map((each, i) => alert(`${i}`, each));
            const bounds = inhibitorBounds(inhibit, targets);
            const read = alerts.filter((each) => bounds !== null && [...bounds].every(([name, values]) => values.includes(each.labels[name] ?? '')));
            for (const target of targets)
                expect(inhibiting(inhibit, read)(target)).toEqual(inhibiting(inhibit, alerts)(target));
        }), { numRuns: 2_000 });
    });
});
//# sourceMappingURL=suppression.spec.js.map