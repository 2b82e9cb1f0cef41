import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapleyValues } from './shapley.js';
describe('Shapley values by enumeration', () => {
    it('are those of the glove game, worked by hand', () => {
        // one left glove (player 0), two right ones: a pair is worth 1. Left: 4/6 of the orders make it the one that completes; right: 1/6 each
        const pair = (coalition) => ((coalition & 1) !== 0 && (coalition & 6) !== 0 ? 1 : 0);
        const values = shapleyValues(3, pair);
        [4 / 6, 1 / 6, 1 / 6].forEach((value, i) => { expect(values[i]).toBeCloseTo(value, 12); });
    });
    it('are the mean over all orders of joining', () => {
        fc.assert(fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 16, maxLength: 16 }), (worth) => {
            const values = shapleyValues(4, (coalition) => worth[coalition] ?? NaN);
            const orders = permutations([0, 1, 2, 3]);
            for (let player = 0; player < 4; player++) {
                const gains = orders.map((order) => {
                    const before = order.slice(0, order.indexOf(player)).reduce((bits, other) => bits | (1 << other), 0);
                    return worth[before | (1 << player)] - worth[before];
                });
                expect(values[player]).toBeCloseTo(gains.reduce((a, b) => a + b, 0) / orders.length, 9);
            }
            expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(worth[15] - worth[0], 9);
        }));
    });
    it('refuse more players than can be enumerated', () => {
        expect(() => shapleyValues(17, () => 0)).toThrow(/players must be from 0 to 16, got 17/);
    });
});
function permutations(items) {
    return items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
//# sourceMappingURL=shapley.spec.js.map