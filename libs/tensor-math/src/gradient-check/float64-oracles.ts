/**
 * Slow, obvious second implementations in float64, for specs: forward functions whose gradient is taken by central
 * differences. Arrays are row-major like the tensors they stand for.
 */
export type Floats = readonly number[];

/** Central differences `(f(x + h e_i) − f(x − h e_i)) / 2h`; h = 1e-5 leaves an error of about 1e-10 on smooth functions. */
export function differenceGradient(f: (x: Floats) => number, x: Floats, h = 1e-5): Floats {
  return x.map((_, i) => {
    const moved = (delta: number): Floats => x.map((value, j) => (j === i ? value + delta : value));
    return (f(moved(h)) - f(moved(-h))) / (2 * h);
  });
}

/** `A·B`, A `[rows, inner]`, B `[inner, columns]`. */
export function matrixProduct(a: Floats, b: Floats, rows: number, columns: number): Floats {
  const inner = a.length / rows;
  return Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return sum(Array.from({ length: inner }, (__, k) => get(a, row * inner + k) * get(b, k * columns + column)));
  });
}

/** `x/2·(1 + erf(x/√2))` with erf by its power series, exact to 1e-13 for |x| ≤ 4. */
export function gelu64(x: number): number {
  const z = x / Math.SQRT2;
  let term = z;
  let series = z;
  for (let n = 1; n < 80; n++) {
    term *= (-z * z) / n;
    series += term / (2 * n + 1);
  }
  return 0.5 * x * (1 + (2 / Math.sqrt(Math.PI)) * series);
}

/** Mean cross entropy of `[rows, classes]` logits against the class of each row. */
export function crossEntropy64(logits: Floats, classOf: Floats): number {
  const classes = logits.length / classOf.length;
  const losses = classOf.map((wanted, row) => {
    const z = logits.slice(row * classes, (row + 1) * classes);
    const largest = Math.max(...z);
    return largest + Math.log(sum(z.map((value) => Math.exp(value - largest)))) - get(z, wanted);
  });
  return sum(losses) / losses.length;
}

/** Layer norm of `[rows, features]` with gain 1 and offset 0. */
export function layerNorm64(x: Floats, features: number, epsilon = 1e-5): Floats {
  return x.map((value, at) => {
    const start = at - (at % features);
    const row = x.slice(start, start + features);
    const mean = sum(row) / features;
    const variance = sum(row.map((v) => (v - mean) ** 2)) / features;
    return (value - mean) / Math.sqrt(variance + epsilon);
  });
}

/** One-channel stride-1 'valid' convolution of a square image with a square filter. */
export function convolve64(x: Floats, w: Floats): Floats {
  const [side, size] = [Math.sqrt(x.length), Math.sqrt(w.length)];
  const out = side - size + 1;
  return Array.from({ length: out * out }, (_, at) => {
    const [row, column] = [Math.floor(at / out), at % out];
    return sum(w.map((weight, k) => weight * get(x, (row + Math.floor(k / size)) * side + column + (k % size))));
  });
}

/** One-channel 2×2 max pooling with stride 2 of a square image with an even side. */
export function maxPool64(x: Floats): Floats {
  const side = Math.sqrt(x.length);
  const out = side / 2;
  return Array.from({ length: out * out }, (_, at) => {
    const corner = 2 * Math.floor(at / out) * side + 2 * (at % out);
    return Math.max(...[0, 1, side, side + 1].map((offset) => get(x, corner + offset)));
  });
}

/** Attention of one head within each text of `tokens` rows of `width`; a token sees itself and those before it, or all. */
export function attention64([query, key, value]: readonly [Floats, Floats, Floats], { tokens, width, isCausal }: { readonly tokens: number; readonly width: number; readonly isCausal: boolean }): Floats {
  const row = (x: Floats, at: number): Floats => x.slice(at * width, (at + 1) * width);
  return Array.from({ length: query.length / width }, (_, at) => {
    const first = at - (at % tokens);
    const seen = Array.from({ length: isCausal ? (at % tokens) + 1 : tokens }, (__, i) => first + i);
    const powers = seen.map((other) => Math.exp(dot64(row(query, at), row(key, other)) / Math.sqrt(width)));
    return Array.from({ length: width }, (__, i) => sum(seen.map((other, s) => get(powers, s) * get(row(value, other), i))) / sum(powers));
  }).flat();
}

/** `Σ a·b`. */
export function dot64(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? Number.NaN) * (b[i] ?? Number.NaN);
  return total;
}

/** Sum, left to right. */
export function sum(values: Floats): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The value at a place. @throws RangeError where there is none */
export function get(values: Floats, at: number): number {
  const value = values[at];
  if (value === undefined) throw new RangeError(`index ${String(at)} of ${String(values.length)}`);
  return value;
}
