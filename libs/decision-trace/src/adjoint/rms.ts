/** The second moment of one scalar in a step: v' = β₂ v + (1 − β₂) g², r = √(v'/c₂). */
export interface Rms {
  /** r + ε: what divides. */
  readonly divisor: number;
  /** ∂r/∂v'; 0 where r is 0: no gradient was ever seen there. */
  readonly rootByMoment: number;
  /** ∂v'/∂g. */
  readonly momentByGradient: number;
  /** Whether any gradient was ever seen: what never had one does not move, and nothing depends on it. */
  readonly isAlive: boolean;
}

/** The second moment after a step, from that before. `c2` is the bias correction after the step. */
export function rmsOf({ v, g, beta2, c2, epsilon }: { readonly v: number; readonly g: number; readonly beta2: number; readonly c2: number; readonly epsilon: number }): Rms {
  const next = beta2 * v + (1 - beta2) * g * g;
  const root = Math.sqrt(next / c2);
  return { divisor: root + epsilon, rootByMoment: root === 0 ? 0 : 1 / (2 * root * c2), momentByGradient: 2 * (1 - beta2) * g, isAlive: root > 0 };
}

/** c ← c + (1 − β)(1 − c): the bias correction after one more step. */
export function nextCorrection(before: number, beta: number): number {
  return before + (1 - beta) * (1 - before);
}
