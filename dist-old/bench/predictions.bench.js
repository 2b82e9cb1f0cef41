// What recording sensitive predictions costs a run on Adult (examples/adult.yaml): the same run with and without it, in turns in one
// process. CPU counts the whole process, trainer and recording worker, not the database server.
import { parseArgs } from 'node:util';
import { readEnvironment, parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { createRun } from '#libs/decision-store';
import { resolveBackend } from '#libs/tensor-math';
import { createTraining } from '#libs/training';
import { uuidv7 } from 'uuidv7';
import { executeRun } from '../apps/training-executor/src/running/execute-run.js';
import { timed } from './cpu-time.js';
import { openScene } from './ledger/scene.js';
import { benchLine, median, pairRatios, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '5' }, epochs: { type: 'string', default: '6' } } });
const BORDERLINE = { policy: 'borderline', threshold: 0.5, margin: 0.05 };
const PROTECTED = { policy: 'protected', attributes: ['sex', 'race'] };
const FLIPS = { policy: 'flips', attribute: 'sex' };
/** What is recorded; the first is what the others are compared with. */
const CASES = [
    { name: 'no predictions', sensitivity: [] },
    { name: 'borderline and protected', sensitivity: [BORDERLINE, PROTECTED] },
    { name: 'these and flips of sex', sensitivity: [BORDERLINE, PROTECTED, FLIPS] },
];
function specOf({ name, sensitivity }) {
    return parseRunSpec({
        name, data: { kind: 'named', name: 'adult' }, model: { kind: 'mlp', hidden: [64, 32], activation: 'gelu' }, optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 },
        scaler: { kind: 'snr' }, batchSize: 128, budget: { epochs: Number(values.epochs) }, evaluateEvery: 100, checkpointEvery: 500, sensitivity,
    }, 'bench');
}
/** CPU time of one whole run. Unit: ms. */
async function runMs({ scene: { home, store }, data, backend }, spec) {
    const run = uuidv7();
    await createRun(store, { uuid: run, name: spec.name, spec, state: 'running', origin: 'cli', scaler: spec.scaler.kind });
    const training = createTraining({ spec, data, clock: systemClock });
    const context = { store, environment: readEnvironment({ GRADLENS_HOME: home }), clock: systemClock, say: () => undefined };
    const progress = { show: () => undefined, end: () => undefined };
    return (await timed(() => executeRun(context, { spec, data, backend, training }, { run, progress, signal: new AbortController().signal }))).ms;
}
const scene = await openScene();
try {
    const data = await loadDataset(specOf(CASES[0]).data, { dataDir: process.env['GRADLENS_DATA_DIR'] ?? '../shared/data', cacheDir: scene.home, baseDir: '.' });
    const backend = await resolveBackend('wasm', { parameterCount: 10_000, kind: 'mlp' });
    const specs = CASES.map(specOf);
    for (const spec of specs)
        await runMs({ scene, data, backend }, spec);
    const found = specs.map(() => []);
    for (let run = 0; run < Number(values.runs); run++) {
        for (const [i, spec] of specs.entries())
            found[i]?.push(await runMs({ scene, data, backend }, spec));
    }
    printLines(CASES.flatMap(({ name }, i) => {
        const times = found[i] ?? [];
        const ratios = pairRatios(times, found[0] ?? []);
        const cost = benchLine({ name, metric: 'CPU of a run', unit: 'ms' }, times);
        return i === 0 ? [cost] : [cost, benchLine({ name, metric: 'CPU, pairs', unit: '×', ratioTo: CASES[0].name, ratio: median(ratios) }, ratios)];
    }), values.json);
}
finally {
    await scene.close();
}
//# sourceMappingURL=predictions.bench.js.map