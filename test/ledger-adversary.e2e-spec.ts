import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseAnchor, type Trust } from '#libs/audit';
import { readPublicKeys, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { foundBy, isFine, proveInTransaction } from './ledger-adversary/prove-in-transaction.js';
import { recordRun } from './ledger-adversary/record-run.js';
import { torture } from './ledger-adversary/torture.js';

let store: Store;
let home: string;
let run: string;
let other: string;
let trust: Trust;

beforeAll(async () => {
  store = await testStore();
  home = mkdtempSync(join(tmpdir(), 'gradlens-adversary-'));
  run = await recordRun({ store, home, layers: 3, seed: 1 });
  other = await recordRun({ store, home, layers: 3, seed: 2 });
  const { lines } = parseAnchor(readFileSync(join(home, 'anchor.jsonl'), 'utf8'));
  trust = { publicKeys: readPublicKeys(join(home, 'keys')), anchors: lines.filter((line) => line.run === run) };
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

describe('an adversary with all rights on the database', () => {
  it('leaves an unaltered ledger unaltered', async () => {
    const proof = await proveInTransaction(await store.pool.connect().then((client) => (client.release(), client)), run, trust);
    expect(proof?.differences).toEqual([]);
    expect(proof?.verdict).toMatchObject({ altered: [], missing: [], ended: 'completed', anchored: 'yes', keysTrusted: true });
    expect(proof?.verdict?.gaps).toMatchObject([{ fromStep: 300, toStep: 309, signed: true, filled: false }]);
    expect(isFine(proof)).toBe(true);
  });

  it('is found whatever one thing is changed by chance', async () => {
    const { missed, made } = await torture({ store, run, other, trust, changes: 150, seed: 7 });
    expect(missed).toEqual([]);
    expect(Object.values(made).reduce((sum, count) => sum + count, 0)).toBe(150);
    expect(foundBy(null)).toBe('the run is not there');
  });
});
