import { RUN_CHANNEL } from '../live/run-channel.js';
import { applyNote } from './apply-note.js';
import { writeFrameRows } from './frame-rows.js';
import { writeHead } from './ledger-head.js';
import { LedgerRefusedError } from './refused.js';
import { readIngestState } from './ship-target.js';
/** Opens a transaction and writes the rows of frames: nobody sees them until {@link shipFrames} has passed the fence. */
export async function stageFrames(client, rows) {
    await client.query('BEGIN');
    await writeFrameRows(client, rows);
}
/**
 * Writes frames in one transaction: fence, rows, head, notification. The fence moves `last_seq` from where the shipment
 * begins, and only for the target's attempt: a frame is never written twice, nor by an attempt that was taken over.
 *
 * @throws LedgerRefusedError when the fence does not hold.
 */
export async function shipFrames(client, target, { frames, before, after, rows, isStaged }) {
    if (!isStaged)
        await client.query('BEGIN');
    const fence = await client.query(`update ingest_state i set last_seq = $4, last_step = $5, tree_size = $6, frontier = $7, updated_at = now(),
       settled_step = case when $8 < settled_step then $8 / 4096 * 4096 else settled_step end
     from (select settled_step as before from ingest_state where run_id = $1 for update) o
     where run_id = $1 and attempt = $2 and last_seq = $3
     returning case when settled_step < o.before then settled_step::double precision end as reopened`, [target.runId, target.attempt, before.state.lastSeq, after.state.lastSeq, after.state.lastStep, after.state.treeSize, after.state.frontier, firstStep(frames)]);
    if (fence.rowCount !== 1)
        await refuse(client, target, before);
    await dropRollups(client, target.runId, fence.rows[0]?.reopened ?? null);
    if (!isStaged)
        await writeFrameRows(client, rows);
    await applyNotes(client, target, frames);
    if (after.newest !== null)
        await writeHead(client, target.runId, after.newest);
    const payload = { kind: 'steps', run: target.runUuid, lastStep: after.state.lastStep, lastSeq: after.state.lastSeq };
    await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify(payload)]);
    await client.query('COMMIT');
}
async function applyNotes(client, target, frames) {
    for (const { frame } of frames)
        if (frame.kind !== 'decisions')
            await applyNote(client, target, frame);
}
/** Frames that come late make the rollups of their buckets wrong: these go until they are settled again. */
async function dropRollups(client, runId, reopened) {
    if (reopened === null)
        return;
    for (const table of ['decision_rollup', 'step_rollup']) {
        await client.query(`delete from ${table} where run_id = $1 and (bucket + 1) * lvl > $2::bigint`, [runId, reopened]);
    }
}
/** First step of the decisions: frames that come late fill buckets that are settled, which are then settled again. */
function firstStep(frames) {
    return Math.min(Number.MAX_SAFE_INTEGER, ...frames.flatMap(({ frame }) => (frame.kind === 'decisions' ? [frame.step0] : [])));
}
async function refuse(client, target, before) {
    const { lastSeq } = await readIngestState(client, target);
    throw new LedgerRefusedError(`the ledger of run ${target.runUuid} is at frame ${lastSeq}, not ${before.state.lastSeq}: another recorder writes for attempt ${target.attempt}`);
}
//# sourceMappingURL=ship-frames.js.map