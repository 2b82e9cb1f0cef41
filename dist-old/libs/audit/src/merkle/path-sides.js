import { HASH_BYTES } from '../frame/leaf-hashes.js';
/**
 * For each hash of a path whether it is the left sibling; null when the path is longer or shorter than the way to the
 * root. This is the loop that both verifiers of the RFC share, without the hashing.
 *
 * @see RFC 9162, section 2.1.3.2, steps 4 and 5; section 2.1.4.2, steps 6 and 7
 */
export function pathSides({ node, last }, length) {
    const sides = [];
    let fn = BigInt(node);
    let sn = BigInt(last);
    for (; sides.length < length; fn >>= 1n, sn >>= 1n) {
        if (sn === 0n)
            return null;
        const isLeft = isOdd(fn) || fn === sn;
        sides.push(isLeft);
        // a node without a right sibling is its own parent, as often as it takes
        if (isLeft)
            for (; !isOdd(fn) && fn !== 0n; fn >>= 1n)
                sn >>= 1n;
    }
    return sn === 0n ? sides : null;
}
/** Whether two numbers can be of one claim, integers with 0 ≤ a ≤ b, and all hashes have the length of hashes. */
export function isPlausible(a, b, hashes) {
    return Number.isSafeInteger(a) && Number.isSafeInteger(b) && a >= 0 && a <= b && hashes.every((hash) => hash.length === HASH_BYTES);
}
function isOdd(n) {
    return (n & 1n) === 1n;
}
//# sourceMappingURL=path-sides.js.map