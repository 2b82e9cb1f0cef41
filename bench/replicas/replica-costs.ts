import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Backend, parseRunSpec, type RunSpec, systemClock } from '#libs/contracts';
import { type Dataset, loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { createReplicas, createTraining } from '#libs/training';

import { cpuMs } from '../cpu-time.js';
import { type TraceCosts, traceCosts } from './trace-costs.js';

/** What a step of a segment took. Unit: ms. */
export interface SegmentCost {
  readonly wallMs: number;
  /** Of all threads of the process. */
  readonly cpuMs: number;
}

/** Segments of one backend; the k-th of each list were measured one after the other. */
export interface ReplicaCosts {
  readonly backend: Backend;
  readonly single: readonly SegmentCost[];
  /** By number of replicas, in the order asked for. */
  readonly replicas: readonly (readonly SegmentCost[])[];
  /** One trace a repetition. */
  readonly traces: readonly TraceCosts[];
}

/** What is measured. */
export interface ReplicaCostOptions {
  readonly backend: Backend;
  readonly activation: string;
  readonly pairs: number;
  /** Repetitions of the trace; none with 0. */
  readonly traces: number;
  readonly counts: readonly number[];
  readonly dataDir: string;
}

/** Steps of a segment. */
const SINGLE_STEPS = 100;
const REPLICA_STEPS = 25;
/** Steps of a run that is traced. */
const TRACED_STEPS = 400;

/** The tabular MLP of the bench: widths, batch and optimizer are fixed here. */
function adultSpec(activation: string): RunSpec {
  const document = { name: 'replicas', data: { kind: 'named', name: 'adult' }, model: { kind: 'mlp', hidden: [32, 16], activation }, optimizer: { kind: 'schedule-free-adam' }, scaler: { kind: 'snr' }, batchSize: 64, budget: { steps: 1_000_000 } };
  return parseRunSpec(document, 'bench');
}

/** Measures one run and replicas in turns, after a warm-up of each. */
export async function replicaCosts({ backend, activation, pairs, traces: repeat, counts, dataDir }: ReplicaCostOptions): Promise<ReplicaCosts> {
  const spec = adultSpec(activation);
  await resolveBackend(backend, { kind: 'mlp', parameterCount: 4000 });
  const data = await loadDataset(spec.data, { dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: '.' });
  const one = createTraining({ spec, data, clock: systemClock });
  const many = counts.map((count) => replicasOf(spec, data, count));
  const [single, replicas]: [SegmentCost[], SegmentCost[][]] = [[], counts.map(() => [])];
  for (let pair = -1; pair < pairs; pair++) {
    const costOfOne = await segment(one, SINGLE_STEPS);
    const costs: SegmentCost[] = [];
    for (const each of many) costs.push(await segment(each, REPLICA_STEPS));
    if (pair < 0) continue;
    single.push(costOfOne);
    costs.forEach((cost, i) => replicas[i]?.push(cost));
  }
  for (const each of [one, ...many]) each.dispose();
  const traces: TraceCosts[] = [];
  for (let i = 0; i < repeat; i++) traces.push(await traceCosts(spec, data, TRACED_STEPS));
  return { backend, single, replicas, traces };
}

function replicasOf(spec: RunSpec, data: Dataset, count: number): ReturnType<typeof createReplicas> {
  return createReplicas({ spec, data, clock: systemClock, replicas: Array.from({ length: count }, (_, r) => (r === 0 ? {} : { initSeed: r, batchSeed: r })) });
}

async function segment(stepped: { advance(): void; takeFrames(maxPending: number): Promise<unknown> }, steps: number): Promise<SegmentCost> {
  const [cpu, begun] = [cpuMs(), systemClock.elapsed()];
  for (let i = 0; i < steps; i++) {
    stepped.advance();
    await stepped.takeFrames(4);
  }
  await stepped.takeFrames(0);
  return { wallMs: (systemClock.elapsed() - begun) / steps, cpuMs: (cpuMs() - cpu) / steps };
}
