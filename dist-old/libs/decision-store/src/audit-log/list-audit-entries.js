/** The columns of an entry, under the names that it has in code. */
export const AUDIT_COLUMNS = `seq, time_us as "timeUs", kind, action, actor, token_id as "tokenId", role, project, run, args, outcome, result, begun,
  key_name as "keyName", signature`;
const WHERE = `(outcome <> 'begun' or not exists (select from audit_entry later where later.begun = audit_entry.seq)) and ($1::text is null or kind = $1) and ($2::text is null or outcome = $2) and ($3::text is null or actor = $3)
  and ($4::text is null or action = $4) and ($5::text is null or project = $5) and ($6::uuid is null or run = $6)
  and ($7::bigint is null or time_us >= $7) and ($8::bigint is null or time_us < $8)`;
/** Entries of the audit log, newest first. `before`: only those with a smaller number. */
export async function listAuditEntries(store, filter, { first, before }) {
    const { kind, outcome, actor, action, project, run } = filter;
    const values = [kind, outcome, actor, action, project, run, microseconds(filter.from), microseconds(filter.to)].map((value) => value ?? null);
    const [page, count] = await Promise.all([
        store.pool.query(`select ${AUDIT_COLUMNS} from audit_entry where ${WHERE} and ($9::bigint is null or seq < $9) order by seq desc limit $10`, [...values, before ?? null, first + 1]),
        store.pool.query(`select count(*) as total from audit_entry where ${WHERE}`, values),
    ]);
    return { entries: page.rows.slice(0, first), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
/** How much the audit log holds, and since when: entries are kept for ever. */
export async function auditLogSpan(store) {
    const { rows } = await store.pool.query(`select count(*) as entries, to_timestamp(min(time_us) / 1e6) as since, pg_total_relation_size('audit_entry') as bytes from audit_entry`);
    return rows[0] ?? { entries: 0, since: null, bytes: 0 };
}
function microseconds(at) {
    return at === null || at === undefined ? null : at.getTime() * 1000;
}
//# sourceMappingURL=list-audit-entries.js.map