import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { migrationNames } from '#migrations';
import { keepProjectsApart } from '../projects/keep-projects-apart.js';
/** Where the database records which migrations it has. */
export const MIGRATION_TABLE = 'schema_migration';
/** Advisory lock of all schema changes: "gradlens" read as a number. */
const MIGRATION_LOCK = '7454127125085023859';
/**
 * Brings the schema (ours and the queue's) up to date and keeps projects apart, where that can be; one process at a time.
 *
 * @throws Error when the database has a migration that this code does not know: a newer gradlens made it.
 */
export async function migrateDatabase(dataSource, connectionString) {
    // the lock belongs to a session of its own: the migrations run on others
    const client = new pg.Client({ connectionString, application_name: 'gradlens migrations' });
    client.on('error', () => undefined); // the query in flight rejects
    await client.connect();
    try {
        await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
        await refuseNewerDatabase(client);
        await dataSource.runMigrations({ transaction: 'each' });
        await runMigrations({ connectionString });
        await keepProjectsApart(client);
    }
    finally {
        await client.end(); // releases the lock
    }
}
async function refuseNewerDatabase(client) {
    const { rows } = await client.query('select to_regclass($1) is not null as there', [MIGRATION_TABLE]);
    if (rows[0]?.there !== true)
        return;
    const applied = await client.query(`select name from ${MIGRATION_TABLE} order by id`);
    const unknown = applied.rows.map((row) => row.name).filter((name) => !migrationNames.includes(name));
    if (unknown.length === 0)
        return;
    throw new Error(`the database has the migration ${unknown.join(', ')}, the newest this gradlens knows is ` +
        `${migrationNames.at(-1) ?? 'none'}: it was made by a newer version; update gradlens or use another database`);
}
//# sourceMappingURL=migrate-database.js.map