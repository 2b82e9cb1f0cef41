import { SELECT_PREDICTION, SELECT_PREDICTIONS, toPredictionRow } from './prediction-row.js';
/** By what predictions are put in order: closest to the threshold, most changed since first recorded, highest score. */
export const PREDICTION_SORTS = ['closeness', 'change', 'score'];
/**
 * Sensitive predictions of a run, in order; those without a score last, equals by pseudonym. A run keeps thousands at most, so
 * all are read and put in order here.
 */
export async function listPredictions({ pool }, { run, policy, sort, first, skip }) {
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer from 1 on, got ${first}`);
    const { rows } = await pool.query(SELECT_PREDICTION, [run]);
    const matching = rows.map(toPredictionRow).filter(({ policies }) => policy === undefined || policies.some((each) => each.policy === policy));
    const sorted = matching.sort((a, b) => rank(a, sort) - rank(b, sort) || (a.pseudonym < b.pseudonym ? -1 : 1));
    return { predictions: sorted.slice(skip, skip + first), total: matching.length };
}
/** Ascending; a number that is not finite, or not there, comes last. */
function rank({ score, firstScore, threshold }, sort) {
    const value = score ?? NaN;
    const by = { closeness: Math.abs(value - threshold), change: -Math.abs(value - (firstScore ?? NaN)), score: -value }[sort];
    return Number.isFinite(by) ? by : Number.MAX_VALUE;
}
/** One prediction, by its pseudonym or its record; or null. */
export async function findPrediction({ pool }, run, name) {
    const { rows } = await pool.query(`${SELECT_PREDICTION} and (p.pseudonym = $2 or p.record = $2)`, [run, name]);
    return rows[0] === undefined ? null : toPredictionRow(rows[0]);
}
/** Those of these records that are sensitive predictions of the run, by record. */
export async function findPredictions({ pool }, run, records) {
    if (records.length === 0)
        return new Map();
    const { rows } = await pool.query(`${SELECT_PREDICTION} and p.record = any($2::text[])`, [run, records]);
    return new Map(rows.map((row) => [row.record, toPredictionRow(row)]));
}
/** Sensitive predictions in the order of their keys; those that are gone are left out. */
export async function findPredictionsOf({ pool }, keys) {
    const { rows } = await pool.query(`${SELECT_PREDICTIONS} where (r.uuid, p.pseudonym) in (select * from unnest($1::uuid[], $2::text[]))`, [keys.map(({ run }) => run), keys.map(({ pseudonym }) => pseudonym)]);
    const found = new Map(rows.map((row) => [`${row.run}:${row.pseudonym}`, toPredictionRow(row)]));
    return keys.flatMap(({ run, pseudonym }) => found.get(`${run}:${pseudonym}`) ?? []);
}
/** What the net sees of a record, column by column; null where it is not stored or the data are no table. */
export async function readFeatures({ pool }, run, pseudonym) {
    const { rows } = await pool.query('select d.features from prediction_detail d join run r on r.run_id = d.run_id where r.uuid = $1 and d.pseudonym = $2', [run, pseudonym]);
    return rows[0]?.features ?? null;
}
/** The recorded scores of the prediction at a place, by step. */
export async function readScores({ pool }, run, place) {
    const { rows } = await pool.query(`select s.step, s.scores[$2::int + 1] as score from prediction_score s join run r on r.run_id = s.run_id
     where r.uuid = $1 and cardinality(s.scores) > $2::int order by s.step`, [run, place]);
    return rows;
}
/** What the policies of a run said at its last recording, and when that was; null before the first. */
export async function latestCounts({ pool }, run) {
    const { rows } = await pool.query('select s.step, s.threshold, s.counts from prediction_score s join run r on r.run_id = s.run_id where r.uuid = $1 order by s.step desc limit 1', [run]);
    return rows[0] ?? null;
}
//# sourceMappingURL=list-predictions.js.map