import { insertCommand } from '../commands/run-commands.js';
import { transaction } from '../open/transaction.js';
import { notifyActions } from './act.js';
import { IS_UNREVIEWED } from './action-row.js';
/**
 * Sends the order that ends all that was lowered (0 steps). That ends the fallback of every request that the time-out policy
 * decided and nobody has looked at, so it is their review: by the same person, for the same reason, with the same command.
 * Only for orders of whom may review.
 *
 * @returns the command's number within the run.
 * @throws Error when there is no such run.
 */
export async function liftByOrder(store, run, { by, reason, args }) {
    return await transaction(store, async (client) => {
        const found = await client.query('select run_id as "runId" from run where uuid = $1 for update', [run]);
        const runId = found.rows[0]?.runId;
        if (runId === undefined)
            throw new Error(`there is no run ${run}`);
        const seq = await insertCommand(client, runId, 'lower', { by, reason, args });
        const reviewed = await client.query(`insert into action_act (run_id, request, act, "by", reason, command_seq)
       select a.run_id, a.request, 'reviewed', $2, $3, $4 from action_act a where a.run_id = $1 and ${IS_UNREVIEWED}`, [runId, by, `ended what was lowered: ${reason}`, seq]);
        if (reviewed.rowCount !== 0)
            await notifyActions(client, run);
        return seq;
    });
}
//# sourceMappingURL=review-by-order.js.map