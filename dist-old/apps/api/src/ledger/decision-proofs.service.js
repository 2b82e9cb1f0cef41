var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Inject, Injectable } from '@nestjs/common';
import { hashOfLeaf, parseHeadNote, verifyInclusion } from '#libs/audit';
import { countDecisions, listLayers, proveDecisions } from '#libs/decision-store';
import { STORE } from '../common/tokens.js';
import { MOST_CHECKED } from './ledger.service.js';
/** Ledgers of other runs that wait to be read at most. */
const MOST_WAITING = 16;
/** Proves decisions: one ledger is read at a time, and for all who ask for it while they wait it is read once. */
let DecisionProofs = class DecisionProofs {
    store;
    waiting = new Map();
    last = Promise.resolve();
    constructor(store) {
        this.store = store;
    }
    /** Proofs in the order of the keys. */
    async prove(keys) {
        const found = new Map();
        await Promise.all([...new Set(keys.map((key) => key.run))].map(async (run) => {
            const ofRun = keys.filter((key) => key.run === run);
            const proofs = await this.inTurn(run, ofRun);
            ofRun.forEach((key, i) => found.set(key, proofs[i] ?? NOT_SIGNED));
        }));
        return keys.map((key) => found.get(key) ?? NOT_SIGNED);
    }
    /** Proofs of one run, when it is its turn: together with what others ask of it until then. */
    async inTurn(run, asked) {
        const waiting = this.waiting.get(run) ?? this.enqueue(run);
        if (waiting === null)
            return asked.map(() => unproved('PROOF_BUSY', `the ledgers of ${MOST_WAITING} runs wait to be read for proofs: ask again in a moment`));
        const from = waiting.keys.length;
        waiting.keys.push(...asked);
        return (await waiting.proofs).slice(from, from + asked.length);
    }
    /** A place in the row; null where it is full. */
    enqueue(run) {
        if (this.waiting.size >= MOST_WAITING)
            return null;
        const keys = [];
        const proofs = this.last.then(() => {
            this.waiting.delete(run); // who asks from now on waits for the next reading
            return this.proveOf(run, keys);
        });
        this.last = proofs.catch(() => undefined); // told to those who asked
        const waiting = { keys, proofs };
        this.waiting.set(run, waiting);
        return waiting;
    }
    async proveOf(run, keys) {
        const decisions = await countDecisions(this.store, run);
        if (decisions > MOST_CHECKED)
            return keys.map(() => unproved('LEDGER_TOO_LARGE', `the ledger holds ${decisions} decisions, and at most ${MOST_CHECKED} are read here: gradlens report ${run} proves what it shows`));
        const layers = ((await listLayers(this.store, [run])).get(run) ?? []).map(({ name }) => name);
        const { head, isSound, inclusions } = await proveDecisions(this.store, run, keys.map(({ layer, step }) => ({ layerIndex: layers.indexOf(layer), step })));
        if (!isSound)
            return keys.map(() => ALTERED);
        if (head === null)
            return keys.map(() => NOT_SIGNED);
        const signed = parseHeadNote(head);
        return keys.map(({ step }, i) => proofOf(inclusions[i] ?? null, { head, signed, step }));
    }
};
DecisionProofs = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], DecisionProofs);
export { DecisionProofs };
const ALTERED = unproved('ALTERED', 'what is stored of it is not what was signed: gradlens verify RUN tells what was altered');
const NOT_SIGNED = unproved('NOT_SIGNED', 'no signed head covers it yet: ask again in a moment');
function proofOf(found, { head, signed, step }) {
    if (found === null)
        return step > signed.lastStep ? NOT_SIGNED : unproved('NOT_KEPT', 'its content is not in the ledger any more: what is left proves that it was there, not what it was; gradlens verify RUN tells whether retention took it');
    const { seq, index, leaf, path } = found;
    if (!isIncluded(found, signed))
        return ALTERED;
    return {
        ...{ frame: seq, leafIndex: index, leaf: leaf.toString('base64'), path: path.map((hash) => hash.toString('base64')) },
        ...{ treeSize: signed.treeSize, root: signed.rootHash.toString('base64'), head, signer: signed.keyName, lastStep: signed.lastStep },
    };
}
/** Whether a leaf leads to the root that is signed: no proof is given that does not hold. */
function isIncluded({ index, leaf, path }, { treeSize, rootHash }) {
    return verifyInclusion({ leafHash: hashOfLeaf(leaf), index, treeSize, root: rootHash, proof: path });
}
function unproved(code, message) {
    return { code, message };
}
//# sourceMappingURL=decision-proofs.service.js.map