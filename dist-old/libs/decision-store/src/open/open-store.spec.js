import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationNames } from '#migrations';
import { MIGRATION_TABLE } from '../migrate/migrate-database.js';
import { openStore } from './open-store.js';
describe('openStore', () => {
    let store;
    beforeAll(async () => {
        store = await testStore();
    });
    afterAll(() => store.close());
    it('applies every migration, in order', async () => {
        const { rows } = await store.pool.query(`select name from ${MIGRATION_TABLE} order by id`);
        expect(rows.map((row) => row.name)).toEqual(migrationNames);
    });
    it('gives bigint as a number', async () => {
        const { rows } = await store.pool.query('select 9007199254740991::bigint as n');
        expect(rows[0]?.n).toBe(9_007_199_254_740_991);
    });
    it('ends a statement of the plain pool at its time-out, where one is set', async () => {
        const bounded = await openStore({ home: '', databaseUrl: store.connectionString, applicationName: 'bounded', statementTimeoutMs: 50 });
        await expect(bounded.pool.query('select pg_sleep(30)')).rejects.toMatchObject({ code: '57014' });
        await expect(bounded.pool.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
        await bounded.close();
    });
    it('migrates an empty database once when several processes open it at the same time', async () => {
        const empty = await testStore({ empty: true });
        const others = await Promise.all([1, 2].map(() => openStore({ home: '', databaseUrl: empty.connectionString, applicationName: 'other' })));
        const { rows } = await empty.pool.query(`select count(*) as n from ${MIGRATION_TABLE}`);
        expect(rows[0]?.n).toBe(migrationNames.length);
        await Promise.all(others.map((other) => other.close()));
        await empty.close();
    });
    it('refuses a database that a newer version has migrated, and names both migrations', async () => {
        const newer = await testStore();
        await newer.pool.query(`insert into ${MIGRATION_TABLE} (timestamp, name) values (99, 'Future0000000000099')`);
        const opening = openStore({ home: '', databaseUrl: newer.connectionString, applicationName: 'older' });
        await expect(opening).rejects.toThrow(`the database has the migration Future0000000000099, the newest this gradlens knows is ${migrationNames.at(-1) ?? ''}`);
        await newer.close();
    });
    it('names the server but not the password when it cannot be reached', async () => {
        const databaseUrl = 'postgres://someone:secret@127.0.0.1:1/nowhere';
        const message = await openStore({ home: '', databaseUrl, applicationName: 'x' }).then(() => 'it opened', messageOf);
        expect(message).toContain('postgres://someone@127.0.0.1:1/nowhere cannot be reached');
        expect(message).not.toContain('secret');
    });
    it('closes as often as it is asked to', async () => {
        const other = await testStore();
        await other.close();
        await expect(other.close()).resolves.toBeUndefined();
    });
    it('starts the embedded server of a home folder, and its connections come back after the server was killed', async () => {
        const home = mkdtempSync(join(tmpdir(), 'gradlens-open-'));
        chmodSync(home, 0o755);
        const lines = [];
        const own = await openStore({ home, applicationName: 'own', log: (line) => lines.push(line) });
        expect(own.embedded).toBe(true);
        await own.pool.query(`insert into project (name) values ('kept')`);
        process.kill(Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
        const kept = () => own.dataSource.query(`select name from project where name = 'kept'`).catch(messageOf);
        await expect.poll(kept, { timeout: 15_000 }).toEqual([{ name: 'kept' }]);
        // the processes of a killed server answer for a moment longer
        await expect.poll(() => own.pool.query(`select 1`).then(({ rowCount }) => rowCount, messageOf), { timeout: 15_000 }).toBe(1);
        await expect.poll(() => lines.join(), { timeout: 15_000 }).toContain('bringing it back');
        await own.close();
        rmSync(home, { recursive: true, force: true });
    });
});
//# sourceMappingURL=open-store.spec.js.map