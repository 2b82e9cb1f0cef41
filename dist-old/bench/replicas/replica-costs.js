import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { createReplicas, createTraining } from '#libs/training';
import { cpuMs } from '../cpu-time.js';
import { traceCosts } from './trace-costs.js';
/** Steps of a segment. */
const SINGLE_STEPS = 100;
const REPLICA_STEPS = 25;
/** Steps of a run that is traced. */
const TRACED_STEPS = 400;
/** The tabular MLP of the bench: widths, batch and optimizer are fixed here. */
function adultSpec(activation) {
    const document = { name: 'replicas', data: { kind: 'named', name: 'adult' }, model: { kind: 'mlp', hidden: [32, 16], activation }, optimizer: { kind: 'schedule-free-adam' }, scaler: { kind: 'snr' }, batchSize: 64, budget: { steps: 1_000_000 } };
    return parseRunSpec(document, 'bench');
}
/** Measures one run and replicas in turns, after a warm-up of each. */
export async function replicaCosts({ backend, activation, pairs, traces: repeat, counts, dataDir }) {
    const spec = adultSpec(activation);
    await resolveBackend(backend, { kind: 'mlp', parameterCount: 4000 });
    const data = await loadDataset(spec.data, { dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: '.' });
    const one = createTraining({ spec, data, clock: systemClock });
    const many = counts.map((count) => replicasOf(spec, data, count));
    const [single, replicas] = [[], counts.map(() => [])];
    for (let pair = -1; pair < pairs; pair++) {
        const costOfOne = await segment(one, SINGLE_STEPS);
        const costs = [];
        for (const each of many)
            costs.push(await segment(each, REPLICA_STEPS));
        if (pair < 0)
            continue;
        single.push(costOfOne);
        costs.forEach((cost, i) => replicas[i]?.push(cost));
    }
    for (const each of [one, ...many])
        each.dispose();
    const traces = [];
    for (let i = 0; i < repeat; i++)
        traces.push(await traceCosts(spec, data, TRACED_STEPS));
    return { backend, single, replicas, traces };
}
function replicasOf(spec, data, count) {
    return createReplicas({ spec, data, clock: systemClock, replicas: Array.from({ length: count }, (_, r) => (r === 0 ? {} : { initSeed: r, batchSeed: r })) });
}
async function segment(stepped, steps) {
    const [cpu, begun] = [cpuMs(), systemClock.elapsed()];
    for (let i = 0; i < steps; i++) {
        stepped.advance();
        await stepped.takeFrames(4);
    }
    await stepped.takeFrames(0);
    return { wallMs: (systemClock.elapsed() - begun) / steps, cpuMs: (cpuMs() - cpu) / steps };
}
//# sourceMappingURL=replica-costs.js.map