import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { separateFiles, splitRows, splitSha256 } from './split-rows.js';
describe('splitting rows', () => {
    it('puts every row into one split, a fifth of them into the test split', () => {
        const { train, test } = splitRows(103, 0.2, 4);
        expect([train.length, test.length]).toEqual([82, 21]); // round(20.6)
        expect([...train, ...test].sort((a, b) => a - b)).toEqual(Array.from({ length: 103 }, (_, i) => i));
        expect([...test]).toEqual([...test].sort((a, b) => a - b));
    });
    it('depends on the seed alone, and stays what it was in earlier versions', () => {
        expect(splitSha256(splitRows(1000, 0.2, 7))).toBe(splitSha256(splitRows(1000, 0.2, 7)));
        expect(splitSha256(splitRows(1000, 0.2, 7))).not.toBe(splitSha256(splitRows(1000, 0.2, 8)));
        expect([...splitRows(20, 0.3, 0).test]).toEqual(FROZEN);
    });
    it('leaves a row on either side, however small the fraction', () => {
        expect(splitRows(10, 0.001, 0).test).toHaveLength(1);
        expect(splitRows(10, 0.999, 0).train).toHaveLength(1);
        expect(() => splitRows(1, 0.5, 0)).toThrow(RangeError);
    });
    it('hashes the row numbers as documented', () => {
        const bytes = (...numbers) => Buffer.from(Int32Array.from(numbers).buffer);
        const expected = createHash('sha256').update('train').update(bytes(2, 0, 1)).update('test').update(bytes(1, 0)).digest('hex');
        expect(splitSha256(separateFiles(2, 1))).toBe(expected);
    });
});
/** Recorded runs rest on this split: a change here breaks their replay. */
const FROZEN = [2, 5, 8, 13, 14, 16];
//# sourceMappingURL=split-rows.spec.js.map