import { SERIES_MEASURES } from '#libs/contracts';
/** Column of each measure in decision_chunk and decision_event: the measure's name in snake case. */
export const MEASURE_COLUMN = {
    rawScale: 'raw_scale',
    scale: 'scale',
    gradNorm: 'grad_norm',
    paramNorm: 'param_norm',
    updateNorm: 'update_norm',
    cosine: 'cosine',
    noise: 'noise',
    flags: 'flags',
};
/** Inline aggregates of one measure in decision_chunk: over the finite values, and how many are not. */
export function aggregateColumns(measure) {
    const column = MEASURE_COLUMN[measure];
    return [`${column}_min`, `${column}_max`, `${column}_avg`, `${column}_nonfinite`];
}
/** Columns of decision_chunk in the order in which the recorder writes them. */
export const CHUNK_COLUMNS = [
    'run_id',
    'layer',
    'step0',
    'n',
    'nflag',
    'flag_or',
    ...SERIES_MEASURES.flatMap(aggregateColumns),
    ...SERIES_MEASURES.map((measure) => MEASURE_COLUMN[measure]),
    'flags',
];
/** Columns of step_chunk in the order in which the recorder writes them. */
export const STEP_COLUMNS = [
    'run_id',
    'step0',
    'n',
    't0',
    'duration_us',
    'batch_id',
    'loss',
    'learning_rate',
];
/** Columns of decision_event in the order in which the recorder writes them. */
export const EVENT_COLUMNS = [
    'run_id',
    'step',
    'layer',
    'flags',
    ...SERIES_MEASURES.map((measure) => MEASURE_COLUMN[measure]),
];
//# sourceMappingURL=chunk-columns.js.map