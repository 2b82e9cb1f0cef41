import type { GuardsSpec, ProvokeSpec } from '#libs/contracts';

/** What is made to go wrong in a training that is half done. */
export interface Injection {
  readonly name: string;
  /** Pushes on the scale that a layer's gradient, or direction, is multiplied by. */
  provoke(at: { readonly step: number; readonly layer: string; readonly last: number }): ProvokeSpec[];
  /** What the features of the batch of that step are multiplied by; 1 leaves them. */
  readonly batchFactor: number;
}

/** Growth of the drift a step, as the log of the factor, and the steps it grows for: up to e⁶ = × 403, which stays. */
const DRIFT = { rate: 0.05, steps: 120, every: 2 } as const;

const spike = (factor: number): Injection => ({ name: `× ${factor}`, batchFactor: 1, provoke: ({ step, layer }) => [{ layer, step, steps: 1, factor }] });

/** Pushes that each last to the end and multiply: a ramp of few entries. */
const drift: Injection = {
  name: 'drift',
  batchFactor: 1,
  provoke: ({ step, layer, last }) =>
    Array.from({ length: DRIFT.steps / DRIFT.every }, (_, k) => step + k * DRIFT.every)
      .filter((from) => from < last)
      .map((from) => ({ layer, step: from, steps: last - from, factor: Math.exp(DRIFT.rate * DRIFT.every) })),
};

/** Pushes on one layer: for one step, and a slow drift that stays. */
export const PUSHES: readonly Injection[] = [spike(10), spike(30), spike(100), spike(1000), drift];

/** A batch whose features are × 1000: no guard of the scale sees it. */
export const BAD_BATCH: Injection = { name: 'batch × 1000', batchFactor: 1000, provoke: () => [] };

/** Nothing goes wrong. */
export const CLEAN: Injection = { name: 'clean', batchFactor: 1, provoke: () => [] };

/** The guards, all off. */
export const GUARDS_OFF: GuardsSpec = { clamp: false, rateLimit: false, skipNonFinite: false };
