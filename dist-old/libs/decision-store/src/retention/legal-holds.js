import { randomUUID } from 'node:crypto';
import { InputError } from '#libs/contracts';
import { transaction } from '../open/transaction.js';
import { lockRun } from './lock-run.js';
const SELECT_HOLD = `select h.hold_id as hold, r.uuid as run, r.name, h.record, h.reason, h.by, h.created_at as "createdAt",
  h.lifted_at as "liftedAt", h.lifted_by as "liftedBy", h.lifted_reason as "liftedReason"
  from legal_hold h join run r on r.run_id = h.run_id`;
/**
 * Puts a hold on a run. It waits for a removal that has begun: afterwards the hold stands, over what is left.
 *
 * @throws InputError when there is no such run.
 */
export async function holdForLaw(store, uuid, { record = null, reason, by }) {
    const hold = randomUUID();
    await transaction(store, async (client) => {
        const { runId } = await lockRun(client, uuid);
        await client.query('insert into legal_hold (run_id, hold_id, record, reason, "by") values ($1, $2, $3, $4, $5)', [runId, hold, record, reason, by]);
        await tell(client, runId, 'legal-hold', { hold, record, reason, by });
    });
    return await findHold(store, hold);
}
/**
 * Lifts a hold; it stays on record.
 *
 * @throws InputError when there is no such hold, or it was lifted before.
 */
export async function liftHold(store, hold, { reason, by }) {
    const found = await findHold(store, hold);
    await transaction(store, async (client) => {
        const { runId } = await lockRun(client, found.run);
        const { rowCount } = await client.query('update legal_hold set lifted_at = now(), lifted_by = $3, lifted_reason = $4 where run_id = $1 and hold_id = $2 and lifted_at is null', [runId, hold, by, reason]);
        if (rowCount !== 1)
            throw wrongHold(hold, 'a hold that was not lifted before');
        await tell(client, runId, 'legal-hold-lifted', { hold, reason, by });
    });
    return await findHold(store, hold);
}
/** All holds, those that stand first, the newest of each first. */
export async function listHolds({ pool }) {
    const { rows } = await pool.query(`${SELECT_HOLD} order by h.lifted_at is not null, h.created_at desc, h.hold_id`);
    return rows;
}
async function findHold({ pool }, hold) {
    const { rows } = await pool.query(`${SELECT_HOLD} where h.hold_id = $1`, [hold]);
    if (rows[0] === undefined)
        throw wrongHold(hold, 'the uuid of a hold; gradlens db holds lists them');
    return rows[0];
}
function wrongHold(hold, allowed) {
    return new InputError({ source: null, path: 'hold', value: hold, allowed });
}
async function tell(client, runId, kind, detail) {
    await client.query('insert into run_event (run_id, kind, detail) values ($1, $2, $3)', [runId, kind, JSON.stringify(detail)]);
}
//# sourceMappingURL=legal-holds.js.map