// A process of its own, with a heap of its own: trains on a CSV and says what came of it and what memory it took at the most.
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';
import { COLUMNS } from './made-table.js';
const [file = '', memoryMiB = 'Infinity', steps = '100'] = process.argv.slice(2);
const numeric = Array.from({ length: COLUMNS }, (_, i) => ({ name: `x${i}`, type: 'numeric' }));
const spec = parseRunSpec({ name: 'stored', data: { kind: 'csv', path: file, columns: [...numeric, { name: 'y', type: 'numeric' }], label: 'y', task: 'regression' }, model: { kind: 'mlp', hidden: [16] }, batchSize: 128, budget: { steps: Number(steps) } }, 'bench');
const begun = systemClock.elapsed();
const data = await loadDataset(spec.data, { baseDir: '.', cacheDir: path.join(tmpdir(), 'gradlens-bench-stored'), memoryBytes: Number(memoryMiB) * 2 ** 20 });
const loadedAt = systemClock.elapsed();
await resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 });
const training = createTraining({ spec, data, clock: systemClock });
const losses = (await advanceTo(training, training.totalSteps)).map(({ loss }) => loss);
const { errors } = await training.evaluate('test');
const result = {
    isStored: data.train.stored !== undefined, rows: data.train.count + data.test.count, r2: errors?.r2, lastLoss: losses.at(-1), weightsSha256: await training.weightsSha256(),
    loadSeconds: (loadedAt - begun) / 1000, stepMs: (systemClock.elapsed() - loadedAt) / Number(steps), peakMiB: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
//# sourceMappingURL=train-stored.js.map