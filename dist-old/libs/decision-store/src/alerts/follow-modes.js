import { joinIncidents, loadIncidents } from '../incidents/join-incidents.js';
import { RUN_CHANNEL } from '../live/run-channel.js';
import { transaction } from '../open/transaction.js';
import { requireTerm } from './lead-rules.js';
/**
 * For whoever holds the rules of runs: an alert that fires goes live with its rule, and into shadow with it. `rules` must be
 * the same array as long as nothing has changed.
 */
export function modeFollower(store) {
    const seen = new Map();
    return {
        follow: async (run, rules, term) => {
            if (seen.get(run) === rules)
                return;
            await followModes(store, run, { rules, term });
            seen.set(run, rules);
        },
        forget: (run) => { seen.delete(run); },
    };
}
const SELECT_MISPLACED = `select a.run_id as "runId", a.rule, a.rule_version as "ruleVersion", a.severity, a.layer, a.measure, a.fingerprint, a.since,
    coalesce(s.last_step, a.fired_step) as step, a.value, a.threshold, a.summary, a.shadow
  from alert a join run r on r.run_id = a.run_id left join rule_state s on s.run_id = a.run_id
  where r.uuid = $1 and a.state = 'firing' and a.rule = any($2) and a.shadow <> (a.rule = any($3))
  order by a.since, a.fingerprint for update of a`;
/** @returns how many alerts changed their mode. */
async function followModes(store, run, { rules, term }) {
    const names = rules.map(({ name }) => name);
    const shadows = rules.filter(({ shadow }) => shadow === true).map(({ name }) => name);
    return await transaction(store, async (client) => {
        const { rows } = await client.query(SELECT_MISPLACED, [run, names, shadows]);
        const [first] = rows;
        if (first === undefined)
            return 0;
        await requireTerm(client, { runId: first.runId, uuid: run }, term);
        for (const alert of rows)
            await (alert.shadow ? goLive(client, alert) : goIntoShadow(client, alert));
        await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'alert', run })]);
        return rows.length;
    });
}
/**
 * From now on it notifies, and is part of an incident: of the one that it was in before, where it has been live, which counts it already.
 * It asks for no action: that is for alerts that begin to fire.
 */
async function goLive(client, alert) {
    const { runId, fingerprint, since, step } = alert;
    await record(client, alert, 'live');
    const incidents = await loadIncidents(client, runId, since);
    const { rows } = await client.query('update alert set shadow = false, told = false where run_id = $1 and fingerprint = $2 and since = $3 returning incident', [runId, fingerprint, since]);
    const incident = rows[0]?.incident ?? null;
    if (incident === null)
        await joinIncidents(client, runId, incidents, [{ ...alert, state: 'firing' }]);
    else
        await client.query(REOPEN, [runId, incident, step]);
}
/** What fires in an incident is read from its alerts. */
const REOPEN = `update incident set state = 'open', closed_step = null, closed_at = null, last_step = greatest(last_step, $3::bigint)
  where run_id = $1 and incident = $2`;
/** Its incident goes on without it, as if it had ended; whoever was told of it is told that, too. */
async function goIntoShadow(client, alert) {
    const { runId, fingerprint, since } = alert;
    await record(client, alert, 'shadow');
    await joinIncidents(client, runId, await loadIncidents(client, runId, since), [{ ...alert, state: 'resolved' }]);
    await client.query('update alert set shadow = true where run_id = $1 and fingerprint = $2 and since = $3', [runId, fingerprint, since]);
}
/** The change as a row among the transitions, by whom and why; of several at one step the last one in each direction stays. */
async function record(client, { runId, rule, ruleVersion, fingerprint, since, step, value, threshold }, mode) {
    const { rows } = await client.query(`select coalesce(a.ended_by, a.activated_by) as by, coalesce(a.ended_reason, a.reason) as reason
     from rule_activation a join run r on r.project = a.project where r.run_id = $1 and a.rule = $2
     order by a.ended_at desc nulls first limit 1`, [runId, rule]);
    const why = rows[0] === undefined ? '' : `, set by ${rows[0].by}: ${rows[0].reason}`;
    await client.query(`insert into alert_transition (run_id, fingerprint, step, state, since, value, threshold, summary, rule_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (run_id, fingerprint, step, state) do update set summary = excluded.summary, created_at = now()`, [runId, fingerprint, step, mode, since, value, threshold, `rule ${rule} is ${mode === 'live' ? 'live' : 'in shadow mode'} while it fires${why}`, ruleVersion]);
}
//# sourceMappingURL=follow-modes.js.map