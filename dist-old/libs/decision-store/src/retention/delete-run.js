import { removeNotificationsOf } from '../notifications/prune.js';
import { transaction } from '../open/transaction.js';
import { holdRun } from '../runs/run-hold.js';
import { lockRun, whyKept } from './lock-run.js';
/**
 * Deletes a run and everything in the database that belongs to it, its proofs too: only an anchor still shows that it was.
 * The caller removes the checkpoint files.
 *
 * @throws InputError when there is no such run.
 */
export async function deleteRun(store, uuid) {
    const hold = await holdRun(store, uuid);
    if (hold === null)
        return { kind: 'refused', reason: 'a process is executing it' };
    try {
        return await transaction(store, async (client) => {
            const run = await lockRun(client, uuid);
            const kept = await whyKept(client, run);
            if (kept !== null)
                return { kind: 'refused', reason: kept };
            const { rows } = await client.query('select path from run_checkpoint where run_id = $1', [run.runId]);
            await removeNotificationsOf(client, uuid);
            await client.query('delete from run where run_id = $1', [run.runId]);
            return { kind: 'deleted', checkpointFiles: rows.map(({ path }) => path) };
        });
    }
    finally {
        await hold.release();
    }
}
//# sourceMappingURL=delete-run.js.map