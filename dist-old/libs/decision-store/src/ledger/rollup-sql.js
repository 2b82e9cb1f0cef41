import { SERIES_MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from './chunk-columns.js';
/** Steps of a bucket of decision_rollup: it holds the steps `[bucket * level, (bucket + 1) * level)` of one layer. */
export const ROLLUP_LEVELS = [4096, 65536];
/** Columns of decision_rollup that are aggregates. */
const AGGREGATES = [
    'n',
    'nflag',
    'flag_or',
    ...SERIES_MEASURES.flatMap((measure) => ['min', 'max', 'avg', 'nonfinite'].map((kind) => `${MEASURE_COLUMN[measure]}_${kind}`)),
];
/** 2^-150: the largest magnitude that float32 rounds to zero, on which the server's own cast is an error. */
const ROUNDS_TO_ZERO = '7.006492321624085e-46::double precision';
/**
 * Computes one bucket of all layers and stores it, in place of what was stored: a function of the chunks (level 4096) or
 * of the rows of level 4096 (level 65536), and of nothing else. `avg` = Σ(avg · finite) / Σ finite over these parts in
 * order of step, in double precision, rounded to float32; null when nothing is finite.
 *
 * A bucket without parts is left as it is. Compact its windows first: the parts decide how means are rounded.
 *
 * @returns rows stored, one per layer that has any step in the bucket.
 */
export async function rollupWindow(client, runId, level, bucket) {
    const { rowCount } = await client.query(level === 4096 ? FROM_CHUNKS : FROM_ROLLUPS, [runId, bucket]);
    return rowCount ?? 0;
}
/**
 * Computes the buckets of step_rollup whose parts lie in a range of steps, as {@link rollupWindow} does for a layer: level
 * 256 from the values in step_chunk, the others from the level below. The range must hold whole buckets, or all that is
 * recorded of one.
 */
export async function rollupSteps(client, runId, level, { fromStep, endStep }) {
    await client.query(STEP_SQL[level], [runId, fromStep, endStep]);
}
/** SQL of the aggregates of a column over parts `p` of which `place` tells the order. */
function measureSql(column, place) {
    const finite = `(p.n - p.${column}_nonfinite)`;
    // 0 + …: the sum begins at 0 as in every other computation of it, so that it is never -0
    const mean = `(0 + sum(p.${column}_avg::double precision * ${finite} order by p.${place})) / nullif(sum(${finite}), 0)`;
    return `min(p.${column}_min), max(p.${column}_max), ${toFloat4(mean)}, sum(p.${column}_nonfinite)`;
}
function toFloat4(value) {
    return `(select case when abs(m) <= ${ROUNDS_TO_ZERO} then (m * 0)::real else m::real end from (select (${value})::double precision) r (m))`;
}
function rollupSql(level, parts, place) {
    const measures = SERIES_MEASURES.map((measure) => measureSql(MEASURE_COLUMN[measure], place)).join(', ');
    return `insert into decision_rollup (run_id, lvl, layer, bucket, ${AGGREGATES.join(', ')})
    select $1, ${String(level)}, p.layer, $2::bigint, sum(p.n), sum(p.nflag), bit_or(p.flag_or), ${measures}
    from ${parts} group by p.layer
    on conflict (run_id, lvl, layer, bucket) do update set ${AGGREGATES.map((column) => `${column} = excluded.${column}`).join(', ')}`;
}
const FROM_CHUNKS = rollupSql(4096, 'decision_chunk p where p.run_id = $1 and p.step0 >= $2::bigint * 4096 and p.step0 < ($2::bigint + 1) * 4096', 'step0');
const FROM_ROLLUPS = rollupSql(65536, 'decision_rollup p where p.run_id = $1 and p.lvl = 4096 and p.bucket >= $2::bigint * 16 and p.bucket < ($2::bigint + 1) * 16', 'bucket');
const SHARED = ['loss', 'learning_rate'];
/** Where steps are rolled up from the values themselves. Nothing is finite that is not below infinity, and NaN is above it. */
function ofValues(column) {
    const finite = `filter (where abs(p.${column}) < 'Infinity')`;
    const mean = `(0 + sum(p.${column}::double precision order by p.step0, p.i) ${finite}) / nullif(count(*) ${finite}, 0)`;
    return `min(p.${column}) ${finite}, max(p.${column}) ${finite}, ${toFloat4(mean)}, count(*) - count(*) ${finite}`;
}
function stepSql(level, n, measures, parts) {
    const columns = ['n', ...SHARED.flatMap((column) => ['min', 'max', 'avg', 'nonfinite'].map((kind) => `${column}_${kind}`))];
    return `insert into step_rollup (run_id, lvl, bucket, ${columns.join(', ')})
    select $1, ${String(level)}, ${level === 256 ? 'p.step0 / 256' : 'p.bucket / 16'}, ${n}, ${measures} from ${parts} group by 3
    on conflict (run_id, lvl, bucket) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
}
function fromLevelBelow(level) {
    const below = String(level / 16);
    const parts = `step_rollup p where p.run_id = $1 and p.lvl = ${below} and p.bucket >= $2::bigint / ${below} and p.bucket < $3::bigint / ${below}`;
    return stepSql(level, 'sum(p.n)', SHARED.map((column) => measureSql(column, 'bucket')).join(', '), parts);
}
const STEP_SQL = {
    256: stepSql(256, 'count(*)', SHARED.map(ofValues).join(', '), `(select c.step0, v.* from step_chunk c cross join lateral unnest(c.loss, c.learning_rate) with ordinality as v (loss, learning_rate, i)
      where c.run_id = $1 and c.step0 >= $2 and c.step0 < $3) p`),
    4096: fromLevelBelow(4096),
    65536: fromLevelBelow(65536),
};
//# sourceMappingURL=rollup-sql.js.map