import { MIGRATION_TABLE } from '../migrate/migrate-database.js';
import type { StorePool } from './store.js';

/** How the database stands. */
export interface DatabaseStatus {
  /** "PostgreSQL 18.4". */
  readonly server: string;
  /** Names of the applied migrations, oldest first. */
  readonly migrations: readonly string[];
  /** Size of the database on disk. Unit: bytes. */
  readonly sizeBytes: number;
}

/** Asks the database what it is, which migrations it has and how big it is. */
export async function databaseStatus(store: StorePool): Promise<DatabaseStatus> {
  const { rows } = await store.pool.query<{ version: string; size: number; names: string[] }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
       array(select name from ${MIGRATION_TABLE} order by id)::text[] as names`,
  );
  const [row] = rows;
  return { server: `PostgreSQL ${row?.version ?? ''}`, migrations: row?.names ?? [], sizeBytes: row?.size ?? 0 };
}
