import { makeRun, makeWindows, settleTables } from '../query-data.js';
/** Layers of which the values are drawn; the others repeat them. */
const DRAWN_LAYERS = 50;
/** The run of this size: one that is there, else one made now. `madeSeconds` is null where it was there. */
export async function bigRun(store, { layers, steps }) {
    const { rows } = await store.pool.query(`select uuid from run join ingest_state using (run_id) where last_step >= $1 and (select count(*) from run_layer l where l.run_id = run.run_id) = $2 limit 1`, [steps - 1, layers]);
    if (rows[0] !== undefined)
        return { uuid: rows[0].uuid, madeSeconds: null };
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
        await store.pool.query(`alter system set ${setting} = off`);
    await store.pool.query('select pg_reload_conf()');
    const begun = performance.now();
    await store.pool.query('drop table if exists bench_window, bench_event');
    await makeWindows(store, Math.min(layers, DRAWN_LAYERS));
    // whole windows of 256 steps
    const uuid = await makeRun(store, { layers, steps: Math.ceil(steps / 256) * 256 });
    await settleTables(store);
    return { uuid, madeSeconds: (performance.now() - begun) / 1000 };
}
/** What the decisions of the database take. Unit: GiB. */
export async function storedGib(store) {
    const { rows } = await store.pool.query(`select sum(pg_total_relation_size(t::regclass)) as bytes from unnest(array['decision_chunk', 'decision_event', 'decision_rollup']) t`);
    return Number(rows[0]?.bytes ?? 0) / 2 ** 30;
}
//# sourceMappingURL=big-run.js.map