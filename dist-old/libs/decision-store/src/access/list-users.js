const NAMES = `select name from access_token union select actor from audit_entry where actor <> ''`;
const WORKS = 't.revoked_at is null and (t.expires_at is null or t.expires_at > now())';
/** Who is known, by name; `after`: only names behind it. Tokens and the audit log are read whole: what is known of a name lies all over them. */
export async function listUsers({ pool }, { first, after = null }) {
    const [page, count] = await Promise.all([
        pool.query(`with had as (select t.name, coalesce(array_agg(distinct t.role order by t.role) filter (where ${WORKS}), '{}') as roles,
           coalesce(array_agg(distinct t.project order by t.project) filter (where ${WORKS} and t.project is not null), '{}') as projects,
           coalesce(bool_or(t.project is null) filter (where ${WORKS}), false) as is_all,
           count(*) filter (where ${WORKS} and t.subject is null)::int as tokens, count(*) filter (where ${WORKS} and t.subject is not null)::int as sessions,
           coalesce(array_agg(distinct t.subject order by t.subject) filter (where t.subject is not null), '{}') as subjects,
           min(t.created_at) as first, max(t.last_used_at) as last
         from access_token t group by t.name),
       did as (select a.actor as name, count(*) filter (where a.kind = 'change' and (a.begun is not null or a.outcome = 'refused'))::int as changes,
           count(*) filter (where a.kind = 'read')::int as reads, to_timestamp(min(a.time_us) / 1e6) as first, to_timestamp(max(a.time_us) / 1e6) as last
         from audit_entry a where a.actor <> '' group by a.actor),
       known as (select name, coalesce(h.roles, '{}') as roles, case when h.is_all then '{}' else coalesce(h.projects, '{}') end as projects,
           coalesce(h.tokens, 0) as tokens, coalesce(h.sessions, 0) as sessions, coalesce(h.subjects, '{}') as subjects, coalesce(d.changes, 0) as changes, coalesce(d.reads, 0) as reads,
           least(h.first, d.first) as "firstSeenAt", greatest(h.last, d.last) as "lastSeenAt"
         from had h full join did d using (name))
       select * from known where $1::text is null or name collate "C" > $1 order by name collate "C" limit $2`, [after, first + 1]),
        pool.query(`select count(*)::int as total from (${NAMES}) known`),
    ]);
    return { users: page.rows.slice(0, first), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
//# sourceMappingURL=list-users.js.map