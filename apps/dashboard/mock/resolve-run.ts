import { flagsOf, flagWords, lossOf, valueOf, type MockRun } from './run-data.js';

/** A measured number as the schema has it. */
export function measured(value: number): { value: number | null; isFinite: boolean; text: string } {
  return { value: Number.isFinite(value) ? value : null, isFinite: Number.isFinite(value), text: String(value) };
}

/** A typed array as the schema has it. */
export function pack(values: Float32Array | Int32Array): { base64: string; length: number } {
  return { base64: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'), length: values.length };
}

interface Range {
  readonly fromStep?: number | null;
  readonly toStep?: number | null;
}

interface Buckets {
  readonly width: number;
  readonly starts: number[];
  readonly end: number;
}

function bucketsOf(run: MockRun, range: Range, most: number): Buckets {
  const from = Math.max(0, range.fromStep ?? 0);
  const end = Math.min(run.lastStep, range.toStep ?? run.lastStep);
  const width = Math.max(1, Math.ceil((end - from + 1) / most));
  const starts: number[] = [];
  for (let start = Math.floor(from / width) * width; start <= end; start += width) starts.push(start);
  return { width, starts, end };
}

interface Summed {
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly mean: Float32Array;
  readonly nonFinite: Int32Array;
}

function emptySums(size: number): Summed {
  return { min: new Float32Array(size).fill(NaN), max: new Float32Array(size).fill(NaN), mean: new Float32Array(size).fill(NaN), nonFinite: new Int32Array(size) };
}

function sum({ width, starts, end }: Buckets, at: (step: number) => number): Summed {
  const summed = emptySums(starts.length);
  starts.forEach((start, i) => {
    const all = Array.from({ length: Math.min(width, end - start + 1) }, (_, k) => at(start + k));
    const values = all.filter((value) => Number.isFinite(value));
    summed.nonFinite[i] = all.length - values.length;
    if (values.length === 0) return;
    summed.min[i] = Math.min(...values);
    summed.max[i] = Math.max(...values);
    summed.mean[i] = values.reduce((a, b) => a + b, 0) / values.length;
  });
  return summed;
}

function series(run: MockRun, range: Range & { maxPoints: number }, at: (step: number) => number): object {
  const buckets = bucketsOf(run, range, range.maxPoints);
  const { min, max, mean, nonFinite } = sum(buckets, at);
  return { sampled: buckets.width > 1, count: run.lastStep + 1, steps: pack(Int32Array.from(buckets.starts)), values: pack(mean), min: pack(min), max: pack(max), nonFinite: pack(nonFinite), points: [] };
}

function heatmap(run: MockRun, args: Range & { measure: string; maxColumns: number }): object {
  const buckets = bucketsOf(run, args, args.maxColumns);
  const count = buckets.starts.length;
  const cells = emptySums(run.layers.length * count);
  const flagged = new Int32Array(run.layers.length * count);
  run.layers.forEach((_, row) => {
    const summed = sum(buckets, (step) => valueOf(run, args.measure, row, step));
    for (const key of ['min', 'max', 'mean', 'nonFinite'] as const) cells[key].set(summed[key], row * count);
    flagged.set(sum(buckets, (step) => flagsOf(run, row, step)).max, row * count);
  });
  return {
    layers: run.layers, columnSteps: pack(Int32Array.from(buckets.starts)), stepsPerColumn: buckets.width,
    min: pack(cells.min), max: pack(cells.max), mean: pack(cells.mean), nonFinite: pack(cells.nonFinite), flagged: pack(flagged),
  };
}

function layerOf(run: MockRun, row: number): object {
  return { id: `${run.uuid}/${row}`, layer: row, name: run.layers[row], kind: 'dense', module: row === run.layers.length - 1 ? 'head' : 'trunk', depth: row, parameterCount: 4160 + row * 64 };
}

function decision(run: MockRun, { step, layer }: { step: number; layer: string }): object | null {
  const row = run.layers.indexOf(layer);
  if (row < 0 || step > run.lastStep) return null;
  const of = (measure: string): object => measured(valueOf(run, measure, row, step));
  return {
    step, layer: layerOf(run, row), flags: flagWords(flagsOf(run, row, step)),
    rawScale: of('RAW_SCALE'), scale: of('SCALE'), gradNorm: of('GRAD_NORM'), paramNorm: of('PARAM_NORM'), updateNorm: of('UPDATE_NORM'),
    cosine: of('COSINE'), noise: of('NOISE'), loss: measured(lossOf(run, step)), learningRate: measured(0.001),
    effectiveLearningRate: measured(0.001 * valueOf(run, 'SCALE', row, step)),
  };
}

function evaluations(run: MockRun): object[] {
  const steps = Array.from({ length: Math.floor((run.lastStep + 1) / 100) }, (_, i) => (i + 1) * 100 - 1);
  return steps.flatMap((step) => ['test', 'train'].map((split, i) => ({
    step, split, loss: measured(0.3 + 0.4 * Math.exp((-4 * step) / run.totalSteps) + 0.02 * (1 - i)),
    accuracy: measured(0.86 - 0.12 * Math.exp((-6 * step) / run.totalSteps) - 0.01 * (1 - i)),
  })));
}

/** Resolvers of one run, for graphql-js's default field resolver. */
export function resolveRun(run: MockRun, alerts: readonly { state: string }[]): object {
  const done = run.state === 'COMPLETED';
  return {
    __typename: 'Run', id: run.uuid, uuid: run.uuid, name: run.name, project: 'default', origin: 'cli', attestation: 'EXECUTED', traceUnavailable: null, lastExecution: null, replays: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] }, state: run.state, reason: run.reason,
    scaler: 'snr', backend: 'wasm', unreviewed: false, attempt: 1, totalSteps: run.totalSteps, lastStep: run.lastStep,
    createdAt: run.startedAt, startedAt: run.startedAt, endedAt: run.state === 'RUNNING' || run.state === 'QUEUED' ? null : new Date(Date.parse(run.startedAt) + 95_000).toISOString(),
    spec: { name: run.name, data: { named: 'adult' }, model: { kind: 'mlp', hidden: [64, 64, 32] }, scaler: { kind: 'snr' } },
    summary: done ? { steps: run.lastStep + 1, layers: run.layers.length, decisions: 12_000, trainLoss: measured(0.31), testLoss: measured(0.324), testAccuracy: 0.8523, stepsToTarget: null, seconds: 95, stepsPerSecond: 21.1, backend: 'wasm', weightsSha256: 'a3f1'.repeat(16) } : null,
    layers: run.layers.map((_, row) => layerOf(run, row)), decisionCount: (run.lastStep + 1) * run.layers.length,
    firingAlerts: alerts.filter((alert) => alert.state === 'FIRING').length, alertCount: alerts.length, evaluations: evaluations(run), events: [],
    series: (args: Range & { layer: string; measure: string; maxPoints: number }) => series(run, args, (step) => valueOf(run, args.measure, run.layers.indexOf(args.layer), step)),
    stepSeries: (args: Range & { maxPoints: number }) => series(run, args, (step) => lossOf(run, step)),
    heatmap: (args: Range & { measure: string; maxColumns: number }) => heatmap(run, args),
    predictions: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } }, policyCounts: [],
    decision: (args: { step: number; layer: string }) => decision(run, args),
  };
}
