import { LIVE_STATES } from '#libs/contracts';
import { readRuleWindow } from '../reading/read-rule-window.js';
import { hold, holdKey } from '../runs/run-hold.js';
import { saveAlertTransitions } from './save-alert-transitions.js';
/** How far the rules of a run have come, and the state they stopped in; null when no rule has seen the run yet. */
export async function loadRuleState({ pool }, uuid) {
    const { rows } = await pool.query(`select s.last_step as "lastStep", s.state as "ruleState" from rule_state s join run r on r.run_id = s.run_id where r.uuid = $1`, [uuid]);
    return rows[0] ?? null;
}
/** Last step that the rules of a run have evaluated; -1 for none. */
export async function lastEvaluatedStep({ pool }, uuid) {
    const { rows } = await pool.query('select s.last_step as "lastStep" from rule_state s join run r on r.run_id = s.run_id where r.uuid = $1', [uuid]);
    return rows[0]?.lastStep ?? -1;
}
/** Keeps everybody else from the rules of a run, which need not be there yet: null when a process leads them. The death of this process ends it. */
export function holdRules(store, uuid) {
    return hold(store.connectionString, holdKey('rules', uuid));
}
/** Runs whose rules have work: live ones, and others with recorded steps above the watermark. Oldest first. */
export async function runsNeedingRules({ pool }) {
    const { rows } = await pool.query(`select r.uuid from run r
     left join ingest_state i on i.run_id = r.run_id
     left join rule_state s on s.run_id = r.run_id
     where r.state = any($1) or coalesce(i.last_step, -1) > coalesce(s.last_step, -1)
     order by r.run_id`, [LIVE_STATES]);
    return rows.map((row) => row.uuid);
}
/** The feed of a rule engine whose state is a `State`; a state stored by another kind of engine is the engine's to refuse. `term`: of whoever leads the rules; without it anybody may store. */
export function ruleFeed(store, term) {
    return {
        loadState: async (run) => ((await loadRuleState(store, run))?.ruleState ?? null),
        nextWindow: (run, fromStep, maxSteps) => readRuleWindow(store, run, { fromStep, maxSteps }),
        save: (run, transitions, progress) => saveAlertTransitions(store, run, transitions, { ...progress, term }),
    };
}
//# sourceMappingURL=rule-feed.js.map