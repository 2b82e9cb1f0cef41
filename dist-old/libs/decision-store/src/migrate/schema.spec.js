import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_TABLES, printDistribution, REFERENCE_TABLES } from './print-distribution.js';
import { printSchema } from './print-schema.js';
const SNAPSHOT = fileURLToPath(new URL('../../../../migrations/schema.sql', import.meta.url));
const DISTRIBUTION = fileURLToPath(new URL('../../../../deploy/citus/distribute.sql', import.meta.url));
/** Tables that belong to no run: they stay local, or are copied to every node, when runs are distributed. */
const NOT_OF_A_RUN = [...LOCAL_TABLES, ...REFERENCE_TABLES];
describe('the migrated schema', () => {
    let store;
    beforeAll(async () => {
        store = await testStore();
    });
    afterAll(() => store.close());
    it('is the committed migrations/schema.sql (UPDATE_SNAPSHOTS=1 rewrites it)', async () => {
        const printed = await printSchema(store.pool);
        if (process.env['UPDATE_SNAPSHOTS'] === '1')
            writeFileSync(SNAPSHOT, printed);
        expect(printed).toBe(readFileSync(SNAPSHOT, 'utf8'));
    });
    it('distributes by the committed deploy/citus/distribute.sql, which names every table', async () => {
        const printed = await printDistribution(store.pool);
        if (process.env['UPDATE_SNAPSHOTS'] === '1')
            writeFileSync(DISTRIBUTION, printed);
        expect(printed).toBe(readFileSync(DISTRIBUTION, 'utf8'));
        const { rows } = await store.pool.query(`select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`);
        for (const { table } of rows)
            expect(printed).toMatch(new RegExp(`^(select create_(distributed|reference)_table\\('${table}'|-- local: .*\\b${table}\\b)`, 'm'));
    });
    it('takes row-level security off before it distributes, for Citus takes no policy that looks into another table', async () => {
        const other = await testStore();
        const block = /^do \$\$.*?^end \$\$;/ms.exec(await printDistribution(other.pool))?.[0] ?? '';
        await other.pool.query(block);
        expect((await other.pool.query(`select from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`)).rowCount).toBe(0);
        await other.close();
    });
    it('numbers rows by identity in run and run_event alone, and by no other sequence', async () => {
        const { rows } = await store.pool.query(`select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
       and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) ilike '%nextval%') order by 1`);
        expect(rows.map(({ name }) => name)).toEqual(['run.run_id', 'run_event.event_id']);
    });
    it('has run_id as bigint in every table of a run, and no table that is partitioned or inherits', async () => {
        const { rows } = await store.pool.query(`select c.relname as table, c.relkind as kind, format_type(a.atttypid, null) as type from pg_class c
       left join pg_attribute a on a.attrelid = c.oid and a.attname = 'run_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
        expect(rows.filter(({ table, type }) => (type === 'bigint') === NOT_OF_A_RUN.includes(table))).toEqual([]);
        expect(rows.filter(({ kind }) => kind !== 'r')).toEqual([]);
    });
    it('has run_id first in every key of every table of a run', async () => {
        const { rows } = await store.pool.query(`select c.relname as table, i.indexrelid::regclass::text as key, a.attname as first
       from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (i.indisunique or i.indisprimary)`);
        const ofRuns = rows.filter((row) => !NOT_OF_A_RUN.includes(row.table));
        expect(ofRuns.length).toBeGreaterThan(13);
        expect(ofRuns.filter((row) => row.first !== 'run_id')).toEqual([]);
    });
    it('has no triggers of its own and no foreign key but to run, with cascade', async () => {
        const triggers = await store.pool.query(`select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where not tgisinternal and c.relnamespace = 'public'::regnamespace`);
        expect(triggers.rows).toEqual([]);
        const keys = await store.pool.query(`select distinct confrelid::regclass::text as target, confdeltype as rule from pg_constraint where contype = 'f'
       and connamespace = 'public'::regnamespace`);
        expect(keys.rows).toEqual([{ target: 'run', rule: 'c' }]);
    });
    it('shows plain decisions through the view, with flags 0 where a chunk has none', async () => {
        await store.pool.query(`insert into run (uuid, name, origin, state, spec) values (gen_random_uuid(), 'x', 'cli', 'running', '{}')`);
        const zeros = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'];
        await store.pool.query(`insert into decision_chunk (run_id, step0, layer, n, nflag, flag_or, ${zeros.join(', ')}, ${zeros.map((c) => `${c}_nonfinite`).join(', ')})
       select run_id, 256, 1, 2, 0, 0, ${zeros.map(() => `'{1.5,NaN}'::real[]`).join(', ')}, ${zeros.map(() => '1').join(', ')} from run`);
        const { rows } = await store.pool.query('select layer, step, scale, flags from decision order by step');
        expect(rows).toEqual([
            { layer: 1, step: 256, scale: 1.5, flags: 0 },
            { layer: 1, step: 257, scale: NaN, flags: 0 },
        ]);
    });
    it('goes with its run: deleting a run leaves nothing behind', async () => {
        await store.pool.query('delete from run');
        const { rows } = await store.pool.query('select count(*) as n from decision_chunk');
        expect(rows[0]?.n).toBe(0);
    });
});
//# sourceMappingURL=schema.spec.js.map