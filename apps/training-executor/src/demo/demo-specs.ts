import type { RunSpecInput } from '#libs/contracts';

/** Data about people for the demo: the real ones where they can be had, else generated ones. */
export type DemoData = 'adult' | 'generated';

const DATA: Readonly<Record<DemoData, RunSpecInput['data']>> = {
  adult: { kind: 'named', name: 'adult' },
  generated: { kind: 'generated-credit', rows: 40_000, bias: 1, seed: 7 },
};

/** Steps of the two runs to compare; long enough to watch, short enough to wait for. */
const STEPS = 4000;

/**
 * The demo's runs: adaptive scaling, plain Adam beside it, and a short run whose instability is provoked: guards off,
 * one layer's scale pushed up.
 */
export function demoSpecs(data: DemoData): RunSpecInput[] {
  const common = {
    data: DATA[data],
    model: { kind: 'mlp' as const, hidden: [100, 64, 32], activation: 'gelu' as const },
    batchSize: 128,
    sensitivity: [{ policy: 'borderline' as const }, { policy: 'protected' as const }],
  };
  return [
    { ...common, name: 'demo adaptive', budget: { steps: STEPS } },
    {
      ...common,
      name: 'demo plain',
      budget: { steps: STEPS },
      optimizer: { kind: 'adam', learningRate: 0.001 },
      scaler: { kind: 'fixed' },
    },
    {
      ...common,
      name: 'demo provoked instability',
      budget: { steps: 600 },
      guards: { clamp: false, rateLimit: false },
      provoke: [{ layer: 'dense2', step: 300, steps: 5, factor: 300 }],
    },
  ];
}
