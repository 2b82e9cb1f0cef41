import { randomUUID } from 'node:crypto';

import { generateSigner, leafHashes, verifyHead } from '#libs/audit';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Store } from '../open/store.js';
import { FULL_STORY, madeFrames } from '../testing/made-frames.js';
import { storeLedger } from '../testing/stored-ledger.js';
import type { StoredLedger } from '../testing/stored-ledger.js';
import { checkDerived } from './check-derived.js';
import { storedFrames, storedHeads } from './ledger-source.js';

const LAYERS = 3;
const signer = generateSigner();
let store: Store;

async function story(compactTo: number): Promise<{ ledger: StoredLedger; payloads: Buffer[] }> {
  const run = { uuid: randomUUID(), layers: LAYERS, story: FULL_STORY };
  const payloads = madeFrames(run);
  return { ledger: await storeLedger(store, run, payloads, { signer, compactTo }), payloads };
}

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

describe.each([0, 256, 512])('a stored ledger that is compacted up to step %i', (compactTo) => {
  it('gives back the bytes of every frame', async () => {
    const { ledger, payloads } = await story(compactTo);
    let seq = 0;
    for await (const frame of storedFrames(store.pool, ledger.runId)) {
      seq += 1;
      expect(frame.problem).toBeNull();
      expect(frame.payload?.equals(payloads[seq - 1] ?? Buffer.alloc(0))).toBe(true);
      expect(leafHashes(ledger.uuid, seq, frame.payload ?? Buffer.alloc(0)).equals(frame.leafHashes)).toBe(true);
    }
    expect(seq).toBe(payloads.length);
    const heads = await storedHeads(store.pool, ledger);
    expect(heads.every((head) => verifyHead(head, signer.publicKey))).toBe(true);
  });

  it('is what its frames give', async () => {
    const { ledger } = await story(compactTo);
    expect(await checkDerived(store.pool, ledger.runId)).toEqual({ differences: [], more: 0, steps: 590 });
  });
});
