import { calc, wasmDot, wasmPass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { composedDots, composedScale } from './layer-composed.js';
/**
 * Two ops over the flat vector `[P]` that have no counterpart in TensorFlow.js: sums per layer, and a factor per layer;
 * of replicas, `[R, P]`, row by row.
 *
 * The backends whose memory JavaScript can see (wasm, cpu) run them as one loop in place: one dispatch instead of some
 * per layer, sums in double precision. Elsewhere they are composed of ordinary ops.
 */
const DOTS = 'GradlensLayerDots';
const SCALE = 'GradlensScaleLayers';
/** Backends whose memory JavaScript can read and write. */
const IN_PLACE = new Set(['wasm', 'cpu']);
/** Bytes of a float32. */
const FLOAT = 4;
/** x; f → f x. */
const SCALE_PASS = { name: 'scale', inputs: 1, scalars: 1, formulas: [({ input, scalar }) => calc.multiply(scalar(0), input(0))] };
/**
 * Dot products per layer: for each pair of flat vectors, Σ_{i in layer} a_i · b_i.
 *
 * Accumulated in float64 on wasm and cpu, in float32 elsewhere.
 *
 * @returns one tensor `[layers]` per pair; `[R, layers]` for `[R, P]`.
 */
export function layerDots(pairs, layout) {
    const sizes = layout.layers.map((layer) => layer.size);
    if (runsInPlace()) {
        const inputs = Object.fromEntries(pairs.flatMap(([a, b], i) => [[`a${i}`, a], [`b${i}`, b]]));
        return tf.engine().runKernel(DOTS, inputs, { sizes });
    }
    return composedDots(pairs, sizes);
}
/**
 * Multiplies each layer's part of a flat vector by its factor: y_i = f_l · x_i.
 *
 * A factor of 0 gives exactly 0, also where x is NaN or infinite: that is how a skipped step leaves no trace.
 *
 * @param factors `[layers]`; `[R, layers]` for `[R, P]`.
 */
export function scaleLayers(flat, factors, layout) {
    const sizes = layout.layers.map((layer) => layer.size);
    if (runsInPlace())
        return tf.engine().runKernel(SCALE, { flat, factors }, { sizes });
    return composedScale(flat, factors, sizes);
}
function runsInPlace() {
    return IN_PLACE.has(tf.getBackend());
}
function dotsInPlace(memory, inputs, { sizes }) {
    const count = Object.keys(inputs).length / 2;
    return Array.from({ length: count }, (_, pair) => 
    // the output is made first: making it may grow the heap and leave earlier views stale
    memory.make([...leadOf(inputs[`a${pair}`]), sizes.length], (sums) => {
        const dotOf = memory.dots(inputs[`a${pair}`], inputs[`b${pair}`]);
        eachPart(sizes, sums.length, (i, from, to) => {
            sums[i] = dotOf(from, to);
        });
    }));
}
/** Shape in front of the weights: none, or the replicas. */
function leadOf({ shape }) {
    return shape.slice(0, -1);
}
/** Every layer's part of every row, in order: which, and where it lies. */
function eachPart(sizes, count, visit) {
    let from = 0;
    for (let i = 0; i < count; i++) {
        const to = from + sizes[i % sizes.length];
        visit(i, from, to);
        from = to;
    }
}
/** Σ a_i b_i over [from, to), four partial sums in float64; the wasm program sums in the same order. */
function dot(a, b, from, to) {
    // one declaration each: taken from an array literal the same loop was 2.7 times slower
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let i = from;
    for (; i + 3 < to; i += 4) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
    }
    for (; i < to; i++)
        s0 += a[i] * b[i];
    return s0 + s1 + (s2 + s3);
}
function scaleInPlace(memory, inputs, { sizes }) {
    const { flat, factors } = inputs;
    if (memory.read(factors).every((factor) => factor === 1))
        return memory.share(flat);
    return memory.make([...flat.shape], (out, made) => {
        const f = memory.read(factors);
        const scale = memory.scale(flat, factors, made);
        eachPart(sizes, f.length, (layer, from, to) => {
            if (f[layer] === 0)
                out.fill(0, from, to);
            else
                scale(layer, from, to);
        });
    });
}
function shared(backend, { dataId, shape, dtype }) {
    backend.incRef(dataId);
    return { dataId, shape, dtype };
}
function wasmMemory(backend) {
    return {
        read: (input) => backend.typedArrayFromHeap(input),
        make: (shape, fill) => {
            const info = backend.makeOutput(shape, 'float32');
            fill(backend.typedArrayFromHeap(info), info);
            return info;
        },
        share: (tensor) => shared(backend, tensor),
        scale: (x, f, out) => {
            const [fromX, fromF, fromOut] = [x, f, out].map((tensor) => backend.typedArrayFromHeap(tensor).byteOffset);
            const run = wasmPass(SCALE_PASS, backend);
            return (layer, from, to) => {
                run(fromX + FLOAT * from, fromF + FLOAT * layer, fromOut + FLOAT * from, to - from);
            };
        },
        dots: (a, b) => {
            const [fromA, fromB] = [backend.typedArrayFromHeap(a).byteOffset, backend.typedArrayFromHeap(b).byteOffset];
            const product = wasmDot(backend);
            return (from, to) => product(fromA + FLOAT * from, fromB + FLOAT * from, to - from);
        },
    };
}
function cpuMemory(backend) {
    return {
        read: (input) => backend.data.get(input.dataId).values,
        make: (shape, fill) => {
            const info = backend.makeTensorInfo(shape, 'float32', new Float32Array(tf.util.sizeFromShape(shape)));
            fill(backend.data.get(info.dataId).values, info);
            return info;
        },
        share: (tensor) => shared(backend, tensor),
        scale: (x, f, out) => {
            const [from, factors, to] = [x, f, out].map(({ dataId }) => backend.data.get(dataId).values);
            return (layer, first, last) => {
                const factor = factors[layer];
                for (let i = first; i < last; i++)
                    to[i] = factor * from[i];
            };
        },
        dots: (a, b) => {
            const [left, right] = [backend.data.get(a.dataId).values, backend.data.get(b.dataId).values];
            return (from, to) => dot(left, right, from, to);
        },
    };
}
function register(backendName, memoryOf) {
    const run = (kernel) => ({ inputs, backend, attrs }) => kernel(memoryOf(backend), inputs, attrs);
    tf.registerKernel({ kernelName: DOTS, backendName, kernelFunc: run(dotsInPlace) });
    tf.registerKernel({ kernelName: SCALE, backendName, kernelFunc: run(scaleInPlace) });
}
register('wasm', (backend) => wasmMemory(backend));
register('cpu', (backend) => cpuMemory(backend));
//# sourceMappingURL=layer-kernels.js.map