import { registerDirectKernel, wasmDots, type WasmModule } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';

import { composedDots, composedScale } from './layer-composed.js';
import { directDots, directScale, eachPart, wasmScale } from './layer-direct.js';
import type { Layout } from './layout.js';

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
const IN_PLACE: ReadonlySet<string> = new Set(['wasm', 'cpu']);

/** Bytes of a float32. */
const FLOAT = 4;

type Attributes = { readonly sizes: readonly number[] };

/** What the two in-place backends share: how to read a tensor and how to make one. */
interface Memory {
  read(input: tf.TensorInfo): Float32Array;
  make(shape: number[], fill: (values: Float32Array, made: tf.TensorInfo) => void): tf.TensorInfo;
  /** out_i = Σ a_j b_j over [from, to), of tensors that lie where they are now. */
  dots(a: tf.TensorInfo, b: tf.TensorInfo, out: tf.TensorInfo): (i: number, from: number, to: number) => void;
  /** out_i = f_l x_i over [from, to), of tensors that lie where they are now. */
  scale(x: tf.TensorInfo, f: tf.TensorInfo, out: tf.TensorInfo): (layer: number, from: number, to: number) => void;
  /** Another tensor of the same numbers. */
  share(tensor: tf.TensorInfo): tf.TensorInfo;
}

interface WasmLike extends WasmModule, Pick<tf.KernelBackend, 'incRef'> {
  typedArrayFromHeap(input: tf.TensorInfo): Float32Array;
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
}

interface CpuLike extends Pick<tf.KernelBackend, 'incRef'> {
  readonly data: { get(dataId: object): { values: Float32Array } };
  makeTensorInfo(shape: number[], dtype: tf.DataType, values: Float32Array): tf.TensorInfo;
}

/**
 * Dot products per layer: for each pair of flat vectors, Σ_{i in layer} a_i · b_i.
 *
 * Accumulated in float64 on wasm and cpu, in float32 elsewhere.
 *
 * @returns one tensor `[layers]` per pair; `[R, layers]` for `[R, P]`.
 */
export function layerDots(pairs: readonly (readonly [tf.Tensor, tf.Tensor])[], layout: Layout): tf.Tensor[] {
  const sizes = layout.layers.map((layer) => layer.size);
  if (runsInPlace()) {
    const inputs = Object.fromEntries(pairs.flatMap(([a, b], i) => [[`a${i}`, a], [`b${i}`, b]] as const));
    return tf.engine().runKernel<tf.Tensor[]>(DOTS, inputs, { sizes });
  }
  return composedDots(pairs, sizes);
}

/**
 * Multiplies each layer's part of a flat vector by its factor: y_i = f_l · x_i.
 *
 * A factor of 0 gives exactly 0, also where x is NaN or infinite: that is how a skipped step leaves no trace.
 *
 * @param factors `[layers]`; `[R, layers]` for `[R, P]`.
 * @throws RangeError where there are fewer or more: what has no factor would be whatever lay in memory.
 */
export function scaleLayers(flat: tf.Tensor, factors: tf.Tensor, layout: Layout): tf.Tensor {
  const sizes = layout.layers.map((layer) => layer.size);
  const expected = (flat.size / layout.size) * sizes.length;
  if (factors.size !== expected) throw new RangeError(`factors must be ${expected}, one for each layer, got ${factors.size}`);
  if (runsInPlace()) return tf.engine().runKernel<tf.Tensor>(SCALE, { flat, factors }, { sizes });
  return composedScale(flat, factors, sizes);
}

function runsInPlace(): boolean {
  return IN_PLACE.has(tf.getBackend());
}

function dotsInPlace(memory: Memory, inputs: tf.NamedTensorInfoMap, { sizes }: Attributes): tf.TensorInfo[] {
  const count = Object.keys(inputs).length / 2;
  return Array.from({ length: count }, (_, pair) =>
    // the output is made first: making it may grow the heap and leave earlier views stale
    memory.make([...leadOf(inputs[`a${pair}`] as tf.TensorInfo), sizes.length], (sums, made) => {
      eachPart(sizes, sums.length, memory.dots(inputs[`a${pair}`] as tf.TensorInfo, inputs[`b${pair}`] as tf.TensorInfo, made));
    }),
  );
}

/** Shape in front of the weights: none, or the replicas. */
function leadOf({ shape }: tf.TensorInfo): number[] {
  return shape.slice(0, -1);
}

/** Σ a_i b_i over [from, to), four partial sums in float64; the wasm program sums in the same order. */
function dot(a: Float32Array, b: Float32Array, from: number, to: number): number {
  // one declaration each: taken from an array literal the same loop was 2.7 times slower
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < to; i++) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + (s2 + s3);
}

function scaleInPlace(memory: Memory, inputs: tf.NamedTensorInfoMap, { sizes }: Attributes): tf.TensorInfo {
  const { flat, factors } = inputs as { flat: tf.TensorInfo; factors: tf.TensorInfo };
  if (memory.read(factors).every((factor) => factor === 1)) return memory.share(flat);
  return memory.make([...flat.shape], (out, made) => {
    const f = memory.read(factors);
    const scale = memory.scale(flat, factors, made);
    eachPart(sizes, f.length, (layer, from, to) => {
      if (f[layer] === 0) out.fill(0, from, to);
      else scale(layer, from, to);
    });
  });
}

function shared(backend: Pick<tf.KernelBackend, 'incRef'>, { dataId, shape, dtype }: tf.TensorInfo): tf.TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

function wasmMemory(backend: WasmLike): Memory {
  return {
    read: (input) => backend.typedArrayFromHeap(input),
    make: (shape, fill) => {
      const info = backend.makeOutput(shape, 'float32');
      fill(backend.typedArrayFromHeap(info), info);
      return info;
    },
    share: (tensor) => shared(backend, tensor),
    scale: (x, f, out) => {
      const [fromX, fromF, fromOut] = [x, f, out].map((tensor) => backend.typedArrayFromHeap(tensor).byteOffset) as [number, number, number];
      const run = wasmScale(backend);
      return (layer, from, to) => {
        run(fromX + FLOAT * from, fromF + FLOAT * layer, fromOut + FLOAT * from, to - from);
      };
    },
    dots: (a, b, out) => {
      const [fromA, fromB, fromOut] = [a, b, out].map((tensor) => backend.typedArrayFromHeap(tensor).byteOffset) as [number, number, number];
      const product = wasmDots([[0, 1]], backend);
      return (i, from, to) => {
        product(fromA + FLOAT * from, fromB + FLOAT * from, fromOut + FLOAT * i, to - from);
      };
    },
  };
}

function cpuMemory(backend: CpuLike): Memory {
  return {
    read: (input) => backend.data.get(input.dataId).values,
    make: (shape, fill) => {
      const info = backend.makeTensorInfo(shape, 'float32', new Float32Array(tf.util.sizeFromShape(shape)));
      fill(backend.data.get(info.dataId).values, info);
      return info;
    },
    share: (tensor) => shared(backend, tensor),
    scale: (x, f, out) => {
      const [from, factors, to] = [x, f, out].map(({ dataId }) => backend.data.get(dataId).values) as [Float32Array, Float32Array, Float32Array];
      return (layer, first, last) => {
        const factor = factors[layer] as number;
        for (let i = first; i < last; i++) to[i] = factor * (from[i] as number);
      };
    },
    dots: (a, b, out) => {
      const [left, right, sums] = [a, b, out].map(({ dataId }) => backend.data.get(dataId).values) as [Float32Array, Float32Array, Float32Array];
      return (i, from, to) => {
        sums[i] = dot(left, right, from, to);
      };
    },
  };
}

function register(backendName: string, memoryOf: (backend: unknown) => Memory): void {
  const run = <T>(kernel: (memory: Memory, inputs: tf.NamedTensorInfoMap, attributes: Attributes) => T) =>
    ({ inputs, backend, attrs }: { inputs: tf.NamedTensorInfoMap; backend: unknown; attrs?: unknown }): T =>
      kernel(memoryOf(backend), inputs, attrs as Attributes);
  tf.registerKernel({ kernelName: DOTS, backendName, kernelFunc: run(dotsInPlace) });
  tf.registerKernel({ kernelName: SCALE, backendName, kernelFunc: run(scaleInPlace) });
}

register('wasm', (backend) => wasmMemory(backend as WasmLike));
register('cpu', (backend) => cpuMemory(backend as CpuLike));
registerDirectKernel(DOTS, directDots);
registerDirectKernel(SCALE, directScale);
