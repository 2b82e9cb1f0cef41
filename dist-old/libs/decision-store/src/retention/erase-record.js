import { InputError } from '#libs/contracts';
import { transaction } from '../open/transaction.js';
import { holdRun } from '../runs/run-hold.js';
import { lockRun, whyKept } from './lock-run.js';
/** What stands where a text on a record was. */
export const ERASED_TEXT = '(erased)';
/**
 * Erases what a run has of a record beside its ledger: what the data say of it, what people wrote of it, traces of it and reports on it, for
 * good. Nothing that is hashed is touched, so all proofs hold: of the record the ledger has the pseudonym, its place in the data, and scores.
 * That it was erased stays on record, and nothing of it is taken in again.
 *
 * @throws InputError when there is no such run, or the run has nothing of such a record.
 */
export async function eraseRecord(store, run, erasure) {
    const hold = await holdRun(store, run);
    if (hold === null)
        return { kind: 'refused', run, reason: 'a process is executing it' };
    try {
        return await transaction(store, async (client) => {
            const locked = await lockRun(client, run);
            const kept = await whyKept(client, locked);
            if (kept !== null)
                return { kind: 'refused', run, reason: kept };
            const { record, pseudonym } = await findRecord(client, locked.runId, erasure.record);
            const removed = await removeParts(client, { runId: locked.runId, record, pseudonym });
            await client.query(`insert into record_erasure (run_id, record, pseudonym, removed, "by", reason) values ($1, $2, $3, $4, $5, $6)
         on conflict (run_id, record) do update set removed = excluded.removed, "by" = excluded."by", reason = excluded.reason, created_at = now()`, [locked.runId, record, pseudonym, JSON.stringify(removed), erasure.by, erasure.reason]);
            await client.query(`insert into run_event (run_id, kind, detail) values ($1, 'record-erased', $2)`, [locked.runId, JSON.stringify({ pseudonym, by: erasure.by, removed })]); // everybody reads events: the reason may speak of the person
            return { kind: 'erased', run, pseudonym, removed };
        });
    }
    finally {
        await hold.release();
    }
}
/** Runs that keep a record, by its pseudonym; those first that were made first. */
export async function runsWithRecord({ pool }, pseudonym) {
    const { rows } = await pool.query('select r.uuid from run r join prediction p on p.run_id = r.run_id where p.pseudonym = $1 order by r.uuid', [pseudonym]);
    return rows.map(({ uuid }) => uuid);
}
/** Whether a record of a run was erased. */
export async function isErased(client, run, record) {
    const { rowCount } = await client.query('select from record_erasure e join run r on r.run_id = e.run_id where r.uuid = $1 and e.record = $2', [run, record]);
    return rowCount !== 0;
}
async function findRecord(client, runId, name) {
    const { rows } = await client.query(`select record, pseudonym from prediction where run_id = $1 and (record = $2 or pseudonym = $2)
     union all select $2::text, null::text from (select question from trace where run_id = $1 union all select question from report where run_id = $1) s where question ->> 'record' = $2
     order by pseudonym nulls last limit 1`, [runId, name]);
    if (rows[0] !== undefined)
        return rows[0];
    throw new InputError({ source: null, path: 'record', value: JSON.stringify(name), allowed: 'a record that the run keeps as a sensitive prediction, or has a trace of or a report on: test:17, or its pseudonym' });
}
async function removeParts(client, { runId, record, pseudonym }) {
    const change = async (text, values) => (await client.query(text, [...values])).rowCount ?? 0;
    const own = [runId, pseudonym];
    const details = await change('delete from prediction_detail where run_id = $1 and pseudonym = $2', own);
    const registered = await change('update prediction set reason = $3 where run_id = $1 and pseudonym = $2 and reason <> $3', [...own, ERASED_TEXT]);
    await change(`update run_event set detail = detail || jsonb_build_object('reason', $3::text) where run_id = $1 and kind = 'prediction-registered' and detail ->> 'pseudonym' = $2`, [...own, ERASED_TEXT]);
    const reviewed = await change('update review_act set reason = $3 where run_id = $1 and pseudonym = $2 and reason <> $3', [...own, ERASED_TEXT]);
    const studies = [runId, [record, pseudonym].filter((name) => name !== null)];
    return {
        ...{ details, texts: registered + reviewed },
        traces: await change(`delete from trace where run_id = $1 and question ->> 'record' = any($2::text[])`, studies),
        reports: await change(`delete from report where run_id = $1 and question ->> 'record' = any($2::text[])`, studies),
    };
}
//# sourceMappingURL=erase-record.js.map