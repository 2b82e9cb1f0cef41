// A trainer of `alerts.bench.ts`: records decisions at a given pace; now and then the gradient norm of one layer is NaN.
// Arguments: connection string, home folder, run uuid, run id, layers, steps a second, seconds. Prints one JSON line a planted step.
import { setTimeout as sleep } from 'node:timers/promises';
import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { openRecorder } from '#libs/decision-store';
/** Between two planted steps. Unit: s. */
const EVERY_S = 0.4;
const FRAMES = 256;
const [connectionString = '', home = '', runUuid = '', runId = '', layerCount = '', pace = '', length = ''] = process.argv.slice(2);
const [layers, stepsPerSecond, seconds] = [layerCount, pace, length].map(Number);
const sink = openRecorder({ connectionString, home, runUuid, runId: Number(runId), attempt: 1, layers, lastStep: -1, lastSeq: 0 });
/** Calm measures: no rule but the one for NaN has anything to say. */
function measuresOf(i) {
    const measures = new Float32Array(layers * MEASURE_COUNT);
    const wave = 1 + 0.02 * Math.sin(i * 2.399);
    const values = { rawScale: 1, scale: 1, gradNorm: wave, paramNorm: 1, updateNorm: 0.001 * wave, cosine: 0.1, noise: 0.1, flags: 0 };
    for (let layer = 0; layer < layers; layer++) {
        for (const [name, column] of Object.entries(MEASURE_INDEX))
            measures[layer * MEASURE_COUNT + column] = values[name];
    }
    return measures;
}
const calm = Array.from({ length: FRAMES }, (_, i) => measuresOf(i));
const broken = measuresOf(0);
broken[MEASURE_INDEX.gradNorm] = NaN;
const every = Math.round(EVERY_S * stepsPerSecond);
function frameOf(step) {
    const isPlanted = step > 0 && step % every === 0;
    return { step, loss: 1 / (1 + step / 1e5), learningRate: 0.1, durationUs: 1e6 / stepsPerSecond, batchId: step, measures: isPlanted ? broken : (calm[step % FRAMES] ?? broken) };
}
const waiting = [];
const committedMs = [];
function now() {
    return performance.timeOrigin + performance.now();
}
function noteCommitted() {
    const { committedStep } = sink.health();
    while (waiting[0] !== undefined && waiting[0].step <= committedStep)
        committedMs.push(now() - (waiting.shift()?.atMs ?? NaN));
}
function plant(step) {
    const planted = { step, atMs: now() };
    waiting.push(planted);
    process.stdout.write(`${JSON.stringify(planted)}\n`);
}
const steps = stepsPerSecond * seconds;
const begun = performance.now();
for (let step = 0; step < steps;) {
    const due = Math.min(steps, Math.floor(((performance.now() - begun) * stepsPerSecond) / 1000));
    for (; step < due; step++) {
        const frame = frameOf(step);
        while (!sink.push(frame))
            await sink.ready();
        if (step > 0 && step % every === 0)
            plant(step);
    }
    noteCommitted();
    await sleep(1);
}
const took = (performance.now() - begun) / 1000;
if (!(await sink.commit(60_000)))
    throw new Error('the database did not answer');
noteCommitted();
await sink.close();
process.stdout.write(`${JSON.stringify({ decisionsPerSecond: (steps * layers) / took, committedMs })}\n`);
process.exit();
//# sourceMappingURL=trainer-child.js.map