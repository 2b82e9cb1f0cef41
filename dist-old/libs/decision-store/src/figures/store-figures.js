/** Reads {@link StoreFigures}: a row per run and firing alert, no decision. */
export async function readStoreFigures({ pool }) {
    const runs = await pool.query('select state, count(*) as n from run group by state');
    const firing = await pool.query(`select severity, count(*) as n from alert where state = 'firing' group by severity`);
    const ledger = await pool.query(`select coalesce(sum(i.last_seq), 0)::bigint as frames,
       coalesce(max(extract(epoch from now() - i.updated_at)) filter (where r.state = 'running'), 0)::double precision as age
     from ingest_state i join run r on r.run_id = i.run_id`);
    return {
        runs: new Map(runs.rows.map(({ state, n }) => [state, n])),
        firing: new Map(firing.rows.map(({ severity, n }) => [severity, n])),
        frames: ledger.rows[0]?.frames ?? 0,
        commitAgeSeconds: ledger.rows[0]?.age ?? 0,
    };
}
//# sourceMappingURL=store-figures.js.map