import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#libs/decision-store';
import pg from 'pg';
import { inject } from 'vitest';
import { TEMPLATE_DATABASE, withDatabase } from './test-database.js';
/**
 * A store on a fresh database of the run's test server, cloned from the migrated template; `close()` drops it.
 *
 * Needs `libs/testing/src/global-setup.ts` as vitest's globalSetup.
 */
export async function testStore(options = {}) {
    const database = `test_${randomBytes(6).toString('hex')}`;
    const source = options.empty === true ? 'template0' : TEMPLATE_DATABASE;
    await onTestServer(`create database ${database} template ${source}`);
    const databaseUrl = withDatabase(inject('testServer'), database);
    const store = await openStore({ home: '', databaseUrl, applicationName: 'test' });
    const home = mkdtempSync(join(tmpdir(), 'gradlens-store-'));
    return {
        ...store,
        home,
        close: async () => {
            await store.close();
            rmSync(home, { recursive: true, force: true });
            await onTestServer(`drop database if exists ${database} with (force)`);
        },
    };
}
/** Runs one statement in the maintenance database of the test server. */
export async function onTestServer(statement) {
    const client = new pg.Client({ connectionString: inject('testServer') });
    await client.connect();
    try {
        await client.query(statement);
    }
    finally {
        await client.end();
    }
}
//# sourceMappingURL=test-store.js.map