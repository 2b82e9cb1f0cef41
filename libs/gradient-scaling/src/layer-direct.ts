import { calc, type DirectParts, type DotPair, type Pass, wasmDots, type WasmModule, wasmPass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';

/** Bytes of a float32. */
const FLOAT = 4;

/** x; f → f x. */
const SCALE_PASS: Pass = { name: 'scale', inputs: 1, scalars: 1, formulas: [({ input, scalar }) => calc.multiply(scalar(0), input(0))] };

/** out_i = f x_i of `count` numbers: addresses of x, f and out in bytes, then the count. */
export function wasmScale(backend: WasmModule): (...parameters: number[]) => void {
  return wasmPass(SCALE_PASS, backend);
}

/** Every layer's part of every row, in order: which, and where it lies. */
export function eachPart(sizes: readonly number[], count: number, visit: (i: number, from: number, to: number) => void): void {
  let from = 0;
  for (let i = 0; i < count; i++) {
    const to = from + (sizes[i % sizes.length] as number);
    visit(i, from, to);
    from = to;
  }
}

/** Sums per layer as programs run them: all pairs in one pass over each layer, results to the host. */
export function directDots({ run: { attrs, inputs, outputs }, memory }: DirectParts): (() => void) | null {
  const sizes = attrs['sizes'] as readonly number[];
  const placeOf = new Map(inputs);
  const vectors = [...new Set(inputs.map(([, place]) => place))];
  const sums = outputs.map((place) => memory.slot(place));
  if (vectors.some((place) => memory.slot(place) !== null) || !sums.every((slot) => slot !== null)) return null;
  const indexOf = (name: string): number => vectors.indexOf(placeOf.get(name) as number);
  const dots = wasmDots(outputs.map((_, i): DotPair => [indexOf(`a${i}`), indexOf(`b${i}`)]), tf.backend() as unknown as WasmModule);
  const [parts, pairs] = [sums[0]?.length ?? 0, sums.length];
  // part by part, the sum of each pair
  const block = memory.block(parts * pairs);
  const [out, count] = [vectors.length, vectors.length + 1];
  const call = Array.from({ length: vectors.length + 2 }, () => 0);
  return () => {
    vectors.forEach((place, i) => (call[i] = memory.address(place)));
    call[out] = block.address;
    for (let i = 0; i < parts; i++) {
      const size = sizes[i % sizes.length] as number;
      call[count] = size;
      dots(...call);
      for (let v = 0; v < vectors.length; v++) call[v] = (call[v] as number) + FLOAT * size;
      call[out] = (call[out]) + FLOAT * pairs;
    }
    const found = block.read();
    sums.forEach((slot, pair) => {
      for (let i = 0; i < parts; i++) slot[i] = found[i * pairs + pair] as number;
    });
  };
}

/** A factor per layer as programs run it. */
export function directScale({ run: { attrs, inputs, outputs: [out] }, memory }: DirectParts): (() => void) | null {
  const sizes = attrs['sizes'] as readonly number[];
  const { flat, factors: factorsAt } = Object.fromEntries(inputs) as { flat: number; factors: number };
  const factors = memory.slot(factorsAt);
  if (out === undefined || factors === null || memory.slot(flat) !== null || memory.slot(out) !== null) return null;
  const block = memory.block(factors.length);
  const scale = wasmScale(tf.backend() as unknown as WasmModule);
  return () => {
    if (factors.every((factor) => factor === 1)) {
      memory.share(flat, out);
      return;
    }
    const made = memory.make(out);
    const from0 = memory.address(flat);
    block.write([factors]);
    eachPart(sizes, factors.length, (layer, from, to) => {
      if (factors[layer] === 0) memory.clear(out, from, to);
      else scale(from0 + FLOAT * from, block.address + FLOAT * layer, made + FLOAT * from, to - from);
    });
  };
}
