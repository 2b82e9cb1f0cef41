/** What is not evidence: times of rows (frames tell their own), numbers that only order rows, and work marks. */
const NOT_EVIDENCE = {
    run: ['created_at', 'started_at', 'ended_at', 'heartbeat_at'],
    run_event: ['event_id', 'created_at'],
    run_evaluation: ['created_at'],
    run_checkpoint: ['created_at'],
    // any lower multiple of 256 is as good: what is settled twice is the same
    ingest_state: ['updated_at', 'settled_step'],
};
/** How many changes each table gets, against the others. */
const WEIGHTS = {
    ...{ ledger_frame: 4, decision_chunk: 8, step_chunk: 4, decision_event: 3, step_rollup: 2, ledger_segment: 3, ledger_key: 1 },
    ...{ ingest_state: 2, run: 2, run_layer: 2, run_evaluation: 1, run_checkpoint: 1, run_event: 1 },
};
/** Reads the tables of the ledger and their columns from the catalogue: none can be forgotten. */
export async function readTables(client) {
    const { rows } = await client.query(`select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
       exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey)) as "isKey"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relname = any($1) order by c.relname, a.attnum`, [Object.keys(WEIGHTS)]);
    return Object.entries(WEIGHTS).map(([name, weight]) => {
        const all = rows.filter(({ table }) => table === name);
        const columns = all.filter((column) => !(NOT_EVIDENCE[name] ?? []).includes(column.name));
        if (columns.length === 0)
            throw new Error(`there is no table ${name}`);
        return { name, weight, columns, ofRun: all.some((column) => column.name === 'run_id') };
    });
}
//# sourceMappingURL=tables.js.map