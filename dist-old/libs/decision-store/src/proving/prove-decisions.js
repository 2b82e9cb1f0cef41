import { HASH_BYTES, headNote, inclusionProofs, leafInput, verifyHead } from '#libs/audit';
import { snapshot } from '../open/snapshot.js';
import { findLedgerRun, storedFrames, storedHeads, storedKeys } from './ledger-source.js';
/** Inclusion proofs of decisions under the newest signed head. Reads all hashes of the ledger once, and what was recorded of those decisions; one state of the database. */
export function proveDecisions(store, uuid, places) {
    return snapshot(store, async (client) => {
        const nothing = { head: null, treeSize: 0, isSound: true, inclusions: places.map(() => null) };
        const run = await findLedgerRun(client, uuid);
        const head = run === null ? undefined : (await storedHeads(client, run)).at(-1);
        if (run === null || head === undefined)
            return nothing;
        const note = noteOf(head, await storedKeys(client));
        if (note === null)
            return { ...nothing, isSound: false };
        const { treeSize } = head;
        const ledger = await collect(storedFrames(client, run.runId, (each) => places.some(({ step }) => isIn(each, step))), uuid, places);
        if (!isInOnePiece(ledger, treeSize))
            return { ...nothing, head: note, treeSize, isSound: false };
        return { head: note, treeSize, isSound: true, inclusions: await withPaths(ledger, treeSize) };
    });
}
/** A head as a signed note; null where it is signed by no key that is known. */
function noteOf(head, keys) {
    const key = keys.find(({ keyName }) => keyName === head.keyName);
    return key !== undefined && verifyHead(head, key.publicKey) ? headNote(head, key.publicKey) : null;
}
function isInOnePiece({ hashes, isWhole }, treeSize) {
    return isWhole && hashes.length % HASH_BYTES === 0 && hashes.length / HASH_BYTES >= treeSize;
}
/** The same with the way to the root; null for what the head does not cover. */
async function withPaths({ found, hashes }, treeSize) {
    const covered = found.filter((one) => one !== null && one.index < treeSize);
    const paths = await inclusionProofs(hashes, covered.map(({ index }) => index), treeSize);
    const proved = new Map(covered.map((one, i) => [one, { ...one, path: paths[i] ?? [] }]));
    return found.map((one) => (one === null ? null : (proved.get(one) ?? null)));
}
async function collect(frames, uuid, places) {
    const hashes = [];
    const found = places.map(() => null);
    let [leaves, isWhole] = [0, true];
    for await (const frame of frames) {
        isWhole &&= frame.problem === null;
        if (frame.payload !== null)
            for (const [i, place] of places.entries())
                found[i] ??= leafOf(frame, uuid, { place, leaves });
        hashes.push(frame.leafHashes);
        leaves += frame.leafHashes.length / HASH_BYTES;
    }
    return { hashes: Buffer.concat(hashes), found, isWhole };
}
function leafOf({ seq, head, payload }, uuid, { place, leaves }) {
    if (payload === null || !isIn(head, place.step))
        return null;
    const index = 1 + place.layerIndex;
    return { seq, index: leaves + index, leaf: leafInput(uuid, seq, payload, index) };
}
/** Whether a frame holds the decisions of a step. */
function isIn({ kind, step0, n }, step) {
    return kind === 'decisions' && step >= step0 && step < step0 + n;
}
//# sourceMappingURL=prove-decisions.js.map