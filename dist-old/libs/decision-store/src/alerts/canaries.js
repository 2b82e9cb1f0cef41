import { transaction } from '../open/transaction.js';
/** Injections that figures are made of, the newest of each rule; a run keeps as many of each. */
const KEPT = 100;
/** Stores what canaries found; a rule that missed its canary is not healthy until it finds the next. */
export async function saveCanaries(store, run, results) {
    await transaction(store, async (client) => {
        for (const { rule, ruleVersion, layer, step, seed, caught, lagSteps } of results) {
            await client.query(`insert into rule_canary (run_id, rule, step, rule_version, layer, seed, caught, lag_steps)
         select run_id, $2, $3, $4, $5, $6, $7, $8 from run where uuid = $1 on conflict do nothing`, [run, rule, step, ruleVersion, layer, seed, caught, lagSteps]);
            await client.query(`delete from rule_canary c using run r where r.uuid = $1 and c.run_id = r.run_id and c.rule = $2 and c.step <=
           (select o.step from rule_canary o where o.run_id = r.run_id and o.rule = $2 order by o.step desc offset $3 limit 1)`, [run, rule, KEPT]);
            await client.query(`update rule_health h set health = 'error', problem = $3, updated_at = now() from run r
         where r.uuid = $1 and h.run_id = r.run_id and h.rule = $2 and not $4::boolean`, [run, rule, missedText(step), caught]);
        }
    });
}
/** SQL: the problem of rule `r.rule` of run `$1` where it missed its newest canary, else null. */
export const MISSED_CANARY = `(select case when not c.caught then 'missed its canary: a spike put into a copy of the stream at step ' || c.step end
  from rule_canary c where c.run_id = $1 and c.rule = r.rule order by c.step desc limit 1)`;
function missedText(step) {
    return `missed its canary: a spike put into a copy of the stream at step ${step}`;
}
/** How each version of each rule has done on its newest {@link KEPT} canaries, the version that flew last first; rules that had none are left out. */
export async function canaryFigures({ pool }) {
    const { rows } = await pool.query(`select rule, rule_version as "ruleVersion", count(*) as injections, avg(caught::int)::double precision as recall,
       percentile_disc(0.5) within group (order by lag_steps) as "medianLagSteps", max(created_at) as "lastAt",
       (array_agg(caught order by created_at desc, run_id desc, step desc))[1] as "lastCaught"
     from (select *, row_number() over (partition by rule, rule_version order by created_at desc, run_id desc, step desc) as k from rule_canary) c
     where k <= $1 group by rule, rule_version order by rule, "lastAt" desc, rule_version`, [KEPT]);
    return rows;
}
//# sourceMappingURL=canaries.js.map