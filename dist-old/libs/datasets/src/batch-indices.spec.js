import { InputError } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { batchIndices, batchesPerEpoch } from './batch-indices.js';
const walk = { count: 50, batchSize: 8, seed: 3 };
function epoch(number) {
    return Array.from({ length: 6 }, (_, batch) => [...batchIndices({ ...walk, step: number * 6 + batch })]).flat();
}
describe('batches', () => {
    it('show each row at most once an epoch and drop the short last batch', () => {
        expect(batchesPerEpoch(50, 8)).toBe(6);
        expect(epoch(0)).toHaveLength(48);
        expect(new Set(epoch(0)).size).toBe(48);
    });
    it('come in a new order in every epoch', () => {
        expect(epoch(0)).not.toEqual(epoch(1));
        expect(epoch(1)).not.toEqual(epoch(2));
    });
    it('are the same whatever was asked before, so a resumed run sees what an uninterrupted one would', () => {
        const forwards = Array.from({ length: 60 }, (_, step) => [...batchIndices({ ...walk, step })]);
        const backwards = Array.from({ length: 60 }, (_, step) => [...batchIndices({ ...walk, step: 59 - step })]).reverse();
        expect(backwards).toEqual(forwards);
    });
    it('are the caller’s own: writing into one does not change the next', () => {
        const before = [...batchIndices({ ...walk, step: 2 })];
        batchIndices({ ...walk, step: 2 }).fill(-1);
        expect([...batchIndices({ ...walk, step: 2 })]).toEqual(before);
    });
    it('stay what they were in earlier versions', () => {
        expect([...batchIndices({ count: 20, batchSize: 5, seed: 0, step: 5 })]).toEqual(FROZEN);
    });
    it('refuse a batch larger than the split, naming the field', () => {
        expect(() => batchIndices({ count: 5, batchSize: 6, seed: 0, step: 0 })).toThrow(InputError);
        expect(() => batchesPerEpoch(5, 6)).toThrow('batchSize is 6; allowed: an integer from 1 to 5');
        expect(() => batchIndices({ ...walk, step: -1 })).toThrow(RangeError);
    });
});
/** Recorded runs rest on these batches: a change here breaks their replay. */
const FROZEN = [12, 17, 1, 3, 10];
//# sourceMappingURL=batch-indices.spec.js.map