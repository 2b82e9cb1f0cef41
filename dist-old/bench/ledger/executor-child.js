// One executor of `executors.ts`: records steps at a given pace, then prints what it saw. Arguments: connection string,
// home folder, run uuid, run id, layers, steps.
import { setTimeout as sleep } from 'node:timers/promises';
import { openRecorder } from '#libs/decision-store';
import { stepSource } from './scene.js';
/** Between two steps. Unit: ms. */
const PACE_MS = 1;
const [connectionString = '', home = '', runUuid = '', runId = '', layerCount = '', stepCount = ''] = process.argv.slice(2);
const layers = Number(layerCount);
const steps = Number(stepCount);
const sink = openRecorder({ connectionString, home, runUuid, runId: Number(runId), attempt: 1, layers, layerNames: Array.from({ length: layers }, (_, layer) => `layer${layer}`), lastStep: -1, lastSeq: 0 });
const source = stepSource(layers);
const pushedMs = new Float64Array(steps);
const costs = new Float64Array(steps);
const lags = [];
let seen = -1;
let waits = 0;
function look() {
    const { committedStep } = sink.health();
    if (committedStep <= seen)
        return;
    seen = committedStep;
    lags.push(performance.now() - (pushedMs[committedStep] ?? NaN));
}
const begun = performance.now();
for (let step = 0; step < steps;) {
    const due = Math.min(steps, Math.floor((performance.now() - begun) / PACE_MS));
    for (; step < due; step++) {
        const frame = source(step);
        const before = performance.now();
        pushedMs[step] = before;
        while (!sink.push(frame)) {
            waits += 1;
            await sink.ready();
        }
        costs[step] = performance.now() - before;
    }
    look();
    await sleep(1);
}
if (!(await sink.commit(60_000)))
    throw new Error('the database did not answer');
await sink.close();
const sorted = costs.toSorted();
const figures = {
    pushMeanUs: 1000 * (costs.reduce((sum, cost) => sum + cost, 0) / steps),
    pushP99Us: 1000 * (sorted[Math.floor(0.99 * steps)] ?? NaN),
    lagMedianMs: lags.toSorted((a, b) => a - b)[lags.length >> 1] ?? NaN,
    lagWorstMs: Math.max(...lags),
    waits,
};
process.stdout.write(JSON.stringify(figures));
//# sourceMappingURL=executor-child.js.map