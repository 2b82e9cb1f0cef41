import type { Backend, ModelSpec } from '#libs/contracts';

/** What the choice of a backend depends on. */
export interface ModelSize {
  readonly kind: ModelSpec['kind'];
  /** Trainable parameters. */
  readonly parameterCount: number;
}

/** One row of the measured table: models of this kind up to this size run fastest on the backends in this order. */
interface ChoiceRow {
  readonly kind: ModelSize['kind'];
  /** Upper bound of the parameter count, inclusive. */
  readonly upTo: number;
  readonly fastestFirst: readonly Backend[];
}

/**
 * Which backend trains what fastest, whole recorded steps on 2 cores: the numbers are in docs/backends.md, measured by
 * `bench/backend-choice.bench.ts`.
 *
 * Small tabular nets are bound by the dispatch of each operation, where wasm is cheaper; large products and
 * convolutions are faster in native code. For dense nets the order turns between 59,010 and 113,090 parameters.
 */
const FASTEST: readonly ChoiceRow[] = [
  { kind: 'mlp', upTo: 80_000, fastestFirst: ['wasm', 'tensorflow', 'cpu'] },
  { kind: 'mlp', upTo: Number.POSITIVE_INFINITY, fastestFirst: ['tensorflow', 'wasm', 'cpu'] },
  { kind: 'cnn', upTo: Number.POSITIVE_INFINITY, fastestFirst: ['tensorflow', 'wasm', 'cpu'] },
];

/** The backends for a model, the fastest first; native TensorFlow is no choice for nets that it was not measured for. */
export function backendsBySpeed(model: ModelSize): readonly Backend[] {
  const row = FASTEST.find(({ kind, upTo }) => kind === model.kind && model.parameterCount <= upTo);
  return row?.fastestFirst ?? ['wasm', 'cpu'];
}
