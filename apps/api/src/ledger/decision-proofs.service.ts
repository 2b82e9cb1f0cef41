import { Inject, Injectable } from '@nestjs/common';

import { parseHeadNote, type SignedHead } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import { countDecisions, type DecisionInclusion, listLayers, proveDecisions, type Store } from '#libs/decision-store';

import { oneAtATime } from '../common/one-at-a-time.js';
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

/** Proves decisions: each reads the ledger of its run once, however many are asked for together. */
@Injectable()
export class DecisionProofs {
  private readonly alone = oneAtATime();

  constructor(@Inject(STORE) private readonly store: Store) {}

  /** Proofs in the order of the keys. */
  async prove(keys: readonly ProofKey[]): Promise<readonly Proof[]> {
    const found = new Map<ProofKey, Proof>();
    for (const run of new Set(keys.map((key) => key.run))) {
      const ofRun = keys.filter((key) => key.run === run);
      const proofs = await (this.alone(() => this.proveOf(run, ofRun)) ?? ofRun.map(() => unproved('PROOF_BUSY', 'another ledger is being read for proofs: ask again when that is done')));
      ofRun.forEach((key, i) => found.set(key, proofs[i] ?? NOT_SIGNED));
    }
    return keys.map((key) => found.get(key) ?? NOT_SIGNED);
  }

  private async proveOf(run: RunUuid, keys: readonly ProofKey[]): Promise<readonly Proof[]> {
    const decisions = await countDecisions(this.store, run);
    if (decisions > MOST_CHECKED) return keys.map(() => unproved('LEDGER_TOO_LARGE', `the ledger holds ${decisions} decisions, and at most ${MOST_CHECKED} are read here: gradlens report ${run} proves what it shows`));
    const layers = ((await listLayers(this.store, [run])).get(run) ?? []).map(({ name }) => name);
    const { head, inclusions } = await proveDecisions(this.store, run, keys.map(({ layer, step }) => ({ layerIndex: layers.indexOf(layer), step })));
    if (head === null) return keys.map(() => NOT_SIGNED);
    const signed = parseHeadNote(head);
    return keys.map(({ step }, i) => proofOf(inclusions[i] ?? null, { head, signed, step }));
  }
}

const NOT_SIGNED = unproved('NOT_SIGNED', 'no signed head covers it yet: ask again in a moment');

function proofOf(found: DecisionInclusion | null, { head, signed, step }: { readonly head: string; readonly signed: SignedHead; readonly step: number }): Proof {
  if (found === null) return step > signed.lastStep ? NOT_SIGNED : unproved('NOT_KEPT', 'retention took its content out of the ledger: what is left proves that it was there, not what it was');
  const { seq, index, leaf, path } = found;
  return {
    ...{ frame: seq, leafIndex: index, leaf: leaf.toString('base64'), path: path.map((hash) => hash.toString('base64')) },
    ...{ treeSize: signed.treeSize, root: signed.rootHash.toString('base64'), head, signer: signed.keyName, lastStep: signed.lastStep },
  };
}

function unproved(code: string, message: string): DecisionUnproved {
  return { code, message };
}
