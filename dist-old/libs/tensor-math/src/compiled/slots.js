/** Places for all tensors of a recording that {@link isUsable}. */
export function openValues({ values }, vectorSize, heap) {
    const kept = [];
    const small = values.map((value) => (isVector(value, vectorSize) ? null : smallValue(value, heap, kept)));
    return {
        small,
        vectors: values.map(() => null),
        dispose: () => {
            for (const { dataId } of kept)
                heap.disposeData(dataId);
        },
    };
}
/** Whether a tensor is as long as the weights. */
export function isVector({ shape }, vectorSize) {
    return shape.length === 1 && shape[0] === vectorSize;
}
/** Numbers of a tensor that lies on the host: more would be copied to the heap and back for every kernel. */
const MOST_ON_HOST = 2048;
/** Whether a program can hold all tensors of a recording: float32 and bool; vectors, none of them constant, and what is much shorter. */
export function isUsable({ values }, vectorSize) {
    return values.every((value) => {
        if (isVector(value, vectorSize))
            return value.dtype === 'float32' && value.constant === null;
        return (value.dtype === 'float32' || value.dtype === 'bool') && sizeOf(value) < Math.min(vectorSize, MOST_ON_HOST + 1);
    });
}
/** Numbers of a shape. */
export function sizeOf({ shape }) {
    return shape.reduce((product, n) => product * n, 1);
}
function smallValue(value, heap, kept) {
    const slot = value.constant === null ? new Float32Array(sizeOf(value)) : Float32Array.from(value.constant);
    let copy = null;
    const put = () => {
        const made = heap.makeOutput([...value.shape], value.dtype);
        heap.typedArrayFromHeap(made).set(slot);
        return made;
    };
    return {
        slot,
        isConstant: value.constant !== null,
        onHeap: () => {
            if (value.constant === null)
                return put();
            if (copy === null)
                kept.push((copy = put()));
            return copy;
        },
    };
}
//# sourceMappingURL=slots.js.map