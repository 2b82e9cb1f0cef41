/** Asks what the database holds. It counts the rows of all chunks: about a second for a billion decisions. */
export async function databaseContents({ pool }) {
    const tables = await pool.query(`select relname as table, pg_total_relation_size(oid) as bytes, reltuples::bigint as rows from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 2 desc, 1`);
    const { rows } = await pool.query(`select (select coalesce(sum(n), 0)::bigint from decision_chunk) as decisions,
       (select json_object_agg(state, n) from (select state, count(*) as n from run group by state order by state) s) as "runsByState",
       (select count(distinct run_id) from legal_hold where lifted_at is null) as "heldRuns",
       (select count(*) from ingest_state where removed_step > 0) as "removedRuns",
       (select json_build_object('run', uuid, 'name', name, 'createdAt', created_at) from run order by created_at limit 1) as "oldestRun",
       (select coalesce(sum((last_step + 1) / 256 - settled_step / 256), 0)::bigint from ingest_state where removed_step = 0) as "unsettledWindows"`);
    const [found] = rows;
    if (found === undefined)
        throw new Error('the database did not answer');
    const chunkBytes = tables.rows.filter(({ table }) => table === 'decision_chunk' || table === 'step_chunk').reduce((sum, { bytes }) => sum + bytes, 0);
    const { oldestRun } = found;
    return {
        ...found,
        tables: tables.rows,
        bytesPerDecision: found.decisions === 0 ? null : chunkBytes / found.decisions,
        runsByState: found.runsByState ?? {},
        oldestRun: oldestRun === null ? null : { ...oldestRun, createdAt: new Date(oldestRun.createdAt) },
    };
}
//# sourceMappingURL=database-contents.js.map