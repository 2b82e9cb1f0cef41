// Whether a long training holds on to memory: tensors, their bytes, the heap of JavaScript and the resident set of the process
// over many recorded steps, with evaluations and checkpoints in between. Figures a quarter; the last against the second, for the first fills pools.
import { parseArgs } from 'node:util';
import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';
import * as tf from '@tensorflow/tfjs';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, steps: { type: 'string', default: '20000' }, backend: { type: 'string', default: 'wasm' } } });
const STEPS = Number(values.steps);
const QUARTERS = 4;
/** Evaluations and checkpoints come so often. Unit: steps. */
const EVERY = 500;
/** The resident set may differ by so much: the collector gives pages back when it likes. Unit: MiB. */
const MOST_GROWTH_MIB = 16;
const MIB = 2 ** 20;
function read() {
    globalThis.gc?.();
    const { numTensors, numBytes } = tf.memory();
    const { rss, heapUsed } = process.memoryUsage();
    return { tensors: numTensors, tensorMiB: numBytes / MIB, residentMiB: rss / MIB, heapMiB: heapUsed / MIB };
}
async function quarter(training, end) {
    while (training.step < end) {
        await advanceTo(training, Math.min(end, training.step + EVERY));
        await training.evaluate('test');
        await training.checkpoint();
    }
    return read();
}
const spec = parseRunSpec({ name: 'memory', data: { kind: 'generated-credit', rows: 2000 }, model: { kind: 'mlp', hidden: [32, 16] }, optimizer: { kind: 'schedule-free-adam' }, scaler: { kind: 'snr' }, batchSize: 32, budget: { steps: STEPS } }, 'bench');
const data = await loadDataset(spec.data, { dataDir: '.', cacheDir: '.', baseDir: '.' });
await resolveBackend(values.backend, { parameterCount: 1, kind: 'mlp' });
const training = createTraining({ spec, data, clock: systemClock });
const readings = [];
for (let i = 1; i <= QUARTERS; i++)
    readings.push(await quarter(training, Math.round((STEPS * i) / QUARTERS)));
training.dispose();
function line(metric, unit, of, max) {
    const found = readings.map(of);
    const growth = (found.at(-1) ?? NaN) - (found[1] ?? NaN);
    return { ...benchLine({ name: `${STEPS} steps, ${values.backend}`, metric, unit, target: { max } }, found), value: growth };
}
printLines([
    line('growth of tensors', 'tensors', ({ tensors }) => tensors, 0),
    line('growth of tensor bytes', 'MiB', ({ tensorMiB }) => tensorMiB, 0),
    line('growth of resident set', 'MiB', ({ residentMiB }) => residentMiB, MOST_GROWTH_MIB),
    line('growth of JavaScript heap', 'MiB', ({ heapMiB }) => heapMiB, MOST_GROWTH_MIB),
], values.json);
const left = tf.memory().numTensors;
if (left !== 0)
    process.stderr.write(`gradlens: ${left} tensors are left at the end\n`);
process.exit(left === 0 ? 0 : 1);
//# sourceMappingURL=memory.bench.js.map