import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { resolveBackend } from '../backends/resolve-backend.js';
import { calc, fusedPass, type Pass } from '../ops/fused-pass.js';
import { compileProgram, type Program } from './compile-program.js';
import { recordKernels, type Recording, recordingText } from './record-kernels.js';

beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 }));

const ODD = [NaN, 0, -0, 1, -1, Infinity, -Infinity, 1e-40, 0.1, -2.5, 3e38, 7];
/** Every pair of them. */
const [LEFT, RIGHT] = [ODD.flatMap((a) => ODD.map(() => a)), ODD.flatMap(() => ODD)];
/** Longer than anything small here. */
const SIZE = 2000;

type Compute = (inputs: Record<string, tf.Tensor>) => Record<string, tf.Tensor>;

function record(inputs: Record<string, tf.Tensor>, compute: Compute): Recording | null {
  const { result, recording } = recordKernels(inputs, () => tf.tidy(() => compute(inputs)), (made) => made);
  tf.dispose(result);
  return recording;
}

/** What the engine makes of some inputs, and what a program recorded on others makes of them. */
async function both(compute: Compute, inputs: Record<string, readonly number[]>): Promise<{ engine: unknown; program: unknown }> {
  const tensors = (of: (values: readonly number[]) => readonly number[]) => Object.fromEntries(Object.entries(inputs).map(([name, values]) => [name, tf.tensor1d([...of(values)])]));
  const recording = record(tensors((values) => values.map(() => 0.5)), compute) as Recording;
  const program = compileProgram(recording, SIZE);
  if (program === null) throw new Error('no program');
  const given = tensors((values) => values);
  for (const [name, tensor] of Object.entries(given)) program.read(name, tensor);
  program.run({});
  const made = tf.tidy(() => compute(given));
  const engine = Object.fromEntries(await Promise.all(Object.entries(made).map(async ([name, tensor]) => [name, bitsOf(await tensor.data())] as const)));
  const found = Object.fromEntries(Object.entries(program.outputs).map(([name, values]) => [name, bitsOf(values)]));
  program.dispose();
  return { engine, program: found };
}

/** The one NaN: its payload means nothing. */
const bitsOf = (values: ArrayLike<number>): number[] => [...new Uint32Array(Float32Array.from(Array.from(values)).map((x) => (Number.isNaN(x) ? NaN : x)).buffer)];

const OPERATIONS: Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
  add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div, maximum: tf.maximum, minimum: tf.minimum,
  equal: tf.equal, greater: tf.greater, greaterEqual: tf.greaterEqual, less: tf.less, lessEqual: tf.lessEqual,
  logicalAnd: (a, b) => tf.logicalAnd(tf.cast(a, 'bool'), tf.cast(b, 'bool')),
  where: (a, b) => tf.where(tf.greater(a, 0), a, b),
  clip: (a) => tf.clipByValue(a, -2, 0.3), clipAtZero: (a) => tf.clipByValue(a, 0, 1),
  abs: tf.abs, floor: tf.floor, neg: tf.neg, sqrt: tf.sqrt, square: tf.square, exp: tf.exp, log: tf.log, tanh: tf.tanh,
  zerosLike: tf.zerosLike, onesLike: tf.onesLike, cast: (a) => tf.cast(tf.cast(a, 'bool'), 'float32'),
  oneForAll: (a) => tf.mul(tf.sub(1, a), 0.1),
  least: (a) => tf.min(a), mean: (a) => tf.mean(a), concat: (a, b) => tf.concat([a, b, a]), stack: (a, b) => tf.stack([a, b], -1),
};

describe('a program', () => {
  it.each(Object.keys(OPERATIONS))('%s has the bits of the engine, of odd numbers too', async (name) => {
    const found = await both(({ a, b }) => ({ out: OPERATIONS[name]!(a!, b!) }), { a: LEFT, b: RIGHT });
    expect(found.program).toEqual(found.engine);
  });

  it('does a simple pass on the host', async () => {
    const pass: Pass = { name: 'towards, tested', inputs: 2, scalars: 1, formulas: [({ input, scalar }) => calc.towards(input(0), input(1), scalar(0))], host: (a, b, gain) => a + Math.fround(Math.fround(b - a) * gain) };
    const move: Compute = ({ a, b, gain }) => ({ out: fusedPass(pass, [a!, b!], [gain!], () => [])[0]! });
    const found = await both(move, { a: LEFT, b: RIGHT, gain: [0.1] });
    expect(found.program).toEqual(found.engine);
  });

  it('gives the backend the matrices of this run, not those of one before', () => {
    const square: Compute = ({ x }) => ({ out: tf.reshape(tf.matMul(tf.reshape(x!, [2, 2]), tf.reshape(x!, [2, 2]), false, true), [4]) });
    const program = compileProgram(record({ x: tf.ones([4]) }, square) as Recording, SIZE)!;
    const heap = tf.backend() as unknown as { numDataIds(): number };
    const run = (values: readonly number[]): number[] => {
      program.inputs['x']!.set(values);
      program.run({});
      return [...program.outputs['out']!];
    };
    // X Xᵀ of [1 2; 3 4] and of [0 1; −1 2]
    expect(run([1, 2, 3, 4])).toEqual([5, 11, 11, 25]);
    const before = heap.numDataIds();
    expect(run([0, 1, -1, 2])).toEqual([1, 2, 2, 5]);
    expect(run([1, 2, 3, 4])).toEqual([5, 11, 11, 25]);
    expect(heap.numDataIds()).toBe(before);
    program.dispose();
  });

  it('gives vectors to the backend, keeps none, and passes inputs on', async () => {
    const [long, short] = [tf.ones([SIZE]), tf.tensor1d([3])];
    const compute: Compute = ({ long: x, short: by }) => ({ out: tf.add(tf.mul(x!, by!), 1), same: x!, small: tf.mul(by!, 2) });
    const recording = record({ long, short }, ({ long: x, short: by }) => ({ ...compute({ long: x!, short: by! }), same: tf.clone(x!) })) as Recording;
    const passing: Recording = { ...recording, outputs: { ...recording.outputs, same: recording.inputs['long'] as number } };
    const program = compileProgram(passing, SIZE)!;
    const heap = tf.backend() as unknown as { numDataIds(): number };
    program.read('short', tf.tensor1d([5]));
    const run = async (): Promise<number[]> => {
      const { out, same } = program.run({ long: tf.tensor1d(new Float32Array(SIZE).fill(2)) }) as { out: tf.TensorInfo; same: tf.TensorInfo };
      const tensors = [out, same].map((info) => tf.engine().makeTensorFromTensorInfo(info));
      const ends = await Promise.all(tensors.map(async (tensor) => (await tensor.data())[SIZE - 1] as number));
      tf.dispose(tensors);
      return ends;
    };
    expect(await run()).toEqual([11, 2]);
    const before = heap.numDataIds();
    for (let i = 0; i < 5; i++) await run();
    // the inputs of run() stay: they are borrowed
    expect(heap.numDataIds()).toBe(before + 5);
    expect([...program.outputs['small']!]).toEqual([10]);
    program.dispose();
  });

  describe('of a pass over vectors', () => {
    const pass: Pass = { name: 'scaled and moved, tested', inputs: 2, scalars: 2, formulas: [({ input, scalar }) => calc.multiply(scalar(0), input(0)), ({ input, output, scalar }) => calc.towards(output(0), input(1), scalar(1))] };
    const compute: Compute = ({ a, b, each, all }) => {
      const [scaled, moved] = fusedPass(pass, [a!, b!], [each!, all!], () => []) as [tf.Tensor, tf.Tensor];
      return { scaled, moved };
    };
    const ROWS = 4;
    const given = (seed: number): Record<string, tf.Tensor> => ({
      a: tf.randomNormal([ROWS, SIZE / ROWS], 0, 1, 'float32', seed), b: tf.randomNormal([ROWS, SIZE / ROWS], 0, 1, 'float32', seed + 1),
      each: tf.tensor2d([seed, -0.3, NaN, 7], [ROWS, 1]), all: tf.scalar(0.1),
    });
    const bits = async (tensors: readonly tf.TensorInfo[]): Promise<number[]> => (await Promise.all(tensors.map((info) => tf.engine().makeTensorFromTensorInfo(info).data()))).flatMap(bitsOf);
    const runOn = (program: Program, inputs: Record<string, tf.Tensor>): tf.TensorInfo[] => {
      for (const name of ['each', 'all']) program.read(name, inputs[name]!);
      const { scaled, moved } = program.run({ a: inputs['a']!, b: inputs['b']! }) as { scaled: tf.TensorInfo; moved: tf.TensorInfo };
      return [scaled, moved];
    };

    it('has the bits of the engine, row by row with a number for each', async () => {
      const program = compileProgram(record(given(1), compute) as Recording, SIZE)!;
      const inputs = given(3);
      expect(await bits(runOn(program, inputs))).toEqual(await bits(Object.values(compute(inputs))));
      program.dispose();
    });

    it('goes on after the heap has grown', async () => {
      const program = compileProgram(record(given(1), compute) as Recording, SIZE)!;
      const { buffer } = (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8;
      await bits(runOn(program, given(5)));
      const grown: tf.Tensor[] = [];
      while (buffer.byteLength > 0) grown.push(tf.zeros([2 ** 22]));
      const inputs = given(7);
      expect(await bits(runOn(program, inputs))).toEqual(await bits(Object.values(compute(inputs))));
      tf.dispose(grown);
      program.dispose();
    });
  });
});

describe('a recording', () => {
  const inputs = { a: [1, 2], b: [3, 4] };
  const tensors = (): Record<string, tf.Tensor> => Object.fromEntries(Object.entries(inputs).map(([name, values]) => [name, tf.tensor1d(values)]));
  const text = (compute: Compute): string => recordingText(record(tensors(), compute) as Recording);

  it('has the same text for the same kernels on the same constants, whatever the inputs hold', () => {
    const compute: Compute = ({ a, b }) => ({ out: tf.mul(tf.add(a!, 2), b!) });
    expect(text(compute)).toBe(recordingText(record({ a: tf.tensor1d([NaN, 9]), b: tf.tensor1d([0, 0]) }, compute) as Recording));
    for (const other of [({ a, b }) => ({ out: tf.mul(tf.add(a!, 3), b!) }), ({ a }) => ({ out: tf.mul(tf.add(a!, 2), a!) }), ({ a, b }) => ({ out: tf.mul(tf.sub(a!, 2), b!) })] as Compute[]) {
      expect(text(other)).not.toBe(text(compute));
    }
  });

  it('is none where a tensor comes from elsewhere, or one tensor is two inputs', () => {
    const elsewhere = tf.tensor1d([1, 1]);
    expect(record(tensors(), ({ a }) => ({ out: tf.add(a!, elsewhere) }))).toBeNull();
    const { a } = tensors() as { a: tf.Tensor };
    expect(record({ a, b: a }, ({ b }) => ({ out: tf.add(b!, 1) }))).toBeNull();
  });

  it('makes no program of whole numbers, nor of a constant as long as the weights', () => {
    expect(compileProgram(record(tensors(), ({ a }) => ({ out: tf.cast(tf.cast(a!, 'int32'), 'float32') })) as Recording, SIZE)).toBeNull();
    expect(compileProgram(record({ a: tf.ones([SIZE]) }, ({ a: long }) => ({ out: tf.add(long!, tf.ones([SIZE])) })) as Recording, SIZE)).toBeNull();
  });
});
