import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Store } from '../open/store.js';
import { printSchema } from './print-schema.js';

const SNAPSHOT = fileURLToPath(new URL('../../../../migrations/schema.sql', import.meta.url));

/** Tables that belong to no run: they stay local, or are copied to every node, when runs are distributed. */
const NOT_OF_A_RUN = ['access_token', 'ledger_key', 'project', 'rule_version', 'schema_migration'];

describe('the migrated schema', () => {
  let store: Store;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  it('is the committed migrations/schema.sql (UPDATE_SNAPSHOTS=1 rewrites it)', async () => {
    const printed = await printSchema(store.pool);
    if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(SNAPSHOT, printed);
    expect(printed).toBe(readFileSync(SNAPSHOT, 'utf8'));
  });

  it('has run_id first in every key of every table of a run', async () => {
    const { rows } = await store.pool.query<{ table: string; key: string; first: string }>(
      `select c.relname as table, i.indexrelid::regclass::text as key, a.attname as first
       from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (i.indisunique or i.indisprimary)`,
    );
    const ofRuns = rows.filter((row) => !NOT_OF_A_RUN.includes(row.table));
    expect(ofRuns.length).toBeGreaterThan(13);
    expect(ofRuns.filter((row) => row.first !== 'run_id')).toEqual([]);
  });

  it('has no triggers of its own and no foreign key but to run, with cascade', async () => {
    const triggers = await store.pool.query(
      `select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where not tgisinternal and c.relnamespace = 'public'::regnamespace`,
    );
    expect(triggers.rows).toEqual([]);
    const keys = await store.pool.query<{ target: string; rule: string }>(
      `select distinct confrelid::regclass::text as target, confdeltype as rule from pg_constraint where contype = 'f'
       and connamespace = 'public'::regnamespace`,
    );
    expect(keys.rows).toEqual([{ target: 'run', rule: 'c' }]);
  });

  it('shows plain decisions through the view, with flags 0 where a chunk has none', async () => {
    await store.pool.query(
      `insert into run (uuid, name, origin, state, spec) values (gen_random_uuid(), 'x', 'cli', 'running', '{}')`,
    );
    const zeros = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'];
    await store.pool.query(
      `insert into decision_chunk (run_id, step0, layer, n, nflag, flag_or, ${zeros.join(', ')}, ${zeros.map((c) => `${c}_nonfinite`).join(', ')})
       select run_id, 256, 1, 2, 0, 0, ${zeros.map(() => `'{1.5,NaN}'::real[]`).join(', ')}, ${zeros.map(() => '1').join(', ')} from run`,
    );
    const { rows } = await store.pool.query('select layer, step, scale, flags from decision order by step');
    expect(rows).toEqual([
      { layer: 1, step: 256, scale: 1.5, flags: 0 },
      { layer: 1, step: 257, scale: NaN, flags: 0 },
    ]);
  });

  it('goes with its run: deleting a run leaves nothing behind', async () => {
    await store.pool.query('delete from run');
    const { rows } = await store.pool.query<{ n: number }>('select count(*) as n from decision_chunk');
    expect(rows[0]?.n).toBe(0);
  });
});
