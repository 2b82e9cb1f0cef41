import { describe, expect, it } from 'vitest';
import { countFlips, flipIntervals } from './flips.js';
import { testSeedNoise } from './seed-noise.js';
/** Park and Miller's generator. */
function dice(seed) {
    let state = seed;
    const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    return { uniform, below: (bound) => Math.floor(uniform() * bound) };
}
const rowsOf = (n) => Int32Array.from({ length: n }, (_, i) => i);
/** Outcomes of trainings: each record near the threshold flips with chance `noise`; `moved` records at the end are given `value`. */
function arm(runs, { uniform, noise, moved = 0, value = 1 }) {
    return Array.from({ length: runs }, () => Uint8Array.from({ length: 200 }, (_, i) => (i >= 200 - moved ? value : (i % 2) ^ (uniform() < noise ? 1 : 0))));
}
describe('flips', () => {
    it('are counted by direction, over the rows of a group', () => {
        const [first, second] = [Uint8Array.of(1, 1, 0, 0, 1), Uint8Array.of(0, 1, 1, 0, 0)];
        expect(countFlips(first, second, rowsOf(5))).toEqual({ gained: 2, lost: 1 });
        expect(countFlips(first, second, Int32Array.of(2, 3))).toEqual({ gained: 0, lost: 1 });
    });
    it('have intervals as a bootstrap that draws every record gives them', () => {
        const [gained, lost, records] = [30, 10, 400];
        const { flip, net } = flipIntervals({ gained, lost }, records, { resamples: 4000, uniform: dice(5).uniform });
        const { below } = dice(11);
        const slow = Array.from({ length: 4000 }, () => {
            let [up, down] = [0, 0];
            for (let i = 0; i < records; i++) {
                const record = below(records);
                if (record < gained)
                    up++;
                else if (record < gained + lost)
                    down++;
            }
            return [(up + down) / records, (up - down) / records];
        });
        const ends = (of) => [of.sort((a, b) => a - b)[100], of[3899]];
        const expected = [ends(slow.map(([both]) => both)), ends(slow.map(([, gain]) => gain))].flat();
        [...flip, ...net].forEach((end, i) => { expect(Math.abs(end - expected[i])).toBeLessThan(0.006); });
    });
    it('have no width where nothing, or everything, flips', () => {
        expect(flipIntervals({ gained: 0, lost: 0 }, 50, { resamples: 100, uniform: dice(1).uniform })).toEqual({ flip: [0, 0], net: [0, 0] });
        expect(flipIntervals({ gained: 50, lost: 0 }, 50, { resamples: 100, uniform: dice(1).uniform }).net).toEqual([1, 1]);
    });
});
describe('the test against seed noise', () => {
    const test = (seed, of) => {
        const { uniform, below } = dice(seed);
        const { moved = 0, noise = 0.1, runs = 8 } = of;
        const scaled = arm(runs, { uniform, noise });
        const unscaled = arm(runs, { uniform, noise, moved, value: 0 });
        return testSeedNoise({ scaled, unscaled }, [rowsOf(200)], { shuffles: 199, below })[0].pValue;
    };
    it('calls a difference that is seed noise beyond it in 5 % of the cases, about', () => {
        const called = Array.from({ length: 300 }, (_, i) => test(1000 + 77 * i, {})).filter((p) => p < 0.05).length;
        // 15 expected; binomial: 2 to 30 in 99.99 % of the cases
        expect(called).toBeGreaterThanOrEqual(2);
        expect(called).toBeLessThanOrEqual(30);
    });
    it('finds records that scaling moves, whichever way, and a group alone', () => {
        expect(test(3, { moved: 12 })).toBe(1 / 200);
        const { uniform, below } = dice(9);
        const arms = { scaled: arm(8, { uniform, noise: 0.1 }), unscaled: arm(8, { uniform, noise: 0.1, moved: 12, value: 0 }) };
        const [untouched, moved] = testSeedNoise(arms, [rowsOf(180), rowsOf(200).subarray(180)], { shuffles: 199, below });
        expect(untouched.pValue).toBeGreaterThan(0.05);
        expect(moved).toMatchObject({ pValue: 1 / 200 });
        expect(moved.excess).toBeGreaterThan(0.2);
    });
    it('finds outcomes that are dealt anew, though no rate changes', () => {
        const { uniform, below } = dice(21);
        const scaled = arm(8, { uniform, noise: 0.05 });
        // every second pair swapped: the rates stay
        const unscaled = arm(8, { uniform, noise: 0.05 }).map((one) => one.map((value, i) => (i < 40 ? one[i ^ 1] : value)));
        expect(testSeedNoise({ scaled, unscaled }, [rowsOf(200)], { shuffles: 199, below })[0].pValue).toBe(1 / 200);
    });
    it('says 1 where all runs are the same, and refuses an arm of one', () => {
        const same = Array.from({ length: 4 }, () => Uint8Array.of(1, 0));
        const { below } = dice(2);
        expect(testSeedNoise({ scaled: same, unscaled: same }, [rowsOf(2)], { shuffles: 50, below })).toEqual([{ excess: 0, pValue: 1 }]);
        expect(() => testSeedNoise({ scaled: same.slice(1, 2), unscaled: same }, [], { shuffles: 1, below })).toThrow('at least 2 runs, got 1 and 4');
    });
});
//# sourceMappingURL=impact.spec.js.map