import { InputError } from '#libs/contracts';
import { transaction } from '../open/transaction.js';
/** What `like` matches of records that are in no split of the data: `new:` and the pseudonym. */
export const NEW_RECORDS = 'new:%';
/** Whether a record is in no split of the data: somebody registered it with its score. */
export function isNewRecord(record) {
    return record.startsWith('new:');
}
/**
 * Registers new records as sensitive predictions of a run with their scores; one that was registered before stays as it was. The run's
 * events say of each who did it, and why: of the record only its pseudonym.
 *
 * @returns the pseudonyms that were not registered before.
 * @throws InputError when there is no such run.
 */
export async function registerNewRecords(store, { run, by, reason, step, scoreStep, records }) {
    return await transaction(store, async (client) => {
        const found = await client.query('select run_id as "runId" from run where uuid = $1', [run]);
        const runId = found.rows[0]?.runId;
        if (runId === undefined)
            throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
        const { rows } = await client.query(`insert into prediction (run_id, pseudonym, record, "by", reason, registered_step, score, score_step)
       select $1, u.pseudonym, 'new:' || u.pseudonym, $2, $3, $4, u.score, $5 from unnest($6::text[], $7::real[]) u (pseudonym, score) on conflict do nothing returning pseudonym`, [runId, by, reason, step, scoreStep, records.map(({ pseudonym }) => pseudonym), records.map(({ score }) => score)]);
        const registered = rows.map(({ pseudonym }) => pseudonym);
        await client.query(`insert into run_event (run_id, step, kind, detail) select $1, $2, 'prediction-registered', jsonb_build_object('pseudonym', u.pseudonym, 'by', $3::text, 'reason', $4::text) from unnest($5::text[]) u (pseudonym)`, [runId, step, by, reason, registered]);
        await client.query(`insert into prediction_detail (run_id, pseudonym, label, protected, features)
       select $1, u.pseudonym, '', u.protected, nullif(u.features, 'null'::jsonb) from jsonb_to_recordset($2::jsonb) u (pseudonym text, protected jsonb, features jsonb)
       where u.pseudonym = any($3::text[]) on conflict do nothing`, [runId, JSON.stringify(records.map(({ pseudonym, protected: values, features }) => ({ pseudonym, protected: values, features }))), registered]);
        return registered;
    });
}
//# sourceMappingURL=new-records.js.map