import { InputError } from '#libs/contracts';
/**
 * Notifications, the newest first, with their attempts. `total` counts all that match.
 *
 * @throws InputError for a cursor that is none.
 */
export async function listNotifications(store, filter) {
    const { receiver, state, kind, id, first, after } = filter;
    const key = after === undefined ? [null, null] : notificationKey(after);
    const matches = '($1::text is null or receiver = $1) and ($2::text is null or state = $2) and ($3::uuid is null or notification_id = $3) and ($4::text is null or kind = $4)';
    const page = await store.pool.query(`select notification_id as id, receiver, state, message, suppression, problem, created_at as "createdAt", finished_at as "finishedAt",
       case when state in ('queued', 'failed') then next_attempt_at end as "nextAttemptAt",
       to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdText"
     from notification where ${matches} and ($5::timestamptz is null or (created_at, notification_id) < ($5::timestamptz, $6::uuid))
     order by created_at desc, notification_id desc limit $7`, [receiver, state, id, kind, ...key, first + 1]);
    const count = await store.pool.query(`select count(*) as total from notification where ${matches}`, [receiver, state, id, kind]);
    const rows = page.rows.slice(0, first);
    const ids = rows.map((row) => row.id);
    const [attempts, incidents] = await Promise.all([attemptsOf(store, ids), incidentsOf(store, ids)]);
    return {
        notifications: rows.map(({ createdText, ...row }) => ({ ...row, attempts: attempts.get(row.id) ?? [], incidents: incidents.get(row.id) ?? [], cursor: cursorOf(createdText, row.id) })),
        hasNext: page.rows.length > first,
        total: count.rows[0]?.total ?? 0,
    };
}
async function attemptsOf({ pool }, ids) {
    const { rows } = await pool.query('select notification_id as id, attempt, at, status, problem, ms from delivery_attempt where notification_id = any($1) order by attempt', [ids]);
    return byId(rows);
}
async function incidentsOf({ pool }, ids) {
    const { rows } = await pool.query(`select distinct t.id, r.uuid as run, a.incident from (
       select n.notification_id as id, e ->> 'run' as run, e ->> 'fingerprint' as fingerprint, (e ->> 'since')::bigint as since
       from notification n cross join lateral jsonb_array_elements(n.message -> 'alerts') e where n.notification_id = any($1)
       union all
       select n.notification_id, n.message -> 'escalation' ->> 'run', q.fingerprint, q.since
       from notification n join run s on s.uuid = (n.message -> 'escalation' ->> 'run')::uuid
       join action_request q on q.run_id = s.run_id and q.request = (n.message -> 'escalation' ->> 'request')::integer
       where n.notification_id = any($1)) t
     join run r on r.uuid = t.run::uuid join alert a on a.run_id = r.run_id and a.fingerprint = t.fingerprint and a.since = t.since
     where a.incident is not null order by t.id, r.uuid, a.incident`, [ids]);
    return byId(rows);
}
function byId(rows) {
    const found = new Map();
    for (const { id, ...row } of rows)
        found.set(id, [...(found.get(id) ?? []), row]);
    return found;
}
function cursorOf(createdText, id) {
    return Buffer.from(JSON.stringify([createdText, id])).toString('base64url');
}
function notificationKey(cursor) {
    let key;
    try {
        key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    }
    catch {
        key = null; // refused below
    }
    const [at, id] = Array.isArray(key) ? key : [];
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(at)) && /^[0-9a-f-]{36}$/.test(String(id)))
        return [String(at), String(id)];
    throw new InputError({ source: null, path: 'after', value: JSON.stringify(cursor), allowed: 'the cursor of a notification' });
}
//# sourceMappingURL=list-notifications.js.map