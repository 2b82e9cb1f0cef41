import { transaction } from '../open/transaction.js';
import { holdRun } from '../runs/run-hold.js';
import { lockRun, whyKept } from './lock-run.js';
import { removedFrames } from './retention-fact.js';
import { rollUpTail } from './roll-up-tail.js';
/**
 * Removes the decisions of a run that has ended, and its checkpoints: the chunks go; rollups (of all steps), events, alerts,
 * frames with the hashes of their leaves and signed heads stay, so that the ledger can still be proven. The caller removes
 * the checkpoint files.
 *
 * @throws InputError when there is no such run.
 */
export async function removeDecisions(store, uuid, removal) {
    const hold = await holdRun(store, uuid);
    if (hold === null)
        return { kind: 'refused', reason: 'a process is executing it' };
    try {
        return await removeHeld(store, uuid, removal);
    }
    finally {
        await hold.release();
    }
}
async function removeHeld(store, uuid, removal) {
    const before = await readStanding(store.pool, uuid);
    const kept = await transaction(store, async (client) => await whyKept(client, await lockRun(client, uuid)));
    if (kept !== null)
        return { kind: 'refused', reason: kept };
    if (before === null || before.lastStep < 0)
        return { kind: 'refused', reason: 'it has recorded nothing' };
    if (before.removedStep > 0)
        return { kind: 'refused', reason: 'its decisions were removed before' };
    const client = await store.pool.connect();
    try {
        await rollUpTail(client, before.runId, before.lastStep);
    }
    finally {
        client.release();
    }
    const removed = await removedFrames(store, before.runId);
    // a run that was recorded before there were frames has nothing signed that its removal would contradict
    if (removed !== null) {
        const fact = { type: 'retention', removed, by: removal.by, reason: removal.reason };
        await removal.recordRetention({ uuid, ...before }, fact);
    }
    return await removeRows(store, uuid, { before, removal });
}
async function readStanding(client, uuid) {
    const { rows } = await client.query(`select i.run_id as "runId", i.attempt, i.last_seq as "lastSeq", i.last_step as "lastStep", i.removed_step as "removedStep"
     from ingest_state i join run r on r.run_id = i.run_id where r.uuid = $1`, [uuid]);
    return rows[0] ?? null;
}
async function removeRows(store, uuid, { before, removal }) {
    return await transaction(store, async (client) => {
        // a hold that was put on it meanwhile waits for this lock, or is seen here
        const run = await lockRun(client, uuid);
        const kept = await whyKept(client, run);
        if (kept !== null)
            return { kind: 'refused', reason: kept };
        const { rowCount } = await client.query('update ingest_state set removed_step = last_step + 1 where run_id = $1 and last_step = $2 and attempt = $3', [run.runId, before.lastStep, before.attempt]);
        if (rowCount !== 1)
            return { kind: 'refused', reason: 'it was continued meanwhile' };
        const counted = await client.query('select coalesce(sum(n), 0)::bigint as decisions from decision_chunk where run_id = $1', [run.runId]);
        const decisions = counted.rows[0]?.decisions ?? 0;
        await client.query('delete from decision_chunk where run_id = $1', [run.runId]);
        await client.query('delete from step_chunk where run_id = $1', [run.runId]);
        const checkpoints = await client.query('delete from run_checkpoint where run_id = $1 returning path', [run.runId]);
        const checkpointFiles = checkpoints.rows.map(({ path }) => path);
        const { by, reason } = removal;
        await client.query(`insert into run_event (run_id, step, kind, detail) values ($1, $2, 'decisions-removed', $3)`, [
            run.runId,
            before.lastStep,
            JSON.stringify({ decisions, checkpoints: checkpointFiles.length, by, reason }),
        ]);
        return { kind: 'removed', decisions, checkpointFiles };
    });
}
//# sourceMappingURL=remove-decisions.js.map