import { messageOf } from '#libs/contracts';
import type pg from 'pg';
import { DataSource } from 'typeorm';

import { migrations } from '#migrations';

import { joinServer, type JoinedServer } from '../embedded/join-server.js';
import { MIGRATION_TABLE, migrateDatabase } from '../migrate/migrate-database.js';
import { guardedPool, statementBound } from './guarded-pool.js';
import { numberTypes } from './number-types.js';
import type { Store } from './store.js';

const OLDEST_SERVER = 150_000;

/** Options of {@link openStore}. */
export interface OpenStoreOptions {
  /** Home folder (`$GRADLENS_HOME`), where the embedded server lives. Made when missing. */
  readonly home: string;
  /** Any PostgreSQL from 15 on, in place of the embedded server. */
  readonly databaseUrl?: string | undefined;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly log?: (line: string) => void;
  /** Connections of the plain pool, at most. Default 8. */
  readonly poolSize?: number;
  /** Milliseconds after which the server ends a statement of the plain pool (SQLSTATE 57014). No bound when absent. */
  readonly statementTimeoutMs?: number;
}

/**
 * Opens the database: starts or joins the embedded server unless a URL is given, and brings the schema up to date.
 *
 * @throws Error when the server cannot be reached or started, is older than PostgreSQL 15, or holds a migration that
 * this code does not know. Nothing is left running then.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { home, databaseUrl, log = () => undefined } = options;
  const joined = databaseUrl === undefined ? await joinServer(home, log) : null;
  const connectionString = joined?.connectionString ?? databaseUrl ?? '';
  const pool = guardedPool(
    { connectionString, application_name: options.applicationName, max: options.poolSize ?? 8, types: numberTypes, ...statementBound(options) },
    log,
  );
  const dataSource = makeDataSource(connectionString, options.applicationName);
  const close = closeOnce(pool, dataSource, joined);
  try {
    await checkServer(pool, connectionString);
    await dataSource.initialize();
    await migrateDatabase(dataSource, connectionString);
  } catch (error) {
    await close();
    throw error;
  }
  return { dataSource, pool, connectionString, embedded: joined !== null, close };
}

function makeDataSource(connectionString: string, applicationName: string): DataSource {
  return new DataSource({
    type: 'postgres',
    applicationName,
    migrations: [...migrations],
    migrationsTableName: MIGRATION_TABLE,
    // TypeORM reads a URL by itself and does not know sockets: pg reads this one
    extra: { connectionString, max: 4, types: numberTypes },
  });
}

async function checkServer(pool: pg.Pool, connectionString: string): Promise<void> {
  let version: number;
  try {
    const { rows } = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
    version = rows[0]?.version ?? 0;
  } catch (cause) {
    throw new Error(`the database ${withoutPassword(connectionString)} cannot be reached: ${messageOf(cause)}`, { cause });
  }
  if (version < OLDEST_SERVER) {
    throw new Error(`the database is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed`);
  }
}

/** A connection string as it may be shown. */
function withoutPassword(connectionString: string): string {
  return connectionString.replace(/\/\/([^:@/]*):[^@]*@/, '//$1@').replace(/([?&]password=)[^&]*/, '$1…');
}

function closeOnce(pool: pg.Pool, dataSource: DataSource, joined: JoinedServer | null): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    try {
      if (dataSource.isInitialized) await dataSource.destroy();
      await pool.end();
    } finally {
      await joined?.leave();
    }
  };
  return () => (closing ??= close());
}
