// The write path of the ledger: decisions a second from the ring to committed, signed rows; bytes a decision; what a step
// costs the trainer; what a retry costs as history grows. One producer, 20 layers, a durable embedded server.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cpuMs } from './cpu-time.js';
import { openScene, openRun, pushSteps, queryNumbers, stepSource } from './ledger/scene.js';
import { measureCeiling } from './ledger/ceiling.js';
import { measureExecutors } from './ledger/executors.js';
import { measureRetry } from './ledger/retry.js';
import { installRivals, rivalLines, runRivals } from './ledger/rivals.js';
import { benchLine, median, printLines } from './report.js';
const { values } = parseArgs({
    allowNegative: true,
    options: {
        json: { type: 'boolean', default: false },
        runs: { type: 'string', default: '5' },
        steps: { type: 'string', default: '204800' },
        history: { type: 'string', default: '100' },
        rivals: { type: 'boolean', default: true },
    },
});
const LAYERS = 20;
const RUNS = Number(values.runs);
const STEPS = Number(values.steps);
const NAME = `ledger ${LAYERS} layers`;
/** Steps of one measurement of the trainer's side, and their pace. */
const PACED_STEPS = 4000;
const PACE_MS = 1;
async function throughput(scene) {
    const source = stepSource(LAYERS);
    const rates = [];
    const cpu = [];
    const ceilings = [];
    const rivals = new Map();
    const problem = values.rivals ? installRivals() : 'left out by --no-rivals';
    if (problem !== null)
        process.stderr.write(`gradlens: SKIPPED: rivals: ${problem}\n`);
    for (let run = 0; run < RUNS; run++) {
        const { sink, runId } = await openRun(scene, LAYERS);
        await pushSteps(sink, source, 0, 256);
        await sink.commit(60_000); // the first flush pays for compiling
        const cpuBefore = cpuMs();
        const begun = performance.now();
        await pushSteps(sink, source, 256, 256 + STEPS);
        if (!(await sink.commit(60_000)))
            throw new Error('the database did not answer');
        const seconds = (performance.now() - begun) / 1000;
        const used = cpuMs() - cpuBefore;
        await sink.close();
        const counted = await queryNumbers(scene.store, 'select count(*) as decisions from decision where run_id = $1', [runId]);
        if (counted['decisions'] !== (256 + STEPS) * LAYERS)
            throw new Error(`${counted['decisions']} decisions, not ${(256 + STEPS) * LAYERS}`);
        rates.push((STEPS * LAYERS) / seconds);
        cpu.push((1e6 * used) / (STEPS * LAYERS));
        ceilings.push(await measureCeiling(scene, runId));
        if (problem === null)
            runRivals(rivals, LAYERS, source);
    }
    return [
        benchLine({ name: NAME, metric: 'ring to committed', unit: 'decisions/s', target: { min: 1_000_000 } }, rates),
        benchLine({ name: NAME, metric: 'the server alone, COPY', unit: 'decisions/s', ratioTo: 'ring to committed', ratio: median(ceilings) / median(rates) }, ceilings),
        benchLine({ name: NAME, metric: 'CPU of this process', unit: 'ns/decision' }, cpu),
        ...rivalLines(rivals, rates, NAME),
    ];
}
const LEDGER_TABLES = ['decision_chunk', 'step_chunk', 'decision_event', 'decision_rollup', 'ledger_frame', 'ledger_segment', 'ingest_state'];
async function bytesPerDecision(scene) {
    await scene.store.pool.query('checkpoint');
    const size = await queryNumbers(scene.store, `select sum(pg_total_relation_size(t::regclass))::float8 as bytes from unnest($1::text[]) t`, [LEDGER_TABLES]);
    const count = await queryNumbers(scene.store, 'select sum(n)::float8 as decisions from decision_chunk');
    return [benchLine({ name: NAME, metric: 'stored, with indexes', unit: 'B/decision', target: { max: 40 } }, [(size['bytes'] ?? NaN) / (count['decisions'] ?? NaN)])];
}
/** Wall time of each push at 1,000 steps/s, next to the same loop that pushes nothing; in turns. */
async function trainerCost(scene) {
    const source = stepSource(LAYERS);
    const { sink } = await openRun(scene, LAYERS);
    await pushSteps(sink, source, 0, 2048);
    await sink.commit(60_000);
    const means = [];
    const tails = [];
    const controls = [];
    let step = 2048;
    for (let run = 0; run < RUNS; run++) {
        for (const isControl of run % 2 === 0 ? [true, false] : [false, true]) {
            const from = step;
            const costs = await paced(PACED_STEPS, (i) => {
                if (!isControl && !sink.push(source(from + i)))
                    throw new Error('the ring is full');
            });
            if (!isControl)
                step += PACED_STEPS;
            (isControl ? controls : means).push(1000 * (costs.reduce((a, b) => a + b, 0) / costs.length));
            if (!isControl)
                tails.push(1000 * (costs.sort((a, b) => a - b)[Math.floor(0.99 * costs.length)] ?? NaN));
        }
    }
    await sink.close();
    const control = median(controls);
    return [
        benchLine({ name: NAME, metric: 'trainer, mean of a step', unit: 'µs', target: { max: 10 } }, means),
        benchLine({ name: NAME, metric: 'trainer, p99 of a step', unit: 'µs', target: { max: 100 } }, tails),
        benchLine({ name: NAME, metric: 'empty control, mean', unit: 'µs', ratioTo: 'a step of 1 ms', ratio: (median(means) - control) / 1000 }, controls),
    ];
}
/** Calls `work` every millisecond; the time each call took. Unit: ms. */
async function paced(count, work) {
    const costs = [];
    let due = performance.now();
    for (let i = 0; i < count; i++) {
        due += PACE_MS;
        // a trainer computes between its steps: it is on the core, not asleep
        while (performance.now() < due)
            ;
        const begun = performance.now();
        work(i);
        costs.push(performance.now() - begun);
        if (i % 100 === 0)
            await sleep(0);
    }
    return costs;
}
const scene = await openScene();
try {
    for (const measure of [throughput, bytesPerDecision, trainerCost])
        printLines(await measure(scene), values.json);
    printLines(await measureExecutors(scene, 'four executors, slow reader'), values.json);
    printLines(await measureRetry(scene, { layers: LAYERS, millions: Number(values.history), name: NAME }), values.json);
}
finally {
    await scene.close();
}
//# sourceMappingURL=ledger.bench.js.map