import { transaction } from '../open/transaction.js';
/**
 * Sends a command to a run; its process looks for commands while it trains.
 *
 * @returns the command's number within the run.
 * @throws Error when there is no such run.
 */
export async function sendCommand(store, uuid, kind, origin) {
    return await transaction(store, async (client) => {
        const found = await client.query('select run_id from run where uuid = $1 for update', [uuid]);
        const runId = found.rows[0]?.run_id;
        if (runId === undefined)
            throw new Error(`there is no run ${uuid}`);
        return await insertCommand(client, runId, kind, origin);
    });
}
/** {@link sendCommand} within a transaction that has locked the row of the run. */
export async function insertCommand(client, runId, kind, origin) {
    const { by, reason, args = {} } = origin;
    const { rows } = await client.query(`insert into run_command (run_id, seq, kind, args, "by", reason)
     select $1, coalesce(max(seq), 0) + 1, $2, $3::jsonb, $4, $5 from run_command where run_id = $1 returning seq`, [runId, kind, JSON.stringify(args), by, reason]);
    return rows[0]?.seq ?? 0;
}
/** The commands a run has not acknowledged, in order. */
export async function pendingCommands(store, uuid) {
    const { rows } = await store.pool.query(`select c.seq, c.kind, c.args, c."by", c.reason, c.created_at as "createdAt"
     from run_command c join run r on r.run_id = c.run_id where r.uuid = $1 and c.acked_at is null order by c.seq`, [uuid]);
    return rows;
}
/** Why a run was paused last of all, with nobody having let it go on since; null when it was not. Commands that wait count as well. */
export async function pauseInForce(store, uuid) {
    const { rows } = await store.pool.query(`select c.kind, c.reason from run_command c join run r on r.run_id = c.run_id where r.uuid = $1 and c.kind in ('pause', 'resume') order by c.seq desc limit 1`, [uuid]);
    return rows[0]?.kind === 'pause' ? rows[0].reason : null;
}
/** Says that a run obeyed a command at `step`; the first step stays, also of one that was put aside before that was known. */
export async function acknowledgeCommand(store, uuid, seq, step) {
    await store.pool.query(`update run_command c set acked_step = $3, acked_at = coalesce(c.acked_at, now()) from run r
     where r.uuid = $1 and c.run_id = r.run_id and c.seq = $2 and c.acked_step is null`, [uuid, seq, step]);
}
//# sourceMappingURL=run-commands.js.map