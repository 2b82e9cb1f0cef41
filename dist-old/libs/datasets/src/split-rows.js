import { createHash } from 'node:crypto';
import { permutation } from './permutation.js';
import { STREAMS, seededRandom } from './seeded-random.js';
/**
 * Splits the rows 0 … count − 1 by a seed: the first round(count · testFraction) of a random order are the test split.
 *
 * Both splits keep at least one row. The same arguments give the same split on every machine.
 *
 * @throws RangeError when there are fewer than two rows.
 */
export function splitRows(count, testFraction, seed) {
    if (count < 2)
        throw new RangeError(`a split needs at least 2 rows, got ${count}`);
    const testCount = Math.min(count - 1, Math.max(1, Math.round(count * testFraction)));
    const order = permutation(count, seededRandom(seed, STREAMS.split));
    return { test: order.slice(0, testCount).sort(), train: order.slice(testCount).sort() };
}
/** The split of data that come in two files: every row of the first, every row of the second. */
export function separateFiles(trainCount, testCount) {
    return { train: allRows(trainCount), test: allRows(testCount) };
}
/**
 * sha256 over `train`, the row numbers of the training split, `test`, the row numbers of the test split;
 * numbers as little-endian int32, each list led by its length.
 */
export function splitSha256(split) {
    const hash = createHash('sha256');
    for (const part of ['train', 'test']) {
        const rows = split[part];
        const bytes = Buffer.alloc(4 * (rows.length + 1));
        bytes.writeInt32LE(rows.length, 0);
        rows.forEach((row, index) => bytes.writeInt32LE(row, 4 * (index + 1)));
        hash.update(part).update(bytes);
    }
    return hash.digest('hex');
}
function allRows(count) {
    return Int32Array.from({ length: count }, (_, index) => index);
}
//# sourceMappingURL=split-rows.js.map