import { calc, type DirectParts, type Pass, wasmDot, type WasmModule, wasmPass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';

/** Bytes of a float32. */
const FLOAT = 4;

/** x; f → f x. */
export const SCALE_PASS: Pass = { name: 'scale', inputs: 1, scalars: 1, formulas: [({ input, scalar }) => calc.multiply(scalar(0), input(0))] };

/** Every layer's part of every row, in order: which, and where it lies. */
export function eachPart(sizes: readonly number[], count: number, visit: (i: number, from: number, to: number) => void): void {
  let from = 0;
  for (let i = 0; i < count; i++) {
    const to = from + (sizes[i % sizes.length] as number);
    visit(i, from, to);
    from = to;
  }
}

/** Sums per layer as programs run them: their results go to the host and nowhere else. */
export function directDots({ run: { attrs, inputs, outputs }, memory }: DirectParts): (() => void) | null {
  const sizes = attrs['sizes'] as readonly number[];
  const placeOf = new Map(inputs);
  const dot = wasmDot(tf.backend() as unknown as WasmModule);
  const pairs = outputs.map((place, i) => ({ a: placeOf.get(`a${i}`) as number, b: placeOf.get(`b${i}`) as number, sums: memory.slot(place) }));
  if (pairs.some(({ a, b, sums }) => sums === null || memory.slot(a) !== null || memory.slot(b) !== null)) return null;
  return () => {
    for (const { a, b, sums } of pairs as { a: number; b: number; sums: Float32Array }[]) {
      const [fromA, fromB] = [memory.address(a), memory.address(b)];
      eachPart(sizes, sums.length, (i, from, to) => {
        sums[i] = dot(fromA + FLOAT * from, fromB + FLOAT * from, to - from);
      });
    }
  };
}

/** A factor per layer as programs run it. */
export function directScale({ run: { attrs, inputs, outputs: [out] }, memory }: DirectParts): (() => void) | null {
  const sizes = attrs['sizes'] as readonly number[];
  const { flat, factors: factorsAt } = Object.fromEntries(inputs) as { flat: number; factors: number };
  const factors = memory.slot(factorsAt);
  if (out === undefined || factors === null || memory.slot(flat) !== null || memory.slot(out) !== null) return null;
  const block = memory.block(factors.length);
  const scale = wasmPass(SCALE_PASS, tf.backend() as unknown as WasmModule);
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
