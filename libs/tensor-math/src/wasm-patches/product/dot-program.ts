import { type Code, increase, type KernelProgram, loopWhile, op } from './wasm-code.js';

/** Which two of some vectors are multiplied, by their order. */
export type DotPair = readonly [a: number, b: number];

/**
 * Σ a_i b_i of float32 numbers in double precision for each of some pairs, in one pass: four partial sums, i mod 4, what is left over to the
 * first; then (s₀ + s₁) + (s₂ + s₃), rounded to float32. The order is part of the record: statistics rest on these bits.
 *
 * Parameters are the addresses of the vectors and of the results, in bytes, then the count of numbers.
 */
export function dotProgram(pairs: readonly DotPair[]): KernelProgram {
  const vectors = Math.max(...pairs.flat()) + 1;
  const [out, count, first] = [vectors, vectors + 1, vectors + 2];
  // a vector of floats, its two halves as doubles, for each; then two sums of two doubles for each pair
  const loadedAt = (vector: number): number => first + 3 * vector;
  const sumAt = (pair: number, half: 0 | 1): number => first + 3 * vectors + 2 * pair + half;
  const eachOf = (width: number, load: Code, halves: readonly (0 | 1)[]): Code => {
    const loads = upTo(vectors).flatMap((vector) => [...op.get(vector), ...load, ...op.set(loadedAt(vector)), ...halves.flatMap((half) => promote(loadedAt(vector), half))]);
    const adds = pairs.flatMap(([a, b], pair) => halves.flatMap((half) => addProduct(sumAt(pair, half), loadedAt(a) + 1 + half, loadedAt(b) + 1 + half)));
    const next = [...upTo(vectors).flatMap((vector) => increase(vector, op.constant(4 * width))), ...increase(count, op.constant(-width))];
    return loopWhile([...op.get(count), ...op.constant(width), ...op.isAtLeast], [...loads, ...adds, ...next]);
  };
  const results = pairs.flatMap((_, pair) => [
    ...op.get(out),
    ...op.double(sumAt(pair, 0), 0), ...op.double(sumAt(pair, 0), 1), ...op.addDoubles,
    ...op.double(sumAt(pair, 1), 0), ...op.double(sumAt(pair, 1), 1), ...op.addDoubles, ...op.addDoubles,
    ...op.demote, ...op.storeFloat(4 * pair),
  ]);
  return {
    name: `dots ${pairs.map(([a, b]) => `${a}-${b}`).join(' ')}`,
    parameters: vectors + 2,
    integers: 0,
    vectors: 3 * vectors + 2 * pairs.length,
    // locals begin as zeros; of what is left over only the lower half is not 0, and of that the first sum
    body: [...eachOf(4, op.loadVector, [0, 1]), ...eachOf(1, op.loadOne, [0]), ...results],
  };
}

/** Half of the vector at a local as doubles, in the local one or two after it. */
function promote(vector: number, half: 0 | 1): Code {
  return [...(half === 0 ? op.get(vector) : op.upperHalf(vector)), ...op.promoteLow, ...op.set(vector + 1 + half)];
}

function addProduct(sum: number, a: number, b: number): Code {
  return [...op.get(sum), ...op.get(a), ...op.get(b), ...op.multiplyDoubleVectors, ...op.addDoubleVectors, ...op.set(sum)];
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
