import { WINDOW_STEPS } from '../stored-windows.js';
import { aggregateSelect, compareAggregates } from './aggregate-columns.js';
import { chunkAggregates, MEASURE_COLUMNS } from './aggregates.js';
import { keyText } from './difference.js';
/** Checks the rows of decision_chunk and step_chunk of one window: where they lie, and what is computed from their arrays. */
export async function checkChunks(client, at, stored) {
    const aggregates = await readAggregates(client, at.runId, stored.window);
    for (const [layer, chunks] of stored.layers) {
        checkPlaces(chunks, { table: 'decision_chunk', key: { layer } }, at, stored.window);
        if (layer < 0 || layer >= at.facts.layers) {
            at.report({ table: 'decision_chunk', key: keyText({ layer }), column: null, detail: 'no frame has such a layer' });
        }
        for (const chunk of chunks)
            checkLayerChunk(chunk, aggregates.get(`${layer} ${chunk.step0}`), at.report);
    }
    checkPlaces(stored.steps, { table: 'step_chunk', key: {} }, at, stored.window);
    for (const chunk of stored.steps)
        reportBroken(chunk, { table: 'step_chunk', key: keyText({ step0: chunk.step0 }) }, at.report);
}
async function readAggregates(client, runId, window) {
    const { rows } = await client.query(`select layer, step0, n, nflag, flag_or, ${aggregateSelect(MEASURE_COLUMNS)} from decision_chunk where run_id = $1 and step0 >= $2 and step0 < $3`, [runId, window * WINDOW_STEPS, (window + 1) * WINDOW_STEPS]);
    return new Map(rows.map((row) => [`${row.layer} ${row.step0}`, row]));
}
/** Chunks of one layer must lie in their window, one behind the other, and hold steps of frames only. */
function checkPlaces(chunks, row, { facts, report }, window) {
    let end = -Infinity;
    for (const { step0, n } of chunks) {
        const told = { table: row.table, key: keyText({ ...row.key, step0 }) };
        const next = step0 + n;
        if (n < 1 || next > (window + 1) * WINDOW_STEPS)
            report({ ...told, column: 'n', detail: `n is ${n}: it must end in the window of its first step` });
        else if (!facts.covered.has(step0, next))
            report({ ...told, column: null, detail: `no frame covers its steps ${step0} to ${next - 1}` });
        if (step0 < end)
            report({ ...told, column: 'step0', detail: `it overlaps the chunk before it, which ends with step ${end - 1}` });
        end = Math.max(end, next);
    }
}
function checkLayerChunk(chunk, row, report) {
    const at = { table: 'decision_chunk', key: keyText({ layer: chunk.layer, step0: chunk.step0 }) };
    reportBroken(chunk, at, report);
    if (chunk.broken.length > 0 || row === undefined)
        return;
    const expected = chunkAggregates(chunk);
    compareAggregates(row, expected, at, report);
    if (!chunk.plain && expected.nflag === 0)
        report({ ...at, column: 'flags', detail: 'flags are stored where no decision has any' });
}
function reportBroken(chunk, at, report) {
    for (const column of chunk.broken)
        report({ ...at, column, detail: `${column} is no array of the chunk's steps` });
}
/** Reports chunks whose time is not that of the frame that their first step begins. */
export async function checkTimes(client, runId, report) {
    const { rows } = await client.query(`select s.step0, (extract(epoch from s.t0) * 1000000)::bigint as "t0Us", min(f.t0_us) as "frameUs"
     from step_chunk s left join ledger_frame f on f.run_id = s.run_id and f.kind = 2 and f.step0 = s.step0
     where s.run_id = $1 group by s.step0, s.t0
     having min(f.t0_us) is distinct from (extract(epoch from s.t0) * 1000000)::bigint order by s.step0 limit 100`, [runId]);
    for (const { step0, t0Us, frameUs } of rows) {
        report({ table: 'step_chunk', key: keyText({ step0 }), column: 't0', detail: `t0 is ${t0Us} µs, of the frame ${String(frameUs)}` });
    }
}
/** No frame tells of a later one. */
const LAST_STEP = Number.MAX_SAFE_INTEGER - WINDOW_STEPS;
/** Reports rows whose steps no ledger can have: they lie outside of every window that is read. */
export async function checkStepRange(client, runId, report) {
    for (const [table, column] of [['decision_chunk', 'step0'], ['step_chunk', 'step0'], ['decision_event', 'step']]) {
        const { rows } = await client.query(`select ${column}::text as step from ${table} where run_id = $1 and (${column} < 0 or ${column} > $2) limit 100`, [runId, LAST_STEP]);
        for (const { step } of rows)
            report({ table, key: `${column}=${step}`, column, detail: 'no ledger has such a step' });
    }
}
//# sourceMappingURL=check-chunks.js.map