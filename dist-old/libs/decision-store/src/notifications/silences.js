import { uuidv7 } from 'uuidv7';
const STATE = `case when now() >= ends_at then 'expired' when now() < starts_at then 'pending' else 'active' end`;
const COLUMNS = `silence_id as id, matchers, starts_at as "startsAt", ends_at as "endsAt", reason, created_by as "createdBy",
  created_at as "createdAt", source, ended_by as "endedBy", ended_reason as "endedReason", ${STATE} as state`;
/** Makes a silence. @throws RangeError when it would end before it begins, or has ended already. */
export async function createSilence({ pool }, silence) {
    const { matchers, startsAt, end, reason, createdBy, source = null } = silence;
    const { rows } = await pool.query(`with span as (select greatest(coalesce($3::timestamptz, now()), now()) as starts),
     ends as (select starts, coalesce($4::timestamptz, starts + make_interval(secs => $5::double precision / 1000)) as ends from span)
     insert into silence (silence_id, matchers, starts_at, ends_at, reason, created_by, source)
     select $1, $2, starts, ends, $6, $7, $8 from ends where ends > starts and ends > now() returning ${COLUMNS}`, [uuidv7(), JSON.stringify(matchers), startsAt, 'at' in end ? end.at : null, 'at' in end ? null : end.afterMs, reason, createdBy, source]);
    const [row] = rows;
    if (row === undefined)
        throw new RangeError('an end behind the start, and in the future');
    return row;
}
/** Ends a silence now; one that has not begun never does. Returns it, or null when there is none; one that has ended stays as it is. */
export async function expireSilence({ pool }, id, { by, reason }) {
    await pool.query(`update silence set ends_at = now(), starts_at = least(starts_at, now()), ended_by = $2, ended_reason = $3
     where silence_id = $1 and ends_at > now()`, [id, by, reason]);
    return await findSilence({ pool }, id);
}
/** One silence, or null. */
export async function findSilence({ pool }, id) {
    const { rows } = await pool.query(`select ${COLUMNS} from silence where silence_id = $1`, [id]);
    return rows[0] ?? null;
}
/** Silences that have not ended: those that mute now, and those that will. */
export async function standingSilences(client) {
    const { rows } = await client.query(`select ${COLUMNS} from silence where ends_at > now() order by ends_at, silence_id`);
    return rows;
}
/** Silences, the newest first. `total` counts all that match. */
export async function listSilences({ pool }, { state, createdBy, first, after }) {
    const matches = `($1::text is null or ${STATE} = $1) and ($2::text is null or created_by = $2)`;
    const page = await pool.query(`select ${COLUMNS} from silence where ${matches} and ($3::uuid is null or silence_id < $3) order by silence_id desc limit $4`, [state, createdBy, after, first + 1]);
    const count = await pool.query(`select count(*) as total from silence where ${matches}`, [state, createdBy]);
    return { silences: page.rows.slice(0, first), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
//# sourceMappingURL=silences.js.map