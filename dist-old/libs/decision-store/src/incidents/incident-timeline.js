import { InputError } from '#libs/contracts';
/** What people told the run, and what happened to it, count to an incident from its opening until it closed; what an alert told it, to that of the alert. */
const ENTRIES = `
  select t.created_at as at, 'alert' as kind, t.state as what, t.step, a.rule, a.layer, null as "by", t.summary as text,
    '{}'::jsonb as detail, '1' || lpad(t.step::text, 19, '0') || t.fingerprint || t.state as place
  from own i join alert a on a.run_id = i.run_id and a.incident = i.incident
  join alert_transition t on t.run_id = a.run_id and t.fingerprint = a.fingerprint and t.since = a.since
  union all
  select c.at, 'act', c.kind, null, null, null, c."by", c.reason, c.detail, '1' || lpad(c.act::text, 19, '0')
  from own i join incident_act c on c.run_id = i.run_id and c.incident = i.incident
  union all
  select q.created_at, 'request', 'asked', q.step, q.rule, null, null, q.reason, jsonb_build_object('kind', q.kind), '2' || lpad(q.request::text, 19, '0')
  from asked q
  union all
  select d.created_at, 'request', d.act, null, q.rule, null, d."by", d.reason, jsonb_build_object('kind', q.kind), '3' || lpad(q.request::text, 19, '0') || d.act
  from asked q join action_act d on d.run_id = q.run_id and d.request = q.request
  union all
  select t.created_at, 'request', 'told', null, q.rule, null, null, t.act || ': receiver ' || t.receiver || ' (' || coalesce(n.state, 'told') || ')',
    jsonb_build_object('kind', q.kind, 'act', t.act, 'receiver', t.receiver, 'state', n.state, 'to', q.escalate_to),
    '3' || lpad(q.request::text, 19, '0') || t.act || ' ' || t.receiver
  from asked q join action_notice t on t.run_id = q.run_id and t.request = q.request left join notification n on n.notification_id = t.notification_id
  union all
  select c.created_at, 'command', c.kind, c.acked_step, null, null, c."by", c.reason, c.args, '4' || lpad(c.seq::text, 19, '0')
  from own i join run_command c on c.run_id = i.run_id and case when c.args ? 'alert'
    then exists (select from alert a where a.run_id = i.run_id and a.incident = i.incident
      and a.fingerprint = c.args->'alert'->>'fingerprint' and a.since = (c.args->'alert'->>'since')::bigint)
    else c.created_at >= i.opened_at and c.created_at <= coalesce(i.closed_at, 'infinity') end
  union all
  select e.created_at, 'event', e.kind, e.step, null, null, null, '', e.detail, '5' || lpad(e.event_id::text, 19, '0')
  from own i join run_event e on e.run_id = i.run_id and e.step >= i.since and e.step <= coalesce(i.closed_step, 9223372036854775807)`;
/**
 * What happened in an incident, oldest first. `total` counts all of it.
 *
 * @throws InputError for a cursor that is none. @throws RangeError when `first` is not a positive integer.
 */
export async function readTimeline({ pool }, { run, incident }, { first, after }) {
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer > 0, got ${String(first)}`);
    const [at, place] = after === undefined ? [null, null] : parseCursor(after);
    const { rows } = await pool.query(`with own as (select i.* from incident i join run r on r.run_id = i.run_id where r.uuid = $1 and i.incident = $2),
     asked as (select q.* from own i join alert a on a.run_id = i.run_id and a.incident = i.incident
       join action_request q on q.run_id = a.run_id and q.fingerprint = a.fingerprint and q.since = a.since),
     entry as (${ENTRIES}), counted as (select count(*) as total from entry)
     select e.*, c.total, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atText"
     from counted c left join entry e on $3::timestamptz is null or (e.at, e.place collate "C") > ($3::timestamptz, $4::text collate "C")
     order by e.at, e.place collate "C" limit $5`, [run, incident, at, place, first + 1]);
    const found = rows.filter((row) => row.at !== null);
    const entries = found.slice(0, first).map(toEntry);
    return { entries, hasNext: found.length > first, total: rows[0]?.total ?? 0 };
}
function toEntry({ at, kind, what, step, rule, layer, by, text, detail, atText, place }) {
    return { at, kind, what, step, rule, layer, by, text, detail, cursor: cursorOf(atText, place) };
}
function cursorOf(at, place) {
    return Buffer.from(JSON.stringify([at, place])).toString('base64url');
}
function parseCursor(cursor) {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [, at, place] = /^\["(\d{4}-\d\d-\d\dT[\d:.]+Z)","([^"\\\0]*)"\]$/.exec(text) ?? [];
    if (at !== undefined && place !== undefined)
        return [at, place];
    throw new InputError({ source: null, path: 'after', value: JSON.stringify(cursor), allowed: 'the cursor of an entry of the timeline' });
}
//# sourceMappingURL=incident-timeline.js.map