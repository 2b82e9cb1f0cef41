import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffOf } from './backtest-diff.js';
const alert = fc.record({ layer: fc.constantFrom(null, 'a', 'b'), step: fc.nat(40), lasts: fc.option(fc.nat(6)) }).map(({ layer, step, lasts }) => ({ run: 'r', runName: 'r', layer, step, since: step, resolved: lasts === null ? null : step + lasts, value: 1, summary: '' }));
const isSame = (a, b) => a.layer === b.layer && a.step <= (b.resolved ?? Infinity) && b.step <= (a.resolved ?? Infinity);
it('alerts are kept that overlap one of the other version on their layer, whatever their order', () => {
    fc.assert(fc.property(fc.array(alert), fc.array(alert), (after, before) => {
        const { added, removed, kept } = diffOf(after, before);
        expect(added).toEqual(after.filter((each) => !before.some((other) => isSame(each, other))));
        expect(removed).toEqual(before.filter((each) => !after.some((other) => isSame(each, other))));
        expect(kept).toBe(after.length - added.length);
    }));
});
//# sourceMappingURL=backtest-diff.spec.js.map