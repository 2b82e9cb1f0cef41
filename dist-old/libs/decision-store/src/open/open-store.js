import { messageOf } from '#libs/contracts';
import { DataSource } from 'typeorm';
import { migrations } from '#migrations';
import { joinServer } from '../embedded/join-server.js';
import { MIGRATION_TABLE, migrateDatabase } from '../migrate/migrate-database.js';
import { guardedPool, statementBound } from './guarded-pool.js';
import { numberTypes } from './number-types.js';
const OLDEST_SERVER = 150_000;
/**
 * Opens the database: starts or joins the embedded server unless a URL is given, and brings the schema up to date.
 *
 * @throws Error when the server cannot be reached or started, is older than PostgreSQL 15, or holds a migration that
 * this code does not know. Nothing is left running then.
 */
export async function openStore(options) {
    const { home, databaseUrl, log = () => undefined } = options;
    const joined = databaseUrl === undefined ? await joinServer(home, log) : null;
    const connectionString = joined?.connectionString ?? databaseUrl ?? '';
    const pool = guardedPool({ connectionString, application_name: options.applicationName, max: options.poolSize ?? 8, types: numberTypes, ...statementBound(options) }, log);
    const dataSource = makeDataSource(connectionString, options.applicationName);
    const close = closeOnce(pool, dataSource, joined);
    try {
        await checkServer(pool, connectionString);
        await dataSource.initialize();
        await migrateDatabase(dataSource, connectionString);
    }
    catch (error) {
        await close();
        throw error;
    }
    return { dataSource, pool, connectionString, embedded: joined !== null, close };
}
function makeDataSource(connectionString, applicationName) {
    return new DataSource({
        type: 'postgres',
        applicationName,
        migrations: [...migrations],
        migrationsTableName: MIGRATION_TABLE,
        // TypeORM reads a URL by itself and does not know sockets: pg reads this one
        extra: { connectionString, max: 4, types: numberTypes },
    });
}
async function checkServer(pool, connectionString) {
    let version;
    try {
        const { rows } = await pool.query(`select current_setting('server_version_num')::int as version`);
        version = rows[0]?.version ?? 0;
    }
    catch (cause) {
        throw new Error(`the database ${withoutPassword(connectionString)} cannot be reached: ${messageOf(cause)}`, { cause });
    }
    if (version < OLDEST_SERVER) {
        throw new Error(`the database is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed`);
    }
}
/** A connection string as it may be shown. */
function withoutPassword(connectionString) {
    return connectionString.replace(/\/\/([^:@/]*):[^@]*@/, '//$1@').replace(/([?&]password=)[^&]*/, '$1…');
}
function closeOnce(pool, dataSource, joined) {
    let closing = null;
    const close = async () => {
        try {
            if (dataSource.isInitialized)
                await dataSource.destroy();
            await pool.end();
        }
        finally {
            await joined?.leave();
        }
    };
    return () => (closing ??= close());
}
//# sourceMappingURL=open-store.js.map