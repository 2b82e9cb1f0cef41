import type { Training } from '#libs/training';

/** Gradients of a batch at any weights. */
export type BatchGradient = Training['batchGradient'];

/**
 * H·u for the loss of a step's batch, by central differences: (∇L(w + h u) − ∇L(w − h u)) / 2h with h u of norm `radius`.
 *
 * The gradients are float32: a small radius drowns in rounding, a large one leaves the quadratic; see {@link chooseRadius}.
 *
 * @returns `[P]`; all zero for u = 0.
 */
export async function hessianProduct(gradientOf: BatchGradient, at: { readonly step: number; readonly params: Float32Array }, u: Float64Array, radius: number): Promise<Float64Array> {
  const norm = Math.sqrt(u.reduce((sum, value) => sum + value * value, 0));
  if (norm === 0 || !Number.isFinite(norm)) return new Float64Array(u.length).fill(norm === 0 ? 0 : NaN);
  const h = radius / norm;
  const moved = (sign: number): Float32Array => Float32Array.from(at.params, (value, i) => value + sign * h * (u[i] ?? 0));
  const up = await gradientOf(at.step, moved(1));
  const down = await gradientOf(at.step, moved(-1));
  return Float64Array.from(up, (value, i) => (value - (down[i] ?? 0)) / (2 * h));
}

/** A radius, and how far products with it and with half of it lie apart. */
export interface ChosenRadius {
  readonly radius: number;
  /** Median over the probes of ‖H_r u − H_{r/2} u‖ / ‖H_r u‖. */
  readonly relativeError: number;
}

const RADII = [0.3, 0.1, 0.03, 0.01, 0.003, 0.001];

/** The radius at which products change least when it is halved, over some steps and directions of a run. */
export async function chooseRadius(gradientOf: BatchGradient, probes: readonly { readonly step: number; readonly params: Float32Array; readonly u: Float64Array }[]): Promise<ChosenRadius> {
  let best: ChosenRadius = { radius: 0.01, relativeError: Infinity };
  for (const radius of RADII) {
    const errors: number[] = [];
    for (const { u, ...at } of probes) {
      const [whole, half] = [await hessianProduct(gradientOf, at, u, radius), await hessianProduct(gradientOf, at, u, radius / 2)];
      errors.push(distance(whole, half) / Math.max(distance(whole, new Float64Array(whole.length)), 1e-300));
    }
    const relativeError = errors.sort((a, b) => a - b)[errors.length >> 1] ?? Infinity;
    if (relativeError < best.relativeError) best = { radius, relativeError };
  }
  return best;
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0));
}
