/** A made-up run for looking at the dashboard without a database: smooth numbers with one planted instability. */
export interface MockRun {
  readonly uuid: string;
  readonly name: string;
  readonly layers: readonly string[];
  state: string;
  reason: string | null;
  lastStep: number;
  readonly totalSteps: number;
  readonly startedAt: string;
  /** Step at which the planted instability begins; null in a calm run. */
  readonly spikeAt: number | null;
}

/** Bits of the flags, as in libs/contracts. */
const BITS = { clamped: 1, skipped: 4, nonFinite: 8, provoked: 32 } as const;

/** Noise in [0, 1) that depends on its arguments alone. */
function noise(...seeds: readonly number[]): number {
  const x = Math.sin(seeds.reduce((sum, seed, i) => sum + seed * (12.9898 + i * 65.233), 1)) * 43_758.5453;
  return x - Math.floor(x);
}

function isSpike(run: MockRun, row: number, step: number): boolean {
  return run.spikeAt !== null && row === Math.floor(run.layers.length / 2) && step >= run.spikeAt && step < run.spikeAt + 14;
}

/** One measure of one decision. */
export function valueOf(run: MockRun, measure: string, row: number, step: number): number {
  const t = step / run.totalSteps;
  const scale = Math.exp(0.5 * Math.sin(row * 1.7 + t * 5) * Math.exp(-2 * t) + 0.1 * (noise(row, step) - 0.5));
  const spike = isSpike(run, row, step) ? Math.exp((step - (run.spikeAt ?? 0)) * 0.4) : 1;
  const gradNorm = (2 / (1 + row * 0.3)) * Math.exp(-2.5 * t) * (0.7 + 0.6 * noise(row, step, 2)) * spike;
  const values: Record<string, number> = {
    SCALE: Math.min(8, scale * spike), RAW_SCALE: scale * spike, PARAM_NORM: 4 + row + 2 * Math.sqrt(t),
    GRAD_NORM: isSpike(run, row, step) && step === (run.spikeAt ?? 0) + 13 ? NaN : gradNorm,
    UPDATE_NORM: 0.001 * scale * spike * (0.8 + 0.4 * noise(row, step, 3)),
    COSINE: step === 0 ? NaN : 0.75 - 0.7 * t + 0.3 * (noise(row, step, 4) - 0.5) - (spike > 1 ? 0.9 : 0),
    NOISE: (0.3 + t * 6) * (0.5 + noise(row, step, 5)),
  };
  return Math.fround(values[measure] ?? NaN);
}

/** Flag bits of one decision. */
export function flagsOf(run: MockRun, row: number, step: number): number {
  if (!isSpike(run, row, step)) return 0;
  const clamped = valueOf(run, 'RAW_SCALE', row, step) > 8 ? BITS.clamped : 0;
  const broken = Number.isNaN(valueOf(run, 'GRAD_NORM', row, step)) ? BITS.nonFinite | BITS.skipped : 0;
  return BITS.provoked | clamped | broken;
}

/** Names of the flags in `bits`. */
export function flagWords(bits: number): string[] {
  return Object.entries(BITS).filter(([, bit]) => (bits & bit) !== 0).map(([name]) => name);
}

/** Training loss of a step. */
export function lossOf(run: MockRun, step: number): number {
  const spike = run.spikeAt !== null && step >= run.spikeAt && step < run.spikeAt + 25 ? 1.2 * Math.exp(-(step - run.spikeAt) / 8) : 0;
  return Math.fround(0.28 + 0.42 * Math.exp((-4 * step) / run.totalSteps) + 0.08 * (noise(step, 9) - 0.5) + spike);
}

/** The runs of the mock: one live, one provoked, one large, one that failed, and many old ones. */
export function makeRuns(startedAt: (minutesAgo: number) => string): MockRun[] {
  const layers = ['dense_1', 'norm_1', 'dense_2', 'norm_2', 'dense_3', 'head'];
  const uuid = (n: number): string => `0192f3a4-77aa-7000-8000-${String(n).padStart(12, '0')}`;
  const base = { layers, state: 'COMPLETED', reason: null, lastStep: 1999, totalSteps: 2000, spikeAt: null };
  const many = Array.from({ length: 2000 }, (_, i) => `block${Math.floor(i / 10)}.dense_${i % 10}`);
  return [
    { ...base, uuid: uuid(1), name: 'adult · snr', state: 'RUNNING', lastStep: 600, totalSteps: 4000, startedAt: startedAt(1) },
    { ...base, uuid: uuid(2), name: 'adult · provoked', spikeAt: 700, lastStep: 1199, totalSteps: 1200, startedAt: startedAt(4) },
    { ...base, uuid: uuid(3), name: 'two thousand layers', layers: many, lastStep: 299, totalSteps: 300, spikeAt: 120, startedAt: startedAt(50) },
    { ...base, uuid: uuid(4), name: 'fashion-mnist-cnn', state: 'FAILED', reason: 'examples/own.csv line 812: column "age" holds "n/a", a number is allowed', lastStep: 43, startedAt: startedAt(70) },
    { ...base, uuid: uuid(5), name: 'adult · plain', state: 'QUEUED', lastStep: -1, layers: [], startedAt: startedAt(0) },
    ...Array.from({ length: 40 }, (_, i) => ({ ...base, uuid: uuid(10 + i), name: `sweep ${i + 1}`, state: i % 7 === 0 ? 'CANCELLED' : 'COMPLETED', startedAt: startedAt(200 + i * 90) })),
  ];
}
