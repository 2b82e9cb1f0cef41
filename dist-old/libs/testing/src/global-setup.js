import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinServer, openStore } from '#libs/decision-store';
import pg from 'pg';
import { TEMPLATE_DATABASE, withDatabase } from './test-database.js';
/** Not `native/`: all other specs train on what every machine has. */
const NATIVE_OF_TESTS = 'node_modules/.cache/native';
/**
 * vitest's global set-up: one embedded server for the whole test run in a temporary home, with a migrated template
 * database that {@link testStore} clones. Durability is off: nothing of it outlives the run.
 */
export async function setup(project) {
    const home = mkdtempSync(join(tmpdir(), 'gradlens-test-'));
    chmodSync(home, 0o755); // as root the server runs as another user, who must get in
    const joined = await joinServer(home, () => undefined);
    const maintenance = withDatabase(joined.connectionString, 'postgres');
    await makeTemplate(maintenance);
    project.provide('testServer', maintenance);
    project.provide('native', [NATIVE_OF_TESTS, 'native'].find((folder) => existsSync(join(project.config.root, folder))) ?? NATIVE_OF_TESTS);
    return async () => {
        await joined.leave();
        rmSync(home, { recursive: true, force: true });
    };
}
async function makeTemplate(maintenance) {
    const client = new pg.Client({ connectionString: maintenance });
    await client.connect();
    await client.query('alter system set fsync = off');
    await client.query('alter system set synchronous_commit = off');
    await client.query('select pg_reload_conf()');
    await client.query(`create database ${TEMPLATE_DATABASE}`);
    await client.end();
    const databaseUrl = withDatabase(maintenance, TEMPLATE_DATABASE);
    const store = await openStore({ home: '', databaseUrl, applicationName: 'test template' });
    await store.close();
}
//# sourceMappingURL=global-setup.js.map