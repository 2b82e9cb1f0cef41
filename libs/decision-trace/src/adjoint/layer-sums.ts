import type { Segments } from './optimizer-adjoint.js';

/** Calls `visit` for each scalar of `[P]` with its layer. */
export function eachScalar(segments: Segments, visit: (i: number, layer: number) => void): void {
  segments.forEach(({ offset, size }, layer) => {
    for (let i = offset; i < offset + size; i++) visit(i, layer);
  });
}

/** How much of a scale multiplies what: the direction before the learning rate, or the gradient. */
export interface ScaleAt {
  /** What multiplies the gradient. */
  readonly gradient: (layer: number) => number;
  /** What multiplies the direction. */
  readonly direction: (layer: number) => number;
}

/** The factors of a placement. */
export function scaleAt(placement: 'direction' | 'gradient', scale: Float32Array): ScaleAt {
  const own = (layer: number): number => scale[layer] ?? 1;
  const one = (): number => 1;
  return placement === 'direction' ? { gradient: one, direction: own } : { gradient: own, direction: one };
}
