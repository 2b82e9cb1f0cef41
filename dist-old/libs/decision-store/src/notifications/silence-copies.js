import { uuidv7 } from 'uuidv7';
import { transaction } from '../open/transaction.js';
/** Silences that stand, and those that ended within the last day, with their copies in an Alertmanager. */
export async function copiedSilences({ pool }, receiver) {
    const { rows } = await pool.query(`select s.silence_id as id, s.matchers, s.starts_at as "startsAt", s.ends_at as "endsAt", s.reason, s.created_by as "createdBy",
       s.source, c.external_id as "externalId", s.ends_at <= now() as "isOver"
     from silence s left join silence_copy c on c.silence_id = s.silence_id and c.receiver = $1
     where s.ends_at > now() - interval '1 day' order by s.silence_id`, [receiver]);
    return rows;
}
/** Notes under which id a silence was made in an Alertmanager; a new id takes the place of an old one. */
export async function noteCopy({ pool }, silence, receiver, externalId) {
    await pool.query(`insert into silence_copy (silence_id, receiver, external_id) values ($1, $2, $3)
     on conflict (silence_id, receiver) do update set external_id = excluded.external_id`, [silence, receiver, externalId]);
}
/** Takes over a silence that was made in an Alertmanager. One that is known already changes nothing. */
export async function importSilence(store, silence, receiver, externalId) {
    await transaction(store, async (client) => {
        const id = uuidv7();
        const copied = await client.query('insert into silence_copy (silence_id, receiver, external_id) values ($1, $2, $3) on conflict do nothing', [id, receiver, externalId]);
        if (copied.rowCount !== 1)
            return;
        const { matchers, startsAt, end, reason, createdBy } = silence;
        await client.query(`insert into silence (silence_id, matchers, starts_at, ends_at, reason, created_by, source) values ($1, $2, $3, $4, $5, $6, $7)`, [id, JSON.stringify(matchers), startsAt, end.at, reason, createdBy, receiver]);
    });
}
/** Moves the end of a silence that was moved in an Alertmanager. */
export async function moveSilenceEnd({ pool }, id, endsAt) {
    await pool.query('update silence set ends_at = $2, starts_at = least(starts_at, $2) where silence_id = $1 and ends_at > now()', [id, endsAt]);
}
/** Names of the labels that rules gave to alerts lately. */
export async function ruleLabelNames({ pool }) {
    const { rows } = await pool.query(`select distinct jsonb_object_keys(labels) as name from alert where labels <> '{}' and fired_at > now() - interval '90 days'`);
    return rows.map(({ name }) => name);
}
//# sourceMappingURL=silence-copies.js.map