import { appendLeaves, EMPTY_FRONTIER, frontierBytes, frontierRoot, headHash, openFrontier, signHead, verifyHead, } from '#libs/audit';
import { messageOf } from '#libs/contracts';
import { transactionOn } from '../open/transaction.js';
import { LedgerRefusedError } from './refused.js';
import { readIngestState } from './ship-target.js';
/** Frames of a segment, at most. */
const SEGMENT_FRAMES = 4096;
const SELECT_SEGMENT = `select first_seq as "firstSeq", last_seq as "lastSeq", tree_size as "treeSize", root_hash as "rootHash",
  previous, last_step as "lastStep", time_us as "timeUs", key_name as "keyName", signature from ledger_segment`;
/**
 * Reads where the ledger stands, and checks that it is where the last head was signed: nobody continues a ledger that
 * was changed behind his back.
 *
 * @throws LedgerRefusedError when it was altered, or another attempt has taken over.
 */
export async function readLedgerHead(client, target) {
    // the lock on the state is kept until the head is read: a commit between the two would look like an alteration
    const { state, rows } = await transactionOn(client, async () => {
        const found = await readIngestState(client, target);
        const segments = await client.query(`${SELECT_SEGMENT} where run_id = $1 order by first_seq desc limit 1`, [target.runId]);
        return { state: found, rows: segments.rows };
    });
    const newest = rows[0] === undefined ? null : { ...rows[0], run: target.runUuid };
    try {
        const frontier = state.treeSize === 0 ? EMPTY_FRONTIER : openFrontier(state.frontier, state.treeSize);
        await checkContinues(client, { state, frontier, newest });
        return { state, frontier, newest, previous: newest?.previous ?? null };
    }
    catch (cause) {
        if (cause instanceof RangeError)
            throw altered(target, messageOf(cause), cause);
        throw cause instanceof AlteredHead ? altered(target, cause.message) : cause;
    }
}
class AlteredHead extends Error {
}
function altered({ runUuid }, what, cause) {
    return new LedgerRefusedError(`the ledger of run ${runUuid} was altered: ${what}; \`gradlens verify\` tells more`, { cause });
}
async function checkContinues(client, { state, frontier, newest }) {
    if (newest === null) {
        if (state.treeSize > 0)
            throw new AlteredHead('it has frames and no signed head');
        return;
    }
    const isThere = newest.lastSeq === state.lastSeq && newest.treeSize === state.treeSize;
    if (!isThere || !frontierRoot(frontier).equals(newest.rootHash)) {
        throw new AlteredHead(`it stands at frame ${state.lastSeq}, its signed head at frame ${newest.lastSeq}, or with another root`);
    }
    const { rows } = await client.query('select public_key as "publicKey" from ledger_key where key_name = $1', [newest.keyName]);
    const [key] = rows;
    if (key === undefined || !verifyHead(newest, key.publicKey))
        throw new AlteredHead('the signature of its head is not valid');
}
/** The ledger with more frames. `timeUs` is when: µs since 1970-01-01 UTC. */
export function extendHead(before, frames, at) {
    const [first, last] = [frames[0], frames.at(-1)];
    if (first === undefined || last === undefined)
        return before;
    const frontier = appendLeaves(before.frontier, Buffer.concat(frames.map((frame) => frame.leafHashes)));
    const { newest, state } = before;
    const isNew = newest === null || first.frame.kind === 'attempt' || last.seq - newest.firstSeq >= SEGMENT_FRAMES;
    const fields = {
        run: at.target.runUuid,
        treeSize: frontier.treeSize,
        rootHash: frontierRoot(frontier),
        firstSeq: isNew ? first.seq : newest.firstSeq,
        lastSeq: last.seq,
        lastStep: Math.max(state.lastStep, ...frames.map(lastStepOf)),
        previous: isNew ? (newest === null ? null : headHash(newest)) : before.previous,
        timeUs: at.timeUs,
    };
    return {
        state: { ...state, lastSeq: last.seq, lastStep: fields.lastStep, treeSize: frontier.treeSize, frontier: frontierBytes(frontier) },
        frontier,
        newest: { ...fields, ...signHead(fields, at.signer) },
        previous: fields.previous,
    };
}
/** Last step that a frame tells of: decisions and gaps; −1 for notes. */
function lastStepOf({ frame }) {
    return frame.kind === 'decisions' || frame.kind === 'gap' ? frame.step0 + frame.n - 1 : -1;
}
/** Writes the newest head, in the open transaction. */
export async function writeHead(client, runId, head) {
    const { firstSeq, lastSeq, treeSize, rootHash, previous, lastStep, timeUs, keyName, signature } = head;
    await client.query(`insert into ledger_segment (run_id, first_seq, last_seq, tree_size, root_hash, previous, last_step, time_us, key_name, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (run_id, first_seq) do update set last_seq = excluded.last_seq, tree_size = excluded.tree_size,
       root_hash = excluded.root_hash, previous = excluded.previous, last_step = excluded.last_step,
       time_us = excluded.time_us, key_name = excluded.key_name, signature = excluded.signature`, [runId, firstSeq, lastSeq, treeSize, rootHash, previous, lastStep, timeUs, keyName, signature]);
}
/** Registers public keys that the database does not have yet. */
export async function registerKeys(client, rows) {
    for (const { keyName, publicKey, createdAtUs, endorsedBy, endorsement } of rows) {
        await client.query(`insert into ledger_key (key_name, public_key, created_at_us, endorsed_by, endorsement) values ($1, $2, $3, $4, $5)
       on conflict (key_name) do nothing`, [keyName, publicKey, createdAtUs, endorsedBy, endorsement]);
    }
}
//# sourceMappingURL=ledger-head.js.map