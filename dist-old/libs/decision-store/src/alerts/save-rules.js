import { MISSED_CANARY } from './canaries.js';
/** Stores how the rules stand, and the text of versions that are new. One statement each: this happens with every window. */
export async function saveRules(client, { run_id, project }, rules) {
    await saveVersions(client, project, rules.filter(({ text }) => text !== undefined));
    const columns = [rules.map(({ rule }) => rule), rules.map(({ version }) => version), rules.map(({ health }) => health), rules.map(({ problem }) => problem ?? null)];
    await client.query(`insert into rule_health (run_id, rule, version, health, problem)
     select $1, r.rule, r.version, case when r.health = 'ok' and m.problem is not null then 'error' else r.health end, coalesce(r.problem, m.problem)
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) r (rule, version, health, problem)
     cross join lateral (select ${MISSED_CANARY} as problem) m
     on conflict (run_id, rule) do update
       set version = excluded.version, health = excluded.health, problem = excluded.problem, updated_at = now()`, [run_id, ...columns]);
}
/** Texts are long and nearly always known already. */
async function saveVersions(client, project, rules) {
    const known = await client.query('select rule, version from rule_version where project = $1 and version = any($2)', [
        project,
        rules.map(({ version }) => version),
    ]);
    const isKnown = ({ rule, version }) => known.rows.some((row) => row.rule === rule && row.version === version);
    for (const { rule, version, text, kind = 'built-in' } of rules.filter((each) => !isKnown(each))) {
        await client.query('insert into rule_version (project, rule, version, "text", kind) values ($1, $2, $3, $4, $5) on conflict do nothing', [project, rule, version, text, kind]);
    }
}
/**
 * The ends of alerts whose rules are evaluated no more: nobody else would tell them. Rules that never stood for this run
 * (a notification that was not delivered, say) are none of ours.
 */
export async function endedRules(client, run, at) {
    const gone = await client.query('delete from rule_health where run_id = $1 and rule <> all($2) returning rule', [run.runId, at.rules.map(({ rule }) => rule)]);
    if (gone.rows.length === 0)
        return [];
    const { rows } = await client.query(`select rule, rule_version as "ruleVersion", severity, layer, measure, fingerprint, since, 'NaN'::float8 as value, threshold, shadow, labels
     from alert where run_id = $1 and state = 'firing' and rule = any($2)`, [run.runId, gone.rows.map(({ rule }) => rule)]);
    return rows.map((alert) => ({ ...alert, run: run.uuid, state: 'resolved', step: at.step, summary: `rule ${alert.rule} is no longer evaluated: it was deactivated` }));
}
//# sourceMappingURL=save-rules.js.map