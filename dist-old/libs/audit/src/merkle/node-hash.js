import { hash } from 'node:crypto';
import { HASH_BYTES } from '../frame/leaf-hashes.js';
const LEFT_AT = 1;
const RIGHT_AT = LEFT_AT + HASH_BYTES;
const input = Buffer.alloc(RIGHT_AT + HASH_BYTES);
input[0] = 0x01; // the domain of inner nodes: no leaf can pass for one
/**
 * Hash of an inner node: SHA-256( 0x01 ‖ left ‖ right ).
 *
 * @throws RangeError when one is not 32 bytes long.
 * @see RFC 9162, section 2.1.1
 */
export function nodeHash(left, right) {
    if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
        throw new RangeError(`hashes must have ${HASH_BYTES} bytes, got ${left.length} and ${right.length}`);
    }
    left.copy(input, LEFT_AT);
    right.copy(input, RIGHT_AT);
    return hash('sha256', input, 'buffer');
}
/**
 * Root of the tree without leaves: SHA-256 of nothing.
 *
 * @see RFC 9162, section 2.1.1
 */
export function emptyRoot() {
    return hash('sha256', '', 'buffer');
}
//# sourceMappingURL=node-hash.js.map