import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { RunSummary } from '#libs/contracts';
import { countDecisions, openStore, printSchema } from '#libs/decision-store';
import { type TestStore, testStore } from '#libs/testing';
import { migrationNames } from '#migrations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { freshHome, gradlens, gradlensJson } from './spec-support/program.js';

/** Without sensitive predictions: undoing 0028 would take the names of classes, which their ledger tells. */
const SPEC = `name: kept
data: {kind: generated-credit, rows: 1000}
model: {kind: mlp, hidden: [8]}
batchSize: 32
budget: {steps: 120}
checkpointEvery: 60
`;

interface Status {
  readonly migrations: readonly string[];
}

/** As docs/operating.md has it: tar while nothing runs, unpacked elsewhere; and a database of an earlier level. */
describe('a home folder', { timeout: 300_000 }, () => {
  let first: string;
  let second: string;
  let fresh: TestStore;
  let run: string;

  beforeAll(async () => {
    [first, second, fresh] = [await freshHome(), await freshHome(), await testStore()];
    const spec = path.join(first, 'kept.yaml');
    writeFileSync(spec, SPEC);
    const trained = await gradlens(['run', spec, '--json'], first);
    run = (JSON.parse(trained.stdout.trim().split('\n').at(-1) ?? '{}') as RunSummary).run;
  });
  afterAll(async () => {
    await fresh.close();
    for (const folder of [first, second]) rmSync(folder, { recursive: true, force: true });
  });

  const verified = (): Promise<unknown> => gradlensJson(['verify', run], second);

  it('is restored elsewhere from a tar: the run is whole, proven by its own keys and anchor, and goes on', async () => {
    const tar = path.join(second, 'backup.tar');
    execFileSync('tar', ['-C', first, '-cpf', tar, '.']);
    rmSync(first, { recursive: true });
    execFileSync('tar', ['-C', second, '-xpf', tar]);
    expect(await verified()).toMatchObject({ run, ok: true, complete: true, altered: [], gaps: [], anchored: 'yes', keysTrusted: true });
    expect(await gradlensJson(['replay', run], second)).toMatchObject({ run });
  });

  it('with a database of an earlier level, filled, comes up at the level of this version, with all that the earlier one held', async () => {
    const expected = await printSchema(fresh.pool);
    // one, and three back: further back, undoing would take what is in the ledger with it
    for (const undone of [1, 3]) {
      const store = await openStore({ home: second, applicationName: 'undo' });
      for (let i = 0; i < undone; i++) await store.dataSource.undoLastMigration();
      const { rows } = await store.pool.query<{ n: number }>('select count(*)::int as n from schema_migration');
      expect(rows[0]?.n).toBe(migrationNames.length - undone);
      await store.close();
      expect((await gradlensJson<Status>(['db', 'migrate'], second)).migrations).toEqual(migrationNames);
      const migrated = await openStore({ home: second, applicationName: 'look' });
      expect(await printSchema(migrated.pool)).toBe(expected);
      expect(await countDecisions(migrated, run)).toBe(240);
      await migrated.close();
    }
    expect(await verified()).toMatchObject({ ok: true, complete: true, altered: [] });
  });
});
