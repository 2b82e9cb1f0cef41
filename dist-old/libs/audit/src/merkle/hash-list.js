import { HASH_BYTES } from '../frame/leaf-hashes.js';
/**
 * How many hashes lie end to end in `hashes`.
 *
 * @throws RangeError when the last one is not whole.
 */
export function countHashes(hashes) {
    if (hashes.length % HASH_BYTES !== 0)
        throw new RangeError(`hashes must be a multiple of ${HASH_BYTES} bytes, got ${hashes.length}`);
    return hashes.length / HASH_BYTES;
}
/** Hash number `index`, a view. */
export function hashAt(hashes, index) {
    return hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}
/** The hashes one by one, views. */
export function splitHashes(hashes) {
    return Array.from({ length: countHashes(hashes) }, (_, index) => hashAt(hashes, index));
}
/** The first `size` hashes, a view. */
export function firstHashes(hashes, size) {
    const count = countHashes(hashes);
    if (!Number.isSafeInteger(size) || size < 0 || size > count)
        throw new RangeError(`size must be from 0 to ${count}, got ${size}`);
    return hashes.subarray(0, size * HASH_BYTES);
}
/** The largest power of two below `n`, for n > 1: where a tree of n leaves is split (RFC 9162, section 2.1.1). */
export function splitSize(n) {
    let half = 1;
    while (half * 2 < n)
        half *= 2;
    return half;
}
//# sourceMappingURL=hash-list.js.map