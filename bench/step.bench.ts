// Cost of scaling + statistics + tap + recording per step, against the same loop with the same optimizer without them.
// Paired and interleaved: plain and recorded segments take turns in one process; medians over the pairs.
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { systemClock, type BackendChoice, type DecisionSink } from '#libs/contracts';
import { createRun, openRecorder, openStore, startAttempt, type Store } from '#libs/decision-store';
import { resolveBackend } from '#libs/tensor-math';
import { createTraining, type Training } from '#libs/training';
import { uuidv7 } from 'uuidv7';

import { cpuMs } from './cpu-time.js';
import { benchLine, median, printLines, type BenchLine } from './report.js';
import { stepModels, type StepModel } from './step-models.js';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, backend: { type: 'string', default: 'wasm' }, pairs: { type: 'string', default: '9' } },
});
const PAIRS = Number(values.pairs);

interface Segment {
  /** Per step. Unit: ms. */
  readonly wallMs: number;
  /** CPU of the whole process (trainer and recording worker) per step. Unit: ms. */
  readonly cpuMs: number;
}

async function segment(training: Training, sink: DecisionSink | null, steps: number): Promise<Segment> {
  const cpu = cpuMs();
  const begun = performance.now();
  for (let i = 0; i < steps; i += 1) {
    training.advance();
    for (const frame of await training.takeFrames(4)) {
      while (sink !== null && !sink.push(frame)) await sink.ready();
    }
    // what the real loop does: let timers and the recorder's messages in
    if (i % 16 === 0) await new Promise(setImmediate);
  }
  await training.takeFrames(0).then((frames) => {
    for (const frame of frames) if (sink?.push(frame) === false) throw new Error('the ring is full');
  });
  const wallMs = (performance.now() - begun) / steps;
  return { wallMs, cpuMs: (cpuMs() - cpu) / steps };
}

async function recorderFor(store: Store, model: StepModel, training: Training): Promise<DecisionSink> {
  const uuid = uuidv7();
  await createRun(store, { uuid, project: 'default', name: model.name, spec: model.spec, state: 'running', origin: 'cli', scaler: 'snr' });
  const attempt = await startAttempt(store, uuid, {
    layers: [...training.layers],
    backend: { name: 'bench' },
    versions: {},
    seeds: {},
    dataManifest: {},
    hardware: {},
    specSha256: '',
    totalSteps: training.totalSteps,
  });
  return openRecorder({
    connectionString: store.connectionString,
    ...attempt,
    home,
    runUuid: uuid,
    layers: training.layers.length,
  });
}

async function measure(store: Store, model: StepModel): Promise<BenchLine[]> {
  const common = { spec: model.spec, data: model.data, clock: systemClock };
  const plain = createTraining({ ...common, recording: 'none' });
  const tapped = createTraining(common);
  const recorded = createTraining(common);
  const sink = await recorderFor(store, model, recorded);
  const variants = [
    { name: 'plain', training: plain, sink: null },
    { name: 'scaling + tap', training: tapped, sink: null },
    { name: 'scaling + tap + recording', training: recorded, sink },
  ];
  const found = new Map<string, Segment[]>(variants.map(({ name }) => [name, []]));
  for (const variant of variants) await segment(variant.training, variant.sink, Math.ceil(model.segment / 2));
  for (let pair = 0; pair < PAIRS; pair += 1) {
    // turn by turn, in alternating order
    for (const variant of pair % 2 === 0 ? variants : [...variants].reverse()) {
      found.get(variant.name)?.push(await segment(variant.training, variant.sink, model.segment));
    }
  }
  await sink.close();
  for (const { training } of variants) training.dispose();
  return variants.flatMap(({ name }) => linesOf(model.name, name, found));
}

function linesOf(model: string, variant: string, found: ReadonlyMap<string, readonly Segment[]>): BenchLine[] {
  return (['wallMs', 'cpuMs'] as const).map((metric) => {
    const mine = (found.get(variant) ?? []).map((s) => s[metric]);
    const base = (found.get('plain') ?? []).map((s) => s[metric]);
    const ratio = median(mine.map((value, i) => value / (base[i] ?? Number.NaN)));
    const parts = { name: model, metric: `${variant} ${metric === 'wallMs' ? 'wall' : 'CPU'}`, unit: 'ms/step' };
    return benchLine(variant === 'plain' ? parts : { ...parts, ratioTo: 'plain', ratio }, mine);
  });
}

const home = await mkdtemp(path.join(tmpdir(), 'gradlens-bench-'));
await chmod(home, 0o755);
const store = await openStore({ home, applicationName: 'bench' });
try {
  for (const model of stepModels()) {
    await resolveBackend(values.backend as BackendChoice, { parameterCount: 1, kind: model.spec.model.kind });
    printLines(await measure(store, model), values.json);
  }
} finally {
  await store.close();
  await rm(home, { recursive: true, force: true });
}
process.exit();
