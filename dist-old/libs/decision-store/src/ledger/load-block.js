import { MEASURES, SERIES_MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from './chunk-columns.js';
import { asBytes, decodeFloat4Array, decodeInt4Array } from './float-arrays.js';
/** No chunk has more steps: lets an index on `step0` bound the chunks that reach into a range. */
export const MAX_CHUNK_STEPS = 4096;
/** SQL: the chunk reaches into the steps from `$2` to `$3`. */
export const REACHES_INTO_RANGE = `step0 <= $3::bigint and step0 + n > $2::bigint and step0 > $2::bigint - ${String(MAX_CHUNK_STEPS)}`;
/** Whether `step` lies in the chunk. */
export function covers({ step0, n }, step) {
    return step >= step0 && step < step0 + n;
}
/** SQL: `column` of the steps within the range only, as bytes: most of a chunk may lie outside. */
function inRange(column) {
    return asBytes(`${column}[greatest($2 - step0, 0)::integer + 1 : (least($3 - step0, n - 1))::integer + 1]`);
}
/** SQL: first step and number of steps that {@link inRange} yields. */
const RANGE_PLACE = 'greatest(step0, $2) as step0, (least(step0 + n - 1, $3) - greatest(step0, $2) + 1)::integer as n';
/** Reads what the ledger holds for a range of steps; of all layers, or of those whose numbers are given. */
export async function loadBlock(client, runId, range) {
    const { fromStep, toStep, layers = null } = range;
    const columns = MEASURES.map((measure) => `${inRange(MEASURE_COLUMN[measure])} as "${measure}"`).join(', ');
    const chunks = await client.query(`select layer, ${RANGE_PLACE}, ${columns} from decision_chunk c
     where run_id = $1 and ${REACHES_INTO_RANGE} and ($4::smallint[] is null or layer = any($4)) order by layer, c.step0`, [runId, fromStep, toStep, layers]);
    const steps = await client.query(`select ${RANGE_PLACE}, ${inRange('loss')} as loss, ${inRange('learning_rate')} as "learningRate",
       ${inRange('batch_id')} as "batchId", ${inRange('duration_us')} as "durationUs"
     from step_chunk c where run_id = $1 and ${REACHES_INTO_RANGE} order by c.step0`, [runId, fromStep, toStep]);
    return { fromStep, toStep, chunks: chunks.rows.map(decodeChunk), steps: steps.rows.map(decodeSteps) };
}
function decodeChunk(row) {
    const columns = {};
    for (const measure of SERIES_MEASURES)
        columns[measure] = row[measure] === null ? null : decodeFloat4Array(row[measure]);
    columns.flags = row.flags === null ? null : decodeInt4Array(row.flags);
    return { layer: row.layer, step0: row.step0, n: row.n, columns };
}
function decodeSteps({ step0, n, loss, learningRate, batchId, durationUs }) {
    return {
        step0,
        n,
        loss: decodeFloat4Array(loss),
        learningRate: decodeFloat4Array(learningRate),
        batchId: decodeInt4Array(batchId),
        durationUs: decodeInt4Array(durationUs),
    };
}
//# sourceMappingURL=load-block.js.map