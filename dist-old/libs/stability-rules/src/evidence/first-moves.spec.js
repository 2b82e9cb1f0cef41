import { MEASURES } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { firstMoves, median } from './first-moves.js';
const STEPS = 60;
const SINCE = 40;
/** A window of steps 0 to 59 whose measures jitter by up to 10 % around 1 unless `layers` says otherwise. */
function windowOf(layers, from = 0) {
    const steps = Int32Array.from({ length: STEPS - from }, (_, i) => from + i);
    return {
        run: 'r', firstStep: from, steps, loss: new Float32Array(steps.length),
        layers: Object.entries(layers).map(([name, valueAt]) => ({
            name,
            measures: Object.fromEntries(MEASURES.map((measure) => [measure, Float32Array.from(steps, (step) => valueAt(measure, step))])),
        })),
    };
}
const calm = (_, step) => 1 + 0.1 * Math.sin(step * 2.4);
const jump = (of, at, value) => (measure, step) => (measure === of && step >= at ? value : calm(measure, step));
describe('firstMoves', () => {
    it('tells the layers in the order in which they left their level, by what, up or down', () => {
        const moves = firstMoves(windowOf({ late: jump('gradNorm', 43, 5), calm, down: jump('updateNorm', 42, 0.01), first: jump('scale', 40, 300) }), SINCE);
        expect(moves.map(({ layer, step, measure }) => [layer, step, measure])).toEqual([['first', 40, 'scale'], ['down', 42, 'updateNorm'], ['late', 43, 'gradNorm']]);
        expect(moves[0]?.value).toBe(300);
        expect(moves[0]?.level).toBeCloseTo(1, 1);
    });
    it('names the cause before the effect where both move at one step', () => {
        const both = (measure, step) => (step >= 41 && measure !== 'cosine' ? 30 : calm(measure, step));
        expect(firstMoves(windowOf({ a: both }), SINCE)).toMatchObject([{ step: 41, measure: 'scale' }]);
    });
    it('tells NaN and infinities, also before there is a level; and not a measure that was never recorded', () => {
        expect(firstMoves(windowOf({ a: jump('gradNorm', 44, NaN) }), SINCE)).toMatchObject([{ step: 44, measure: 'gradNorm', value: NaN }]);
        expect(firstMoves(windowOf({ a: jump('gradNorm', 39, Infinity) }, 39), 39)).toMatchObject([{ step: 39, value: Infinity, level: NaN }]);
        const unrecorded = (measure, step) => (measure === 'scale' ? NaN : calm(measure, step));
        expect(firstMoves(windowOf({ a: unrecorded }), SINCE)).toEqual([]);
    });
    it('takes what a noisy layer always does for no move, nor what happened before, nor a skipped update', () => {
        const noisy = (_, step) => (step % 2 === 0 ? 1 : 8);
        const before = (measure, step) => (step === 20 ? 50 : calm(measure, step));
        const skipped = (measure, step) => (measure === 'updateNorm' && step > 45 ? 0 : calm(measure, step));
        expect(firstMoves(windowOf({ noisy, before, skipped }), SINCE)).toEqual([]);
    });
    it('says nothing of an empty window', () => {
        expect(firstMoves(windowOf({}, STEPS), SINCE)).toEqual([]);
        expect(firstMoves(windowOf({ a: calm }, STEPS), SINCE)).toEqual([]);
    });
});
it('the median of none is NaN, of an even number the mean of the middle two', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([NaN, 3, 2.5, 2]);
});
//# sourceMappingURL=first-moves.spec.js.map