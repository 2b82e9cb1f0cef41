import { describe, expect, it } from 'vitest';
import { fromState, seededRandom } from './seeded-random.js';
/** Straight from the paper, in BigInt arithmetic modulo 2³². */
function* slowXoshiro(state) {
    const mask = 0xffffffffn;
    const rotate = (x, k) => ((x << k) | (x >> (32n - k))) & mask;
    let [a = 0n, b = 0n, c = 0n, d = 0n] = state;
    for (;;) {
        yield Number((rotate((b * 5n) & mask, 7n) * 9n) & mask);
        const t = (b << 9n) & mask;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = rotate(d, 11n);
    }
}
describe('the seeded random numbers', () => {
    it('are those of xoshiro128** from the state 1, 2, 3, 4', () => {
        // first output by hand: rotl(2·5, 7)·9 = 1280·9 = 11520; second: s1 is 0 by then
        const random = fromState(Uint32Array.of(1, 2, 3, 4));
        const drawn = Array.from({ length: 1000 }, () => random.bits());
        const slow = slowXoshiro([1n, 2n, 3n, 4n]);
        expect(drawn.slice(0, 3)).toEqual([11520, 0, 5927040]);
        expect(drawn).toEqual(Array.from({ length: 1000 }, () => slow.next().value));
    });
    it('differ for every seed, also where only the upper half of the seed or the order differs', () => {
        const first = (...seeds) => {
            const random = seededRandom(...seeds);
            return `${random.bits()}/${random.bits()}`;
        };
        const seeds = [[0], [1], [2 ** 32], [2 ** 32 + 1], [0, 0], [0, 1], [1, 0], [Number.MAX_SAFE_INTEGER]];
        expect(new Set(seeds.map((each) => first(...each))).size).toBe(seeds.length);
        expect(first(7, 3)).toBe(first(7, 3));
    });
    it('are uniform: each of 7 faces of a die within 5 standard deviations', () => {
        const random = seededRandom(5);
        const faces = new Array(7).fill(0);
        for (let i = 0; i < 70_000; i += 1) {
            const face = random.below(7);
            faces[face] = (faces[face] ?? 0) + 1;
        }
        // sd of a binomial(70000, 1/7) is 92.6
        for (const count of faces)
            expect(Math.abs(count - 10_000)).toBeLessThan(463);
    });
    it('have the mean 0 and the variance 1 where they are normal', () => {
        const random = seededRandom(9);
        const drawn = Array.from({ length: 40_000 }, () => random.normal());
        const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
        const variance = drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / drawn.length;
        expect(Math.abs(mean)).toBeLessThan(0.025); // 5 / sqrt(40000)
        expect(Math.abs(variance - 1)).toBeLessThan(0.036); // 5·sqrt(2/40000)
    });
    it('refuse a seed that is no whole number', () => {
        expect(() => seededRandom(-1)).toThrow(RangeError);
        expect(() => seededRandom(0.5)).toThrow(RangeError);
    });
});
//# sourceMappingURL=seeded-random.spec.js.map