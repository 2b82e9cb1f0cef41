import { findRun } from '../runs/find-runs.js';
import { notifyState } from '../runs/notify-run.js';
const ATTEMPT_KIND = 1;
/**
 * Where a run stands; null when there is none. It waits for a transaction that is still writing its ledger, so that the
 * answer is final even where the connection that wrote was lost during its COMMIT.
 */
export async function findIngestPosition(store, uuid) {
    const found = await findRun(store, uuid);
    if (found === null)
        return null;
    const { rows } = await store.pool.query('select last_seq as "lastSeq", last_step as "lastStep", attempt from ingest_state where run_id = $1 for share', [found.runId]);
    const state = rows[0] ?? { lastSeq: 0, lastStep: -1, attempt: 0 };
    const parts = await store.pool.query(`select array(select name from run_layer where run_id = $1 order by layer) as layers,
       exists (select from ledger_frame where run_id = $1 and kind = ${ATTEMPT_KIND} and attempt = $2) as "isAttemptNoted"`, [found.runId, state.attempt]);
    const run = (await findRun(store, uuid)) ?? found;
    const { layers = [], isAttemptNoted = false } = parts.rows[0] ?? {};
    return { run: { ...run, attempt: state.attempt }, layers, lastSeq: state.lastSeq, lastStep: state.lastStep, isAttemptNoted };
}
/** The hashes of the leaves of the frames `[firstSeq, lastSeq]`, by number. */
export async function readLeafHashes(store, runId, firstSeq, lastSeq) {
    const { rows } = await store.pool.query('select seq, leaf_hashes as hashes from ledger_frame where run_id = $1 and seq between $2 and $3', [runId, firstSeq, lastSeq]);
    return new Map(rows.map(({ seq, hashes }) => [seq, hashes]));
}
/**
 * Says that the trainer of an attempt lives. A run that was held for interrupted goes on, or is paused as it was.
 *
 * @returns false when the run has ended, or another attempt has taken over.
 */
export async function noteIngest(store, runId, attempt) {
    // what is read behind `returning` is as it was before the update
    const { rows } = await store.pool.query(`update run set heartbeat_at = now(),
       reason = case when state = 'interrupted' then null else reason end,
       ended_at = case when state = 'interrupted' then null else ended_at end,
       state = case when state <> 'interrupted' then state
         when (select detail ->> 'state' from run_event where run_id = $1 and kind = 'interrupted' order by event_id desc limit 1) = 'paused' then 'paused'
         else 'running' end
     where run_id = $1 and attempt = $2 and state in ('running', 'paused', 'interrupted')
     returning uuid, (select state from run b where b.run_id = $1) as before`, [runId, attempt]);
    const noted = rows[0];
    if (noted?.before === 'interrupted')
        await notifyState(store.pool, noted.uuid);
    return noted !== undefined;
}
//# sourceMappingURL=ingest-position.js.map