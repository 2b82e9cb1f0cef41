import { HASH_BYTES, headNote, inclusionProof, leafInput } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';

import { snapshot } from '../open/snapshot.js';
import type { StorePool } from '../open/store.js';
import { findLedgerRun, storedFrames, storedHeads, storedKeys, type StoredFrame } from './ledger-source.js';

/** Which decision is to be proved. `layerIndex` counts the layers of the run from 0. */
export interface DecisionPlace {
  readonly layerIndex: number;
  readonly step: number;
}

/** That a decision is in the ledger: its leaf and the way to the root. */
export interface DecisionInclusion {
  readonly seq: number;
  /** Index of the leaf in the tree. */
  readonly index: number;
  /** What the leaf hashes, without the leading 0x00. */
  readonly leaf: Buffer;
  readonly path: readonly Buffer[];
}

/** Decisions and the signed head that they are in. */
export interface ProvedDecisions {
  /** The newest head, as a signed note; null when nothing is signed. */
  readonly head: string | null;
  readonly treeSize: number;
  /** In the order that was asked; null where the ledger does not hold the content (any more). */
  readonly inclusions: readonly (DecisionInclusion | null)[];
}

type Found = Omit<DecisionInclusion, 'path'>;

/** Inclusion proofs of decisions under the newest signed head. Reads the whole ledger once; one state of the database. */
export function proveDecisions(store: StorePool, uuid: RunUuid, places: readonly DecisionPlace[]): Promise<ProvedDecisions> {
  return snapshot(store, async (client) => {
    const nothing = { head: null, treeSize: 0, inclusions: places.map(() => null) };
    const run = await findLedgerRun(client, uuid);
    const head = run === null ? undefined : (await storedHeads(client, run)).at(-1);
    if (run === null || head === undefined) return nothing;
    const key = (await storedKeys(client)).find(({ keyName }) => keyName === head.keyName);
    if (key === undefined) return nothing;
    const { hashes, found } = await collect(storedFrames(client, run.runId), uuid, places);
    const inclusions = found.map((one) => (one === null || one.index >= head.treeSize ? null : { ...one, path: inclusionProof(hashes, one.index, head.treeSize) }));
    return { head: headNote(head, key.publicKey), treeSize: head.treeSize, inclusions };
  });
}

async function collect(frames: AsyncIterable<StoredFrame>, uuid: RunUuid, places: readonly DecisionPlace[]): Promise<{ hashes: Buffer; found: (Found | null)[] }> {
  const hashes: Buffer[] = [];
  const found: (Found | null)[] = places.map(() => null);
  let leaves = 0;
  for await (const frame of frames) {
    for (const [i, place] of places.entries()) found[i] ??= leafOf(frame, uuid, { place, leaves });
    hashes.push(frame.leafHashes);
    leaves += frame.leafHashes.length / HASH_BYTES;
  }
  return { hashes: Buffer.concat(hashes), found };
}

function leafOf({ seq, head, payload }: StoredFrame, uuid: RunUuid, { place, leaves }: { readonly place: DecisionPlace; readonly leaves: number }): Found | null {
  const isThere = head.kind === 'decisions' && place.step >= head.step0 && place.step < head.step0 + head.n;
  if (!isThere || payload === null) return null;
  const index = 1 + place.layerIndex;
  return { seq, index: leaves + index, leaf: leafInput(uuid, seq, payload, index) };
}
