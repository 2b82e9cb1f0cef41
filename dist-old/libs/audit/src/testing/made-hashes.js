import { createHash } from 'node:crypto';
/** Hashes of a tree's leaves, end to end, the same each time. */
export function madeHashes(count) {
    return Buffer.concat(Array.from({ length: count }, (_, index) => createHash('sha256').update(`leaf ${index}`).digest()));
}
/** The bytes with one bit changed. */
export function flipBit(bytes, bit) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] ^= 1 << (bit & 7);
    return changed;
}
//# sourceMappingURL=made-hashes.js.map