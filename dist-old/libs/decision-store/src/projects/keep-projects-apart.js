import { transactionOn } from '../open/transaction.js';
/** Role that connections bound to one project take on: it owns nothing, so that row-level security holds for it. */
export const PROJECT_ROLE = 'gradlens_project';
/** Setting that names the project of a connection; while it is not set, there are no rows. */
export const PROJECT_SETTING = 'gradlens.project';
const PROJECT = `project = current_setting('${PROJECT_SETTING}', true)`;
/** Tables of the whole service that every project reads: keys that sign, silences, the level of the schema. */
const SHARED = ['ledger_key', 'silence', 'schema_migration'];
/** Tables that name a project and are nothing to it: who may what. */
const HIDDEN = ['access_token'];
/** Tables that nobody has closed yet. The catalogue is asked and not a list: a table that a later migration adds is closed as well. */
const OPEN_TABLES = `select c.relname as name, array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity order by 1`;
/** Whether the role is missing, or a right of it. */
const ROLE_LACKS = `select case when not exists (select from pg_roles where rolname = '${PROJECT_ROLE}') then true else exists (
    select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and not has_table_privilege('${PROJECT_ROLE}', c.oid, 'update'))
  or not pg_has_role('${PROJECT_ROLE}', 'member') end as lacks`;
/**
 * Keeps the rows of projects apart for {@link PROJECT_ROLE}: row-level security on every table, open where a row is of the project
 * that the connection names, or of a run of it. The owner of the tables (recorders, executors, migrations) is not bound by it.
 *
 * It does what is missing, so it may be called again and again: after migrations, and in a restored database. Under Citus it does
 * nothing: distributed tables take no policy that looks into another table. Called by one process at a time (migration lock).
 *
 * @returns why projects are not kept apart here; null where they are.
 */
export async function keepProjectsApart(client) {
    const citus = await client.query(`select from pg_extension where extname = 'citus'`);
    if (citus.rowCount === 1)
        return 'the database is distributed by Citus';
    try {
        await transactionOn(client, closeTables);
        const { rows } = await client.query(ROLE_LACKS);
        if (rows[0]?.lacks === true)
            await transactionOn(client, equipRole);
        return null;
    }
    catch (error) {
        const { code, message } = error;
        if (code === INSUFFICIENT_PRIVILEGE)
            return `the owner of the tables may make no role (${message})`;
        throw error;
    }
}
const INSUFFICIENT_PRIVILEGE = '42501';
async function closeTables(client) {
    const { rows } = await client.query(OPEN_TABLES);
    for (const table of rows) {
        await client.query(`alter table ${table.name} enable row level security`);
        const rule = ruleOf(table);
        if (rule !== null)
            await client.query(`create policy own_project on ${table.name} ${rule}`);
    }
    if (rows.length > 0)
        await client.query('alter view decision set (security_invoker = true)');
}
/** Which rows of a table a project has; null for none. A row that hangs on a run is seen where its run is: `run` has a rule of its own. */
function ruleOf({ name, columns }) {
    if (SHARED.includes(name))
        return 'for select using (true)';
    if (HIDDEN.includes(name))
        return null;
    if (name === 'project')
        return `using (name = current_setting('${PROJECT_SETTING}', true))`;
    if (columns.includes('project'))
        return `using (${PROJECT})`;
    return columns.includes('run_id') ? `using (exists (select from run where run.run_id = ${name}.run_id))` : null;
}
async function equipRole(client) {
    await client.query(`do $$ begin create role ${PROJECT_ROLE} nologin; exception when duplicate_object or unique_violation then null; end $$`);
    await client.query(`grant ${PROJECT_ROLE} to current_user`);
    await client.query(`grant select, insert, update, delete on all tables in schema public to ${PROJECT_ROLE}`);
    await client.query(`grant execute on function queue_job(text, json, text, text) to ${PROJECT_ROLE}`);
}
//# sourceMappingURL=keep-projects-apart.js.map