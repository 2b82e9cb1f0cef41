const HEAD_BYTES = 20;
const ELEMENT_BYTES = 8;
const OID_INT4 = 23;
const OID_FLOAT4 = 700;
/**
 * Decodes what `array_send` gives of a `real[]` or `integer[]`, bit for bit, and only if it is what a recorder writes: one
 * dimension that begins at 1, `n` elements, no NULL. Anything else is null: such an array was never recorded.
 */
export function exactArray(bytes, type, n) {
    if (bytes === null || bytes.length !== HEAD_BYTES + ELEMENT_BYTES * n)
        return null;
    const expected = [1, 0, type === 'real' ? OID_FLOAT4 : OID_INT4, n, 1];
    if (expected.some((word, place) => bytes.readInt32BE(4 * place) !== word))
        return null;
    const bits = new Uint32Array(n);
    for (let i = 0, at = HEAD_BYTES; i < n; i++, at += ELEMENT_BYTES) {
        if (bytes.readInt32BE(at) !== 4)
            return null;
        bits[i] = bytes.readUInt32BE(at + 4);
    }
    return bits;
}
//# sourceMappingURL=exact-arrays.js.map