import { MIGRATION_TABLE } from '../migrate/migrate-database.js';
/** Asks the database what it is, which migrations it has and how big it is. */
export async function databaseStatus(store) {
    const { rows } = await store.pool.query(`select current_setting('server_version') as version, pg_database_size(current_database()) as size,
       array(select name from ${MIGRATION_TABLE} order by id)::text[] as names`);
    const [row] = rows;
    return { server: `PostgreSQL ${row?.version ?? ''}`, migrations: row?.names ?? [], sizeBytes: row?.size ?? 0 };
}
//# sourceMappingURL=database-status.js.map