import { parseRunSpec, type RunSpec } from '#libs/contracts';
import type { Dataset, Split } from '#libs/datasets';

/** A net and data of its size; what is in the data does not change what a step costs, as long as no numbers come near to 0. */
export interface StepModel {
  readonly name: string;
  /** As bench/rivals/train.py calls it. */
  readonly short: 'tabular' | 'mlp' | 'cnn';
  readonly spec: RunSpec;
  readonly data: Dataset;
  /** Steps of one timed segment. */
  readonly segment: number;
}

/**
 * So slow that nothing is learned: a net that knows its records by heart has gradients too small for normal float32 numbers, and arithmetic on
 * those takes three times as long, which would be counted for the loop that learns fastest.
 */
const OPTIMIZER = { kind: 'schedule-free-adam', learningRate: 1e-6 };

/** The three nets of the step bench: tabular MLP, Fashion MLP, CNN. */
export function stepModels(): StepModel[] {
  return [
    {
      name: 'tabular 100-64-32-2 b256',
      short: 'tabular',
      spec: spec({ kind: 'mlp', hidden: [64, 32], activation: 'relu' }, 256),
      data: randomData([100], 2, 4096),
      segment: 200,
    },
    {
      name: 'MLP 784-256-128-10 b128',
      short: 'mlp',
      spec: spec({ kind: 'mlp', hidden: [256, 128], activation: 'relu' }, 128),
      data: randomData([784], 10, 2048),
      segment: 40,
    },
    {
      name: 'CNN 16-32-64-10 b64',
      short: 'cnn',
      spec: spec({ kind: 'cnn', channels: [16, 32], dense: [64], activation: 'relu' }, 64),
      data: randomData([28, 28, 1], 10, 1024),
      segment: 10,
    },
  ];
}

function spec(model: Record<string, unknown>, batchSize: number): RunSpec {
  const document = {
    name: 'bench',
    data: { kind: 'generated-credit' },
    model,
    optimizer: OPTIMIZER,
    scaler: { kind: 'snr' },
    batchSize,
    budget: { steps: 1_000_000 },
  };
  return parseRunSpec(document, 'bench');
}

function randomData(inputShape: number[], classes: number, count: number): Dataset {
  const size = inputShape.reduce((product, n) => product * n, 1);
  const split: Split = {
    count,
    features: Float32Array.from({ length: count * size }, (_, i) => unit(i) * 2 - 1),
    labels: Int32Array.from({ length: count }, (_, i) => Math.floor(unit(i + 17) * classes)),
    protectedValues: {},
  };
  return {
    name: 'random',
    inputShape,
    featureNames: Array.from({ length: size }, (_, i) => `x${i}`),
    classNames: Array.from({ length: classes }, (_, i) => String(i)),
    concernsPeople: false,
    protectedAttributes: [],
    train: split,
    test: split,
    manifest: { files: [], splitSha256: '', trainCount: count, testCount: count, dropped: 0 },
    preprocessing: null,
  };
}

/** A number in [0, 1) from an integer: a 32-bit mix, the same on every machine. */
function unit(i: number): number {
  let x = Math.imul(i ^ (i >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}
