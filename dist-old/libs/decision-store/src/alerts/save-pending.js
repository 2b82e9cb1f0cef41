/**
 * Stores what was pending as rows of `alert_transition`; a row that is there already stays.
 * One statement for all: a condition that flickers gives two of them every other step.
 */
export async function savePending(client, runId, pending) {
    if (pending.length === 0)
        return;
    const column = (key) => pending.map((each) => each[key]);
    await client.query(`insert into alert_transition (run_id, fingerprint, step, state, since, value, threshold, summary, rule_version)
     select $1, p.* from unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::float8[], $7::float8[], $8::text[], $9::text[]) p
     on conflict do nothing`, [
        ...[runId, column('fingerprint'), column('step'), column('state'), column('since'), column('value').map(String)],
        ...[column('threshold'), column('summary'), column('ruleVersion')],
    ]);
}
//# sourceMappingURL=save-pending.js.map