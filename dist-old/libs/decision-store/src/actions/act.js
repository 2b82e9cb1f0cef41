import { COMMAND_KINDS } from '#libs/contracts';
import { insertCommand } from '../commands/run-commands.js';
import { RUN_CHANNEL } from '../live/run-channel.js';
/**
 * Stores an act and sends its command, in the caller's transaction, which has locked the row of the run.
 *
 * @returns whether it stands: false when the request is decided already, or that was done to it before.
 */
export async function insertAct(client, { runId, request, act, by, reason, command }) {
    const { rowCount } = await client.query(`insert into action_act (run_id, request, act, "by", reason) values ($1, $2, $3, $4, $5) on conflict do nothing`, [runId, request, act, by, reason]);
    if (rowCount !== 1)
        return false;
    if (command === null)
        return true;
    const seq = await insertCommand(client, runId, command.kind, { by, reason, args: command.args });
    await client.query('update action_act set command_seq = $4 where run_id = $1 and request = $2 and act = $3', [runId, request, act, seq]);
    return true;
}
/** The command that an action is. */
export function commandOf(kind) {
    return COMMAND_KINDS.find((command) => command === kind) ?? 'cancel';
}
/** Tells whoever looks at the run that something was asked or decided, once the transaction commits. */
export async function notifyActions(client, run) {
    await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'alert', run })]);
}
//# sourceMappingURL=act.js.map