import * as tf from '@tensorflow/tfjs';
/**
 * Runs a computation on the wasm backend as ever and tells which kernels it ran on what.
 *
 * @param inputs every tensor that it may look at; no tensor twice.
 * @param outputs tensors of its result by name.
 * @returns its result, and null in place of a recording where it looked at a tensor from elsewhere.
 */
export function recordKernels(inputs, compute, outputs) {
    const heap = tf.backend();
    const note = openNotes(inputs, (tensor) => heap.typedArrayFromHeap(tensor));
    const engine = tf.engine();
    const { runKernel, makeTensor } = engine;
    engine.runKernel = (name, given, attrs) => {
        const out = runKernel.call(engine, name, given, attrs);
        note.kernel(name, given, { attrs: attrs ?? {}, out });
        return out;
    };
    engine.makeTensor = (values, shape, ...rest) => {
        const made = makeTensor.call(engine, values, shape, ...rest);
        note.constant(made);
        return made;
    };
    try {
        const result = compute();
        return { result, recording: note.close(outputs(result)) };
    }
    finally {
        // they are the prototype's again
        delete engine.runKernel;
        delete engine.makeTensor;
    }
}
/** Two computations that ran the same kernels on the same constants have the same text. */
export function recordingText(recording) {
    // as bits: JSON knows no NaN and no −0
    return JSON.stringify(recording, (key, value) => (key === 'constant' && Array.isArray(value) ? [...new Uint32Array(Float32Array.from(value).buffer)] : value));
}
function openNotes(inputs, readNow) {
    const values = [];
    const runs = [];
    const places = new Map();
    const add = (tensor, constant) => {
        places.set(tensor.id, values.length);
        return values.push({ shape: [...tensor.shape], dtype: tensor.dtype, constant: constant === null ? null : Array.from(constant) }) - 1;
    };
    const byName = Object.fromEntries(inOrder(inputs).map(([name, tensor]) => [name, add(tensor, null)]));
    let isWhole = places.size === values.length;
    const placeOf = ({ id }) => {
        const place = places.get(id);
        isWhole &&= place !== undefined;
        return place ?? -1;
    };
    return {
        kernel: (kernel, given, { attrs, out }) => {
            const entries = Object.entries(given).flatMap(([name, tensor]) => (tensor === undefined ? [] : [[name, placeOf(tensor)]]));
            const made = Array.isArray(out) ? out : [out];
            if (entries.length === 0)
                for (const tensor of made)
                    add(tensor, readNow(tensor));
            else
                runs.push({ kernel, attrs, inputs: entries, isList: Array.isArray(given), outputs: made.map((tensor) => add(tensor, null)) });
        },
        constant: (tensor) => void add(tensor, readNow(tensor)),
        close: (outputs) => {
            const named = Object.fromEntries(inOrder(outputs).map(([name, tensor]) => [name, placeOf(tensor)]));
            return isWhole ? { values, runs, inputs: byName, outputs: named } : null;
        },
    };
}
/** By name: the same tensors in another order make no other recording. */
function inOrder(named) {
    return Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));
}
//# sourceMappingURL=record-kernels.js.map