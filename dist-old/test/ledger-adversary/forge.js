import { appendLeaves, EMPTY_FRONTIER, frontierBytes, frontierRoot, headHash, leafHashes, signHead } from '#libs/audit';
import { findLedgerRun, ledgerSource } from '#libs/decision-store';
/**
 * Recomputes all that can be recomputed after the rows of a ledger were changed: leaf hashes, roots, the chain and the
 * frontier; and signs anew where there is a signer. Without one the old signatures stay.
 */
export async function forge(client, uuid, signer) {
    const run = await findLedgerRun(client, uuid);
    if (run === null)
        throw new Error(`there is no run ${uuid}`);
    const source = await ledgerSource(client, run);
    const ends = new Map(source.heads.map((head) => [head.lastSeq, head]));
    let frontier = EMPTY_FRONTIER;
    let [lastSeq, lastStep] = [0, -1];
    let previous = null;
    for await (const { seq, head, payload } of source.frames()) {
        const hashes = payload === null ? Buffer.alloc(0) : leafHashes(uuid, seq, payload);
        await client.query('update ledger_frame set leaf_hashes = $3 where run_id = $1 and seq = $2', [run.runId, seq, hashes]);
        frontier = appendLeaves(frontier, hashes);
        lastSeq = seq;
        if (head.n > 0)
            lastStep = Math.max(lastStep, head.step0 + head.n - 1);
        const old = ends.get(seq);
        if (old !== undefined)
            previous = await writeForged(client, run.runId, forgedHead(old, { frontier, lastStep, previous, signer }));
    }
    await client.query('update ingest_state set last_seq = $2, last_step = $3, tree_size = $4, frontier = $5 where run_id = $1', [
        ...[run.runId, lastSeq, lastStep, frontier.treeSize, frontierBytes(frontier)],
    ]);
}
function forgedHead(old, { frontier, lastStep, previous, signer }) {
    const head = { ...old, treeSize: frontier.treeSize, rootHash: frontierRoot(frontier), lastStep, previous };
    return signer === null ? head : { ...head, ...signHead(head, signer) };
}
/** Writes a head over the one of its segment; gives its hash, for the next one. */
async function writeForged(client, runId, head) {
    await client.query(`update ledger_segment set tree_size = $3, root_hash = $4, last_step = $5, previous = $6, key_name = $7, signature = $8, last_seq = $9
     where run_id = $1 and first_seq = $2`, [runId, head.firstSeq, head.treeSize, head.rootHash, head.lastStep, head.previous, head.keyName, head.signature, head.lastSeq]);
    return headHash(head);
}
/** Changes one recorded value, of which nothing else is computed. */
export async function rewriteValue(client, uuid) {
    await client.query(`update step_chunk set duration_us[3] = duration_us[3] + 1 where step0 = 256 and run_id = (select run_id from run where uuid = $1)`, [uuid]);
}
/** Cuts the newest two frames, the end and the fact before it, and sets the rows back that they made. */
export async function cutTail(client, uuid) {
    const ofRun = 'run_id = (select run_id from run where uuid = $1)';
    const { rows } = await client.query(`delete from ledger_frame f where ${ofRun} and seq > (select max(seq) - 2 from ledger_frame where ${ofRun}) returning seq`, [uuid]);
    const last = Math.min(...rows.map(({ seq }) => seq)) - 1;
    await client.query(`update ledger_segment set last_seq = $2 where ${ofRun} and last_seq > $2`, [uuid, last]);
    await client.query(`delete from run_evaluation where ${ofRun} and step = 599`, [uuid]);
    await client.query(`update run set state = 'interrupted', summary = null, reason = null where uuid = $1`, [uuid]);
}
const TABLES = [
    ...['run', 'run_layer', 'run_event', 'run_evaluation', 'run_checkpoint', 'ingest_state', 'ledger_frame', 'ledger_segment'],
    ...['decision_chunk', 'step_chunk', 'decision_event', 'decision_rollup', 'step_rollup'],
];
/** Keeps a copy of all rows of a run. */
export async function backUp(client, uuid) {
    await client.query('create schema backup');
    for (const table of TABLES)
        await client.query(`create table backup.${table} as select * from public.${table} where run_id = (select run_id from run where uuid = '${uuid}')`);
}
/** Puts the copy in place of what is there. */
export async function restore(client) {
    await client.query("set local session_replication_role = 'replica'");
    for (const table of TABLES) {
        await client.query(`delete from public.${table} where run_id = (select run_id from backup.run)`);
        await client.query(`insert into public.${table} overriding system value select * from backup.${table}`);
    }
}
//# sourceMappingURL=forge.js.map