/** A message that cannot be read; `offset`: the byte within it. */
export class WireError extends Error {
    offset;
    constructor(offset, problem) {
        super(problem);
        this.offset = offset;
        this.name = 'WireError';
    }
}
/**
 * The fields of a message in the order of its bytes; what they mean is the caller's to know. Groups, which nobody writes
 * since 2008, are refused.
 *
 * @throws WireError when the bytes end within a field, or are none.
 * @see the encoding of Protocol Buffers, protobuf.dev/programming-guides/encoding
 */
export function* wireFields(message) {
    let at = 0;
    while (at < message.length) {
        const key = varint(message, at);
        const number = Number(key.value >> 3n);
        if (number === 0)
            throw new WireError(at, 'a field of number 0');
        const field = fieldAt(message, key.next, { number, type: Number(key.value & 7n), begin: at });
        at = field.next;
        yield field.field;
    }
}
function fieldAt(message, at, { number, type, begin }) {
    if (type === 0) {
        const { value, next } = varint(message, at);
        return { field: { number, wire: 'varint', value }, next };
    }
    if (type === 1 || type === 5) {
        const next = at + (type === 1 ? 8 : 4);
        return { field: { number, wire: 'fixed', value: within(message, at, next) }, next };
    }
    if (type !== 2)
        throw new WireError(begin, `a field of wire type ${type}`);
    const length = varint(message, at);
    const next = length.next + Number(length.value);
    return { field: { number, wire: 'bytes', value: within(message, length.next, next) }, next };
}
function within(message, from, to) {
    if (to > message.length)
        throw new WireError(from, 'a field that goes on behind the end of its message');
    return message.subarray(from, to);
}
function varint(message, from) {
    let value = 0n;
    for (let at = from, shift = 0n; shift < 70n; at++, shift += 7n) {
        const byte = message[at];
        if (byte === undefined)
            throw new WireError(from, 'a number that goes on behind the end of its message');
        value |= BigInt(byte & 0x7f) << shift;
        if (byte < 0x80)
            return { value: BigInt.asUintN(64, value), next: at + 1 };
    }
    throw new WireError(from, 'a number of more than ten bytes');
}
/** A varint as a signed 64-bit integer. */
export function signed(field) {
    return field.wire === 'varint' ? Number(BigInt.asIntN(64, field.value)) : NaN;
}
/** A float or double by the length of its bytes; NaN for a field of another wire type. */
export function float(field) {
    if (field.wire !== 'fixed')
        return NaN;
    return field.value.length === 8 ? field.value.readDoubleLE() : field.value.readFloatLE();
}
/** A string; empty for a field of another wire type. */
export function text(field) {
    return field.wire === 'bytes' ? field.value.toString('utf8') : '';
}
/** The bytes of a field; none for one of another wire type. */
export function bytes(field) {
    return field.wire === 'bytes' ? field.value : Buffer.alloc(0);
}
//# sourceMappingURL=protobuf.js.map