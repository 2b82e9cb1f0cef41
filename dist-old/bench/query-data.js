// The data set of the query bench, made inside the server: real shapes and sizes, random values.
import { settleRun } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
const MEASURES = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'];
const KINDS = ['min', 'max', 'avg', 'nonfinite'];
const WINDOW = 256;
/** Windows that are really random; the others repeat them. */
const DISTINCT = 32;
const TABLES = ['decision_chunk', 'step_chunk', 'decision_event', 'decision_rollup', 'step_rollup'];
const AGGREGATES = ['nflag', 'flag_or', ...MEASURES.flatMap((c) => KINDS.map((kind) => `${c}_${kind}`))];
const ARRAYS = [...MEASURES, 'flags'];
const EVENT = ['flags', ...MEASURES];
/**
 * Makes the windows that all runs are put together from: one decision in 200 flagged, one value in 20,000 NaN. A load, not
 * a ledger: it has no frames and no proofs. Tables are unlogged, for speed; reading is the same.
 */
export async function makeWindows({ pool }, layers) {
    for (const table of TABLES)
        await pool.query(`alter table ${table} set unlogged`);
    const values = MEASURES.map((c) => `array_agg(case when random() < 5e-5 then 'NaN' else exp(2 * random_normal()) end::real) as ${c}`);
    await pool.query(`create unlogged table bench_values as
    select w, layer, ${values.join(', ')}, array_agg(case when random() < 0.005 then 1 << (random() * 5)::integer else 0 end) as flags
    from generate_series(0, ${DISTINCT - 1}) w, generate_series(0, ${layers - 1}) layer, generate_series(1, ${WINDOW}) i group by w, layer`);
    const aggregates = MEASURES.map((c) => `cross join lateral (select min(v) ${c}_min, max(v) ${c}_max, avg(v::double precision)::real ${c}_avg,
      ${WINDOW} - count(v) ${c}_nonfinite from unnest(${c}) v where v <> 'NaN') ${c}_of`);
    await pool.query(`create unlogged table bench_window as select w, layer, ${AGGREGATES.join(', ')}, ${MEASURES.join(', ')},
      case when nflag > 0 then flags end as flags
    from bench_values cross join lateral (
      select count(*) filter (where f <> 0) nflag, bit_or(f) flag_or from unnest(flags) f) flags_of ${aggregates.join(' ')}`);
    await pool.query(`create unlogged table bench_event as
    select w, layer, i - 1 as place, v.${EVENT.map((c) => (c === 'flags' ? 'f as flags' : c)).join(', v.')}
    from bench_window b cross join lateral unnest(b.${ARRAYS.join(', b.')}) with ordinality as v (${MEASURES.join(', ')}, f, i) where v.f <> 0`);
    await pool.query('drop table bench_values');
}
/**
 * Makes a run of whole windows, in the order in which it would have been recorded, rolled up. A run of more layers than
 * {@link makeWindows} made repeats theirs. Returns its uuid.
 */
export async function makeRun({ pool }, { layers, steps }) {
    const uuid = uuidv7();
    const windows = Math.floor(steps / WINDOW);
    const { rows } = await pool.query(`insert into run (uuid, name, origin, state, spec, attempt) values ($1, 'bench', 'cli', 'completed', '{}', 1) returning run_id`, [uuid]);
    const runId = rows[0]?.run_id ?? 0;
    await pool.query(`insert into run_layer (run_id, layer, name, kind, module, depth, parameter_count)
     select $1, l, 'layer' || l, 'dense', '', l, 1 from generate_series(0, $2::integer - 1) l`, [runId, layers]);
    // its rules have been evaluated: else an API beside would be at it
    await pool.query(`insert into rule_state (run_id, last_step, state) values ($1, $2, '{}')`, [runId, windows * WINDOW - 1]);
    await pool.query('insert into ingest_state (run_id, last_seq, last_step, attempt) values ($1, $2, $3, 1)', [runId, windows, windows * WINDOW - 1]);
    // in pieces: one statement would sort all of it
    for (let from = 0; from < windows; from += 256)
        await makeWindowsOf(pool, { runId, layers, from, to: Math.min(windows, from + 256) });
    const client = await pool.connect();
    await settleRun(client, runId);
    client.release();
    return uuid;
}
async function makeWindowsOf(pool, { runId, layers, from, to }) {
    const series = `generate_series($2::bigint, $3::bigint - 1) k`;
    const made = '(select max(layer) + 1 from bench_window)';
    const template = `${series} cross join generate_series(0, $4::integer - 1) l join`;
    const windowOf = `b.w = k % ${DISTINCT} and b.layer = l % ${made}`;
    const columns = [...AGGREGATES, ...ARRAYS].join(', ');
    await pool.query(`insert into decision_chunk (run_id, step0, layer, n, ${columns})
     select $1, k * ${WINDOW}, l, ${WINDOW}, ${columns} from ${template} bench_window b on ${windowOf} order by k, l`, [runId, from, to, layers]);
    await pool.query(`insert into decision_event (run_id, step, layer, ${EVENT.join(', ')})
     select $1, k * ${WINDOW} + place, l, ${EVENT.join(', ')} from ${template} bench_event b on ${windowOf} order by k, place, l`, [runId, from, to, layers]);
    await pool.query(`insert into step_chunk (run_id, step0, n, t0, duration_us, loss, learning_rate, batch_id)
     select $1, k * ${WINDOW}, ${WINDOW}, now(), array_fill(100, array[${WINDOW}]), grad_norm, scale, array_fill(1, array[${WINDOW}])
     from ${series} join bench_window b on b.w = k % ${DISTINCT} and layer = 0 order by k`, [runId, from, to]);
}
/** What the benches of reads ask: one long run, 20 of a usual length and 80 short ones beside it. Returns the long one's uuid. */
export async function makeHistory(store, { layers, steps }) {
    await makeWindows(store, layers);
    for (let i = 0; i < 20; i += 1)
        await makeRun(store, { layers: 10, steps: 20_480 });
    const uuid = await makeRun(store, { layers, steps });
    for (let i = 0; i < 80; i += 1)
        await makeRun(store, { layers: 2, steps: 256 });
    await settleTables(store);
    return uuid;
}
/** What a query planner and a warm cache need after a load. */
export async function settleTables({ pool }) {
    for (const table of [...TABLES, 'run', 'ingest_state'])
        await pool.query(`vacuum (analyze) ${table}`);
}
//# sourceMappingURL=query-data.js.map