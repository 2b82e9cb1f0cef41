import { InputError } from '#libs/contracts';
import { transaction } from '../open/transaction.js';
const SELECT_ACTIVATION = `select a.project, a.rule, a.version, a.mode, a.reason, a.activated_by as by, a.activated_at as "activatedAt",
  a.ended_at as "endedAt", a.ended_by as "endedBy", a.ended_reason as "endedReason", v.kind, v."text"
  from rule_activation a join rule_version v on v.project = a.project and v.rule = a.rule and v.version = a.version`;
/**
 * Sets rules of a project, all or none; what was set of them before ends. A rule that is set so already stays as it is.
 * Hosts take the change within seconds: they read the set again every second.
 *
 * @returns what changed.
 * @throws InputError for a version that must be back-tested and was not.
 */
export async function activateRules(store, rules, why) {
    return await transaction(store, async (client) => {
        await lockProject(client, why.project);
        const changed = [];
        for (const rule of rules)
            if (await activate(client, rule, why))
                changed.push(rule.rule);
        return (await currentActivations(client, why.project)).filter(({ rule }) => changed.includes(rule));
    });
}
/**
 * Ends what is set of a rule: a rule of a file is evaluated no more, a built-in one is live again.
 *
 * @throws InputError when nothing is set of it.
 */
export async function deactivateRule(store, rule, why) {
    return await transaction(store, async (client) => {
        await lockProject(client, why.project);
        const current = (await currentActivations(client, why.project)).find((each) => each.rule === rule);
        if (current === undefined) {
            throw new InputError({ source: null, path: 'NAME', value: JSON.stringify(rule), allowed: `the name of a rule that is activated in project ${why.project}; gradlens rules list lists them` });
        }
        await end(client, rule, why);
        const { rows } = await client.query(`${SELECT_ACTIVATION} where a.project = $1 and a.rule = $2 order by a.ended_at desc limit 1`, [why.project, rule]);
        return rows[0] ?? current;
    });
}
/** What is set in a project now, by name. */
export async function listActivations({ pool }, project) {
    return await currentActivations(pool, project);
}
/** What is and was set in a project, of all rules or of one: latest first, all unless a number is given. */
export async function listPastActivations({ pool }, project, { rule, first } = {}) {
    const { rows } = await pool.query(`${SELECT_ACTIVATION} where a.project = $1 and ($2::text is null or a.rule = $2) order by a.activated_at desc, a.rule limit $3`, [project, rule, first]);
    return rows;
}
async function currentActivations(client, project) {
    const { rows } = await client.query(`${SELECT_ACTIVATION} where a.project = $1 and a.ended_at is null order by a.rule collate "C"`, [project]);
    return rows;
}
/** One change at a time in a project: two people at once are one after the other. */
async function lockProject(client, project) {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('gradlens rules ' || $1, 0))`, [project]);
}
/** Returns whether anything changed. */
async function activate(client, { rule, version, kind, mode, text, needsBacktest }, why) {
    const current = (await currentActivations(client, why.project)).find((each) => each.rule === rule);
    if (current?.version === version && current.mode === mode)
        return false;
    if (needsBacktest && mode === 'live')
        await requireBacktest(client, why.project, { rule, version });
    await client.query('insert into rule_version (project, rule, version, "text", kind) values ($1, $2, $3, $4, $5) on conflict do nothing', [why.project, rule, version, text, kind]);
    await end(client, rule, why);
    await client.query('insert into rule_activation (project, rule, version, mode, reason, activated_by, activated_at) values ($1, $2, $3, $4, $5, $6, clock_timestamp())', [why.project, rule, version, mode, why.reason, why.by]);
    return true;
}
async function requireBacktest(client, project, { rule, version }) {
    const { rows } = await client.query('select from rule_backtest where project = $1 and rule = $2 and version = $3 limit 1', [project, rule, version]);
    if (rows.length > 0)
        return;
    const allowed = `a critical rule goes live after a back-test of this very version: run \`gradlens rules backtest FILE --project ${project}\` first, or activate it with --shadow`;
    throw new InputError({ source: null, path: rule, value: `not back-tested (version ${version.slice(0, 12)})`, allowed });
}
async function end(client, rule, { project, by, reason }) {
    await client.query('update rule_activation set ended_at = clock_timestamp(), ended_by = $3, ended_reason = $4 where project = $1 and rule = $2 and ended_at is null', [project, rule, by, reason]);
}
//# sourceMappingURL=rule-activations.js.map