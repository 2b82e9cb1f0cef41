import { expect, it } from 'vitest';
import { wilson } from './wilson.js';
it('has intervals of shares within 0 and 1, also where rounding goes beyond', () => {
    for (let n = 1; n < 400; n++) {
        expect(wilson(0, n)[0]).toBe(0);
        expect(wilson(n, n)[1]).toBe(1);
    }
});
it('has the intervals of Wilson', () => {
    const [low, high] = wilson(10, 100); // 0.0552, 0.1744: Brown, Cai and DasGupta 2001, formula (4)
    expect(low).toBeCloseTo(0.05523, 4);
    expect(high).toBeCloseTo(0.17437, 4);
});
//# sourceMappingURL=wilson.spec.js.map