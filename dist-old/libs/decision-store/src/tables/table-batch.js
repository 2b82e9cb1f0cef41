import { SERIES_MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
/** Tables that a run can be exported as. */
export const EXPORT_TABLES = ['decisions', 'steps', 'events', 'evaluations', 'predictions', 'groups'];
const STEP = { name: 'step', type: 'long' };
const LAYER = { name: 'layer', type: 'text' };
const FLAGS = { name: 'flags', type: 'int' };
const MEASURED = SERIES_MEASURES.map((measure) => ({ name: MEASURE_COLUMN[measure], type: 'float' }));
/** Columns of each table. */
export const TABLE_COLUMNS = {
    decisions: [STEP, LAYER, ...MEASURED, FLAGS],
    steps: [
        STEP,
        { name: 'loss', type: 'float' },
        { name: 'learning_rate', type: 'float' },
        { name: 'batch_id', type: 'int' },
        { name: 'duration_us', type: 'int' },
    ],
    events: [STEP, LAYER, ...MEASURED, FLAGS],
    evaluations: [STEP, { name: 'split', type: 'text' }, { name: 'loss', type: 'double' }, { name: 'accuracy', type: 'double' }, { name: 'r2', type: 'double' }, { name: 'rmse', type: 'double' }, { name: 'mae', type: 'double' }],
    predictions: [STEP, { name: 'pseudonym', type: 'text' }, { name: 'record', type: 'text' }, { name: 'score', type: 'float' }, { name: 'threshold', type: 'float' }],
    groups: [STEP, ...['attributes', 'group'].map((name) => ({ name, type: 'text' })), ...['count', 'positives', 'selected', 'hits'].map((name) => ({ name, type: 'int' }))],
};
//# sourceMappingURL=table-batch.js.map