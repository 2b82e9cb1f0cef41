/** Tables that are copied to every node: small, and read beside those of runs. */
export const REFERENCE_TABLES = ['ledger_key', 'project', 'rule_version'];
/** Tables that stay on the coordinator. */
export const LOCAL_TABLES = [
    'access_token', 'audit_entry', 'audit_log', 'comparison', 'delivery_attempt', 'notification', 'notification_group', 'rule_activation', 'rule_backtest', 'schema_migration', 'silence', 'silence_copy',
];
/** Citus distributes no table whose row-level security looks into another. */
const OPEN_TABLES = `do $$ declare t record; begin
  for t in select polname, polrelid::regclass as name from pg_policy loop execute format('drop policy %I on %s', t.polname, t.name); end loop;
  for t in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity loop execute format('alter table %s disable row level security', t.name); end loop;
end $$;`;
/**
 * Prints from the catalogue how the schema is distributed by run under Citus: every table of a run by `run_id`, beside the
 * run itself. The queue has a schema of its own and stays on the coordinator.
 *
 * @throws Error for a table that belongs to no run and is not known: whoever adds it decides where it lies.
 */
export async function printDistribution(client) {
    const { rows } = await client.query(`select c.relname as table, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'run_id') as "ofRun"
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     order by c.relname <> 'run', c.relname collate "C"`);
    const unknown = rows.filter(({ table, ofRun }) => !ofRun && !REFERENCE_TABLES.includes(table) && !LOCAL_TABLES.includes(table));
    if (unknown.length > 0)
        throw new Error(`where do these tables lie when runs are distributed: ${unknown.map(({ table }) => table).join(', ')}`);
    const ofRuns = rows.filter(({ ofRun }) => ofRun).map(({ table }) => table);
    return [
        '-- Printed from the catalogue by printDistribution; do not edit. For an empty or filled database at the level of this version.',
        `-- projects are kept apart by the API alone here (docs/security.md)`,
        OPEN_TABLES,
        ...REFERENCE_TABLES.map((table) => `select create_reference_table('${table}');`),
        ...ofRuns.map((table) => `select create_distributed_table('${table}', 'run_id'${table === 'run' ? '' : `, colocate_with => 'run'`});`),
        `-- local: ${LOCAL_TABLES.join(', ')}, and the queue's schema graphile_worker`,
        '',
    ].join('\n');
}
//# sourceMappingURL=print-distribution.js.map