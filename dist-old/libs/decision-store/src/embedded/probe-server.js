import { realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '#libs/contracts';
import pg from 'pg';
import { SERVER_DATABASE, SERVER_USER } from './home-paths.js';
import { isPidAlive } from './process-mark.js';
import { connectionStringOf } from './server-file.js';
/** Asks the server at `address` whether it serves our data folder: a copied home folder must not join the original's. */
export async function probeServer(address, expected) {
    const login = { user: SERVER_USER, password: expected.password, database: 'postgres' };
    const client = new pg.Client({ connectionString: connectionStringOf(address, login), connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined); // told by the query below
    try {
        await client.connect();
        const { rows } = await client.query(`select current_setting('data_directory') as folder`);
        const folder = rows[0]?.folder ?? '';
        if (realpathSync(folder) !== expected.dataFolder)
            return { kind: 'foreign', problem: `it serves ${folder}` };
        await createDatabase(client);
        return { kind: 'ready' };
    }
    catch (error) {
        const wrongPassword = error.code === '28P01';
        return { kind: wrongPassword ? 'foreign' : 'silent', problem: messageOf(error) };
    }
    finally {
        await client.end().catch(() => undefined); // a connection that failed has nothing to end
    }
}
/** Waits until the server answers; gives up at once when its process is gone. */
export async function waitForServer(address, expected, patienceMs) {
    const deadline = performance.now() + patienceMs;
    for (;;) {
        const lives = isPidAlive(address.pid);
        const result = await probeServer(address, expected);
        if (result.kind !== 'silent' || !lives || performance.now() > deadline)
            return result;
        await delay(20);
    }
}
async function createDatabase(client) {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [SERVER_DATABASE]);
    if (rowCount === 0)
        await client.query(`create database ${SERVER_DATABASE}`);
}
//# sourceMappingURL=probe-server.js.map