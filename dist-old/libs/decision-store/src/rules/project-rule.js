import { builtInRules, ruleOfSetting, ruleText, ruleVersion } from '#libs/stability-rules';
import { listActivations } from './rule-activations.js';
/** All rules of a project, those that are off too: the built-in ones, then its own by name. */
export async function listProjectRules(store, project) {
    const set = await listActivations(store, project);
    const builtIn = builtInRules.map((rule) => {
        const activation = set.find((each) => each.rule === rule.name) ?? null;
        return { rule, version: ruleVersion(rule), kind: 'built-in', mode: activation?.mode ?? 'live', text: ruleText(rule), activation };
    });
    const own = set.filter(({ kind }) => kind === 'own').map((activation) => {
        const { version, mode, text } = activation;
        return { rule: ruleOfSetting(activation), version, kind: 'own', mode, text, activation };
    });
    return [...builtIn, ...own];
}
/** In how many runs a rule could not be evaluated last, and why in the latest of them; rules that are well are left out. */
export async function ruleProblems({ pool }, project) {
    const { rows } = await pool.query(`select h.rule, count(*) as runs, (array_agg(h.problem order by h.updated_at desc))[1] as problem
     from rule_health h join run r on r.run_id = h.run_id where h.health = 'error' and r.project = $1 group by h.rule`, [project]);
    return new Map(rows.map(({ rule, ...found }) => [rule, found]));
}
//# sourceMappingURL=project-rule.js.map