import { type FrameHead, HASH_BYTES, headNote, inclusionProofs, type KeyRow, leafInput, type SignedHead, verifyHead } from '#libs/audit';
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
  /** Whether the head is signed by a key that is known here, and its leaves and what was recorded are there in one piece; false, and no inclusions, where not. */
  readonly isSound: boolean;
  /** In the order that was asked; null where the ledger does not hold the content (any more). */
  readonly inclusions: readonly (DecisionInclusion | null)[];
}

type Found = Omit<DecisionInclusion, 'path'>;

/** Inclusion proofs of decisions under the newest signed head. Reads all hashes of the ledger once, and what was recorded of those decisions; one state of the database. */
export function proveDecisions(store: StorePool, uuid: RunUuid, places: readonly DecisionPlace[]): Promise<ProvedDecisions> {
  return snapshot(store, async (client) => {
    const nothing = { head: null, treeSize: 0, isSound: true, inclusions: places.map(() => null) };
    const run = await findLedgerRun(client, uuid);
    const head = run === null ? undefined : (await storedHeads(client, run)).at(-1);
    if (run === null || head === undefined) return nothing;
    const note = noteOf(head, await storedKeys(client));
    if (note === null) return { ...nothing, isSound: false };
    const { treeSize } = head;
    const ledger = await collect(storedFrames(client, run.runId, (each) => places.some(({ step }) => isIn(each, step))), uuid, places);
    if (!isInOnePiece(ledger, treeSize)) return { ...nothing, head: note, treeSize, isSound: false };
    return { head: note, treeSize, isSound: true, inclusions: await withPaths(ledger, treeSize) };
  });
}

/** A head as a signed note; null where it is signed by no key that is known. */
function noteOf(head: SignedHead, keys: readonly KeyRow[]): string | null {
  const key = keys.find(({ keyName }) => keyName === head.keyName);
  return key !== undefined && verifyHead(head, key.publicKey) ? headNote(head, key.publicKey) : null;
}

/** What is read of a ledger: the hashes of all its leaves, and the leaves that are asked for. */
interface Read {
  readonly hashes: Buffer;
  readonly found: readonly (Found | null)[];
  /** Whether the bytes of the frames that are asked for could be put together. */
  readonly isWhole: boolean;
}

function isInOnePiece({ hashes, isWhole }: Read, treeSize: number): boolean {
  return isWhole && hashes.length % HASH_BYTES === 0 && hashes.length / HASH_BYTES >= treeSize;
}

/** The same with the way to the root; null for what the head does not cover. */
async function withPaths({ found, hashes }: Read, treeSize: number): Promise<(DecisionInclusion | null)[]> {
  const covered = found.filter((one) => one !== null && one.index < treeSize) as Found[];
  const paths = await inclusionProofs(hashes, covered.map(({ index }) => index), treeSize);
  const proved = new Map(covered.map((one, i) => [one, { ...one, path: paths[i] ?? [] }]));
  return found.map((one) => (one === null ? null : (proved.get(one) ?? null)));
}

async function collect(frames: AsyncIterable<StoredFrame>, uuid: RunUuid, places: readonly DecisionPlace[]): Promise<Read> {
  const hashes: Buffer[] = [];
  const found: (Found | null)[] = places.map(() => null);
  let [leaves, isWhole] = [0, true];
  for await (const frame of frames) {
    isWhole &&= frame.problem === null;
    if (frame.payload !== null) for (const [i, place] of places.entries()) found[i] ??= leafOf(frame, uuid, { place, leaves });
    hashes.push(frame.leafHashes);
    leaves += frame.leafHashes.length / HASH_BYTES;
  }
  return { hashes: Buffer.concat(hashes), found, isWhole };
}

function leafOf({ seq, head, payload }: StoredFrame, uuid: RunUuid, { place, leaves }: { readonly place: DecisionPlace; readonly leaves: number }): Found | null {
  if (payload === null || !isIn(head, place.step)) return null;
  const index = 1 + place.layerIndex;
  return { seq, index: leaves + index, leaf: leafInput(uuid, seq, payload, index) };
}

/** Whether a frame holds the decisions of a step. */
function isIn({ kind, step0, n }: FrameHead, step: number): boolean {
  return kind === 'decisions' && step >= step0 && step < step0 + n;
}
