import { Inject, Injectable } from '@nestjs/common';

import { hashOfLeaf, parseHeadNote, type SignedHead, verifyInclusion } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import { countDecisions, type DecisionInclusion, listLayers, proveDecisions, type Store } from '#libs/decision-store';

import { STORE } from '../common/tokens.js';
import type { DecisionProof, DecisionUnproved } from './decision-proof.model.js';
import { MOST_CHECKED } from './ledger.service.js';

/** A decision that is to be proved. */
export interface ProofKey {
  readonly run: RunUuid;
  readonly layer: string;
  readonly step: number;
}

type Proof = DecisionProof | DecisionUnproved;

/** A ledger that waits to be read, and what is asked of it. */
interface Waiting {
  readonly keys: ProofKey[];
  readonly proofs: Promise<readonly Proof[]>;
}

/** Ledgers of other runs that wait to be read at most. */
const MOST_WAITING = 16;

/** Proves decisions: one ledger is read at a time, and for all who ask for it while they wait it is read once. */
@Injectable()
export class DecisionProofs {
  private readonly waiting = new Map<RunUuid, Waiting>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(STORE) private readonly store: Store) {}

  /** Proofs in the order of the keys. */
  async prove(keys: readonly ProofKey[]): Promise<readonly Proof[]> {
    const found = new Map<ProofKey, Proof>();
    await Promise.all([...new Set(keys.map((key) => key.run))].map(async (run) => {
      const ofRun = keys.filter((key) => key.run === run);
      const proofs = await this.inTurn(run, ofRun);
      ofRun.forEach((key, i) => found.set(key, proofs[i] ?? NOT_SIGNED));
    }));
    return keys.map((key) => found.get(key) ?? NOT_SIGNED);
  }

  /** Proofs of one run, when it is its turn: together with what others ask of it until then. */
  private async inTurn(run: RunUuid, asked: readonly ProofKey[]): Promise<readonly Proof[]> {
    const waiting = this.waiting.get(run) ?? this.enqueue(run);
    if (waiting === null) return asked.map(() => unproved('PROOF_BUSY', `the ledgers of ${MOST_WAITING} runs wait to be read for proofs: ask again in a moment`));
    const from = waiting.keys.length;
    waiting.keys.push(...asked);
    return (await waiting.proofs).slice(from, from + asked.length);
  }

  /** A place in the row; null where it is full. */
  private enqueue(run: RunUuid): Waiting | null {
    if (this.waiting.size >= MOST_WAITING) return null;
    const keys: ProofKey[] = [];
    const proofs = this.last.then(() => {
      this.waiting.delete(run); // who asks from now on waits for the next reading
      return this.proveOf(run, keys);
    });
    this.last = proofs.catch(() => undefined); // told to those who asked
    const waiting = { keys, proofs };
    this.waiting.set(run, waiting);
    return waiting;
  }

  private async proveOf(run: RunUuid, keys: readonly ProofKey[]): Promise<readonly Proof[]> {
    const decisions = await countDecisions(this.store, run);
    if (decisions > MOST_CHECKED) return keys.map(() => unproved('LEDGER_TOO_LARGE', `the ledger holds ${decisions} decisions, and at most ${MOST_CHECKED} are read here: gradlens report ${run} proves what it shows`));
    const layers = ((await listLayers(this.store, [run])).get(run) ?? []).map(({ name }) => name);
    const { head, isSound, inclusions } = await proveDecisions(this.store, run, keys.map(({ layer, step }) => ({ layerIndex: layers.indexOf(layer), step })));
    if (!isSound) return keys.map(() => ALTERED);
    if (head === null) return keys.map(() => NOT_SIGNED);
    const signed = parseHeadNote(head);
    return keys.map(({ step }, i) => proofOf(inclusions[i] ?? null, { head, signed, step }));
  }
}

const ALTERED = unproved('ALTERED', 'what is stored of it is not what was signed: gradlens verify RUN tells what was altered');
const NOT_SIGNED = unproved('NOT_SIGNED', 'no signed head covers it yet: ask again in a moment');

function proofOf(found: DecisionInclusion | null, { head, signed, step }: { readonly head: string; readonly signed: SignedHead; readonly step: number }): Proof {
  if (found === null) return step > signed.lastStep ? NOT_SIGNED : unproved('NOT_KEPT', 'its content is not in the ledger any more: what is left proves that it was there, not what it was; gradlens verify RUN tells whether retention took it');
  const { seq, index, leaf, path } = found;
  if (!isIncluded(found, signed)) return ALTERED;
  return {
    ...{ frame: seq, leafIndex: index, leaf: leaf.toString('base64'), path: path.map((hash) => hash.toString('base64')) },
    ...{ treeSize: signed.treeSize, root: signed.rootHash.toString('base64'), head, signer: signed.keyName, lastStep: signed.lastStep },
  };
}

/** Whether a leaf leads to the root that is signed: no proof is given that does not hold. */
function isIncluded({ index, leaf, path }: DecisionInclusion, { treeSize, rootHash }: SignedHead): boolean {
  return verifyInclusion({ leafHash: hashOfLeaf(leaf), index, treeSize, root: rootHash, proof: path });
}

function unproved(code: string, message: string): DecisionUnproved {
  return { code, message };
}
