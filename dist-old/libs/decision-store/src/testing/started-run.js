import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEASURE_COUNT } from '#libs/contracts';
/** Makes a run with layers `layer0…` and an open ledger. */
export async function startedRun({ pool }, layers, state = 'running') {
    const uuid = randomUUID();
    const { rows } = await pool.query(`INSERT INTO run (uuid, name, origin, state, spec, attempt) VALUES ($1, 'test', 'cli', $2, '{}', 1) RETURNING run_id`, [uuid, state]);
    const runId = rows[0]?.run_id ?? NaN;
    await pool.query(`INSERT INTO run_layer (run_id, layer, name, kind, module, depth, parameter_count)
     SELECT $1, l, 'layer' || l, 'dense', '', l, 10 FROM generate_series(0, $2::int - 1) l`, [runId, layers]);
    await pool.query('INSERT INTO ingest_state (run_id, last_seq, last_step, attempt) VALUES ($1, 0, -1, 1)', [runId]);
    return { uuid, runId, layers };
}
/** A frame whose every number tells step, layer and measure; no flag, all finite. */
export function plainFrame(step, layers) {
    const measures = new Float32Array(layers * MEASURE_COUNT);
    for (let i = 0; i < measures.length; i++)
        measures[i] = i % MEASURE_COUNT === MEASURE_COUNT - 1 ? 0 : step + i / 1024;
    return { step, loss: Math.fround(1 / (step + 1)), learningRate: Math.fround(0.1), durationUs: 100 + step, batchId: step * 2, measures };
}
/** Pushes all frames, waiting whenever the sink is full. */
export async function pushAll(sink, frames) {
    for (const frame of frames) {
        while (!sink.push(frame))
            await sink.ready();
    }
}
/** Frames of the steps `[from, to)`. */
export function* plainFrames(from, to, layers) {
    for (let step = from; step < to; step++)
        yield plainFrame(step, layers);
}
/** Waits until `done` holds. @throws Error after `timeoutMs`. */
export async function eventually(done, timeoutMs = 20_000) {
    const start = performance.now();
    while (!(await done())) {
        if (performance.now() - start > timeoutMs)
            throw new Error(`not within ${String(timeoutMs)} ms`);
        await sleep(10);
    }
}
//# sourceMappingURL=started-run.js.map