import { SERIES_MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
const PAGE_ROWS = 16_384;
const MEASURED = SERIES_MEASURES.map((measure) => MEASURE_COLUMN[measure]);
/** Exceptional decisions in order of step, then layer. They stay where retention removed the decisions. */
export async function* eventBatches(client, { runId, fromStep, toStep, layers }) {
    const names = new Map(layers.map(({ layer, name }) => [layer, name]));
    for (let [step, layer] = [fromStep, -1];;) {
        const { rows } = await client.query(`select step, layer, flags, ${MEASURED.join(', ')} from decision_event
       where run_id = $1 and (step, layer) > ($2::bigint, $3::smallint) and step <= $4 and layer = any($5::smallint[]) order by step, layer limit ${PAGE_ROWS}`, [runId, step, layer, toStep, [...names.keys()]]);
        const last = rows.at(-1);
        if (last === undefined)
            return;
        yield [rows.map((row) => row.step), rows.map((row) => names.get(row.layer) ?? ''), ...[...MEASURED, 'flags'].map((column) => rows.map((row) => row[column] ?? NaN))];
        [step, layer] = [last.step, last.layer];
    }
}
/** Evaluations in order of step. */
export async function* evaluationBatches(client, { runId, fromStep, toStep }) {
    const { rows } = await client.query('select step, split, loss, accuracy, r2, rmse, mae from run_evaluation where run_id = $1 and step between $2 and $3 order by step, split', [runId, fromStep, toStep]);
    if (rows.length > 0)
        yield ['step', 'split', 'loss', 'accuracy', 'r2', 'rmse', 'mae'].map((column) => rows.map((row) => row[column]));
}
//# sourceMappingURL=row-batches.js.map