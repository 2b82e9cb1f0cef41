import { bytes, float, signed, text, wireFields } from '../protobuf.js';
/**
 * Reads an `Event` (event.proto: step 2, file_version 3, summary 5).
 *
 * @throws WireError
 */
export function decodeEvent(message) {
    let [step, fileVersion, values] = [0, null, []];
    for (const field of wireFields(message)) {
        if (field.number === 2)
            step = signed(field);
        if (field.number === 3)
            fileVersion = text(field);
        if (field.number === 5)
            values = [...wireFields(bytes(field))].filter(({ number }) => number === 1).map((value) => decodeValue(bytes(value)));
    }
    return { step, fileVersion, values };
}
/** `Summary.Value`: tag 1, simple_value 2, histo 5, tensor 8. */
function decodeValue(message) {
    const fields = new Map([...wireFields(message)].map((field) => [field.number, field]));
    const [tagField, simple, histo, tensor] = [1, 2, 5, 8].map((number) => fields.get(number));
    const tag = tagField === undefined ? '' : text(tagField);
    if (simple !== undefined)
        return { kind: 'scalar', tag, value: float(simple) };
    if (histo !== undefined)
        return { kind: 'histogram', tag, value: decodeHistogram(bytes(histo)) };
    return tensor === undefined ? { kind: 'other', tag } : valueOfTensor(tag, decodeTensor(bytes(tensor)));
}
/** `HistogramProto`: min 1, sum_squares 5, bucket_limit 6, bucket 7. */
function decodeHistogram(message) {
    let [least, sumSquares, limits, counts] = [NaN, null, [], []];
    for (const field of wireFields(message)) {
        if (field.number === 1)
            least = float(field);
        if (field.number === 5)
            sumSquares = float(field);
        if (field.number === 6)
            limits = [...limits, ...doubles(field)];
        if (field.number === 7)
            counts = [...counts, ...doubles(field)];
    }
    // a field that is 0 is left out: all values are 0, or there is none
    return { sumSquares: sumSquares ?? 0, edges: [least, ...limits], counts };
}
function doubles(field) {
    if (field.wire === 'fixed')
        return [float(field)];
    const packed = bytes(field);
    return Array.from({ length: Math.floor(packed.length / 8) }, (_, i) => packed.readDoubleLE(i * 8));
}
const [DT_FLOAT, DT_DOUBLE] = [1, 2];
/** `TensorProto`: dtype 1, tensor_shape 2, tensor_content 4, float_val 5, double_val 6. */
function decodeTensor(message) {
    const fields = [...wireFields(message)];
    const of = (number) => fields.filter((field) => field.number === number);
    const type = of(1).map(signed).at(-1);
    const shape = of(2).map((field) => shapeOf(bytes(field))).at(-1) ?? [];
    const content = of(4).flatMap((field) => (type === DT_FLOAT ? floats(bytes(field)) : packedDoubles(bytes(field))));
    const single = of(5).flatMap((field) => (field.wire === 'fixed' ? [float(field)] : floats(bytes(field))));
    if (type !== DT_FLOAT && type !== DT_DOUBLE)
        return { shape, numbers: null };
    return { shape, numbers: [...content, ...single, ...of(6).flatMap(doubles)] };
}
/** `TensorShapeProto`: dim 2, each with its size 1. */
function shapeOf(message) {
    return [...wireFields(message)].filter(({ number }) => number === 2).map((dim) => {
        const size = [...wireFields(bytes(dim))].find(({ number }) => number === 1);
        return size === undefined ? 0 : signed(size);
    });
}
function floats(packed) {
    return Array.from({ length: Math.floor(packed.length / 4) }, (_, i) => packed.readFloatLE(i * 4));
}
function packedDoubles(packed) {
    return doubles({ number: 0, wire: 'bytes', value: packed });
}
/** A tensor of one number is a scalar; one of `[buckets, 3]` a histogram: left edge, right edge, count (TensorFlow 2). */
function valueOfTensor(tag, { shape, numbers }) {
    if (numbers === null)
        return { kind: 'other', tag };
    const [buckets = 0, width] = shape;
    if (shape.length === 0 && numbers.length === 1)
        return { kind: 'scalar', tag, value: numbers[0] ?? NaN };
    return width === 3 && numbers.length === buckets * 3 ? { kind: 'histogram', tag, value: bucketsOf(numbers) } : { kind: 'other', tag };
}
function bucketsOf(numbers) {
    const [left, right, counts] = [0, 1, 2].map((from) => numbers.filter((_, i) => i % 3 === from));
    return { sumSquares: null, edges: [...(left ?? []).slice(0, 1), ...(right ?? [])], counts: counts ?? [] };
}
//# sourceMappingURL=decode-event.js.map