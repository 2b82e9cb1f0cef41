import { FRAME_KIND_NAMES, FRAME_KINDS } from '#libs/audit';
import { LIVE_STATES } from '#libs/contracts';
import { assembleDecisions, assembleNote, windowOfFrame } from './assemble-frame.js';
import { readIngestRow } from './derived/check-state.js';
import { frameRows } from './frame-rows.js';
import { windowCache, WINDOW_STEPS } from './stored-windows.js';
/** Finds a run whose ledger is to be read; null when there is none. */
export async function findLedgerRun(client, uuid) {
    const { rows } = await client.query(`select run_id as "runId", uuid, attempt, state = any($2) as "isLive" from run where uuid = $1`, [uuid, ['queued', ...LIVE_STATES]]);
    return rows[0] ?? null;
}
/**
 * The ledger of a run as the verify engine reads it. The content of its frames is put together from the chunks, compacted
 * or not, a few windows at a time. `client` should be in a transaction that sees one state of the database.
 */
export async function ledgerSource(client, run) {
    const state = await readIngestRow(client, run.runId);
    return {
        run,
        keys: await storedKeys(client),
        heads: await storedHeads(client, run),
        frames: () => storedFrames(client, run.runId),
        ...(state === null ? {} : { ingestState: state }),
    };
}
/** Reads the frames of a run in order of seq, their bytes put together from the chunks: of all, or of those whose bytes are wanted; the others have none. */
export async function* storedFrames(client, runId, isWanted = () => true) {
    const windows = windowCache(client, runId);
    for await (const row of frameRows(client, runId)) {
        const head = headOfRow(row);
        const { payload, problem } = isWanted(head) ? await assemble(row, windows) : NOT_WANTED;
        const { seq, leafHashes } = row;
        yield { seq, head, leafHashes, payload, problem, ...(problem === null ? {} : { problems: [problem] }) };
    }
}
const NOT_WANTED = { payload: null, problem: null };
/** A kind that there is none of is a fact that cannot be read. */
function headOfRow({ kind, attempt, step0, n, t0Us }) {
    return { kind: FRAME_KIND_NAMES.get(kind) ?? 'fact', attempt, step0, n, t0Us };
}
async function assemble(row, windows) {
    if (!Number.isSafeInteger(row.seq) || row.seq < 1)
        return { payload: null, problem: `seq is ${row.seq}` };
    if (row.kind !== FRAME_KINDS.decisions)
        return assembleNote(row);
    const window = windowOfFrame(row);
    if (!Number.isSafeInteger((window + 1) * WINDOW_STEPS) || window < 0)
        return { payload: null, problem: `step0 is ${row.step0}` };
    return assembleDecisions(row, await windows(window));
}
/** Reads the signed heads of a run in order. */
export async function storedHeads(client, run) {
    const { rows } = await client.query(`select first_seq as "firstSeq", last_seq as "lastSeq", tree_size as "treeSize", root_hash as "rootHash", previous,
       last_step as "lastStep", time_us as "timeUs", key_name as "keyName", signature
     from ledger_segment where run_id = $1 order by first_seq`, [run.runId]);
    return rows.map((row) => ({ ...row, run: run.uuid }));
}
/** Reads the public keys that the database knows, oldest first. */
export async function storedKeys(client) {
    const { rows } = await client.query(`select key_name as "keyName", public_key as "publicKey", created_at_us as "createdAtUs", endorsed_by as "endorsedBy", endorsement
     from ledger_key order by created_at_us, key_name`);
    return rows;
}
//# sourceMappingURL=ledger-source.js.map