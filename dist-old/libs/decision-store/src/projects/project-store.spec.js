import { onTestServer, testStore } from '#libs/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRun } from '../runs/create-run.js';
import { transaction } from '../open/transaction.js';
import { keepProjectsApart } from './keep-projects-apart.js';
import { inProject, openProjectStore } from './project-store.js';
const UUIDS = { mine: '018f0000-0000-7000-8000-00000000000a', theirs: '018f0000-0000-7000-8000-00000000000b' };
let store;
let projects;
beforeAll(async () => {
    store = await testStore();
    for (const project of ['mine', 'theirs']) {
        await createRun(store, { uuid: UUIDS[project], project, name: project, spec: {}, state: 'queued', origin: 'api', event: { kind: 'x', detail: project } });
    }
    projects = await openProjectStore(store, { applicationName: 'spec', poolSize: 2 });
});
afterAll(async () => {
    await projects.close();
    await store.close();
});
const names = async () => (await projects.pool.query('select name from run order by name')).rows.map(({ name }) => name);
describe('a statement without any filter', () => {
    it('sees the rows of the project in hand, and no others', async () => {
        expect(await inProject('mine', names)).toEqual(['mine']);
        expect(await inProject('theirs', names)).toEqual(['theirs']);
        expect(await inProject('', names)).toEqual([]);
        expect(await inProject(null, names)).toEqual(['mine', 'theirs']);
    });
    it('sees them also where many projects share few connections, in transactions too', async () => {
        const seen = await Promise.all(Array.from({ length: 40 }, async (_, i) => {
            const project = i % 2 === 0 ? 'mine' : 'theirs';
            const inTransaction = () => transaction(projects, async (client) => (await client.query('select name from run')).rows.map(({ name }) => name));
            return [await inProject(project, i % 4 < 2 ? names : inTransaction), project];
        }));
        expect(seen.filter(([found, project]) => JSON.stringify(found) !== JSON.stringify([project]))).toEqual([]);
    });
    it('changes nothing of another project, and puts nothing there', async () => {
        const changed = await inProject('mine', () => projects.pool.query(`update run set name = 'stolen' where name = 'theirs'`));
        expect(changed.rowCount).toBe(0);
        expect((await inProject('mine', () => projects.pool.query(`delete from run_event`))).rowCount).toBe(1);
        expect((await store.pool.query('select from run_event')).rowCount).toBe(1);
        const put = inProject('mine', () => projects.pool.query(`insert into run (uuid, project, name, origin, state, spec) values (gen_random_uuid(), 'theirs', 'x', 'cli', 'queued', '{}')`));
        await expect(put).rejects.toThrow('row-level security');
        const move = inProject('mine', () => projects.pool.query(`update run set project = 'theirs'`));
        await expect(move).rejects.toThrow('row-level security');
    });
    it('is refused where nobody is known to ask', async () => {
        await expect(names()).rejects.toThrow('nobody is known');
    });
});
describe('the catalogue', () => {
    it('has row-level security on every table, and a rule for every table of runs', async () => {
        const { rows } = await store.pool.query(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (not c.relrowsecurity
        or (exists (select from pg_attribute where attrelid = c.oid and attname = 'run_id') and not exists (select from pg_policy where polrelid = c.oid)))`);
        expect(rows).toEqual([]);
        const views = await store.pool.query(`select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and not coalesce(reloptions, '{}') @> '{security_invoker=true}'`);
        expect(views.rowCount).toBe(0);
    });
    it('closes a table that is added later, when the database is opened the next time', async () => {
        await store.pool.query('create table later (run_id bigint); insert into later select run_id from run');
        const client = await store.pool.connect();
        expect(await keepProjectsApart(client)).toBeNull();
        client.release();
        const { rows } = await inProject('mine', () => projects.pool.query('select from later'));
        expect(rows.length).toBe(1);
        await store.pool.query('drop table later');
    });
    it('tells why projects are not kept apart where the owner of the tables may make no role, and opens all the same', async () => {
        await onTestServer('create role plain_owner login nosuperuser nocreaterole');
        const client = new pg.Client({ connectionString: store.connectionString });
        await client.connect();
        await client.query('set role plain_owner');
        expect(await keepProjectsApart(client)).toContain('may make no role');
        await client.end();
        await onTestServer('drop role plain_owner');
    });
});
//# sourceMappingURL=project-store.spec.js.map