import { MEASURES, SERIES_MEASURES } from '#libs/contracts';
import { loadBlock } from '../ledger/load-block.js';
/** Rows of a batch, at most, unless one step has more. */
const BATCH_ROWS = 16_384;
const WINDOW_STEPS = 256;
/** The decisions of a run in order of step, then layer. */
export async function* decisionBatches(client, query) {
    const { runId, layers } = query;
    const numbers = layers.map(({ layer }) => layer);
    for await (const range of stepRanges(client, query, Math.floor(BATCH_ROWS / Math.max(1, numbers.length)))) {
        yield decisionRows(await loadBlock(client, runId, { ...range, layers: numbers }), query);
    }
}
/** What all layers share, in order of step. */
export async function* stepBatches(client, query) {
    for await (const range of stepRanges(client, query, BATCH_ROWS)) {
        const { steps } = await loadBlock(client, query.runId, { ...range, layers: [] });
        const numbers = steps.flatMap(({ step0, n }) => Array.from({ length: n }, (_, i) => step0 + i));
        const column = (name) => steps.flatMap((chunk) => [...chunk[name]]);
        yield [numbers, column('loss'), column('learningRate'), column('batchId'), column('durationUs')];
    }
}
/** Ranges of at most `mostSteps` steps that hold all recorded steps of the query; windows that hold none are left out. */
async function* stepRanges(client, { runId, fromStep, toStep }, mostSteps) {
    const size = Math.max(1, Math.min(WINDOW_STEPS, mostSteps));
    for (let from = fromStep; from <= toStep;) {
        const { rows } = await client.query(`select greatest(step0, $2::bigint) as step from step_chunk c
       where run_id = $1 and step0 + n > $2::bigint and step0 > $2::bigint - 4096 and step0 <= $3::bigint order by c.step0 limit 1`, [runId, from, toStep]);
        const step = rows[0]?.step;
        if (step === undefined)
            return;
        const end = Math.min(step + size - 1, toStep);
        yield { fromStep: step, toStep: end };
        from = end + 1;
    }
}
function decisionRows(block, { layers }) {
    const byLayer = new Map();
    for (const chunk of block.chunks)
        byLayer.set(chunk.layer, [...(byLayer.get(chunk.layer) ?? []), chunk]);
    const columns = Array.from({ length: 2 + MEASURES.length }, () => []);
    for (let step = block.fromStep; step <= block.toStep; step++) {
        for (const { layer, name } of layers) {
            const chunk = byLayer.get(layer)?.find(({ step0, n }) => step >= step0 && step < step0 + n);
            if (chunk !== undefined)
                pushRow(columns, { step, name }, chunk);
        }
    }
    return columns;
}
function pushRow(columns, { step, name }, { step0, columns: stored }) {
    const measured = SERIES_MEASURES.map((measure) => stored[measure]?.[step - step0] ?? NaN);
    const row = [step, name, ...measured, stored.flags?.[step - step0] ?? 0];
    for (const [place, value] of row.entries())
        columns[place]?.push(value);
}
//# sourceMappingURL=decision-batches.js.map