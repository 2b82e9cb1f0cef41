import { joinIncidents, loadIncidents } from '../incidents/join-incidents.js';
import { requestActions } from '../actions/request-actions.js';
import { RUN_CHANNEL } from '../live/run-channel.js';
import { transaction } from '../open/transaction.js';
import { requireTerm } from './lead-rules.js';
import { savePending } from './save-pending.js';
import { endedRules, saveRules } from './save-rules.js';
/**
 * Stores what the rules found and how far they have come, in one transaction, and tells listeners of new transitions.
 * A transition that is stored already (same run, fingerprint, state and step) changes nothing.
 *
 * @throws Error when there is no such run, the watermark would go back, or the term is over: somebody else evaluates.
 */
export async function saveAlertTransitions(store, uuid, transitions, watermark) {
    await transaction(store, async (client) => {
        const { rows } = await client.query('select run_id, project from run where uuid = $1', [uuid]);
        const run = rows[0];
        if (run === undefined)
            throw new Error(`there is no run ${uuid}`);
        await requireTerm(client, { runId: run.run_id, uuid }, watermark.term);
        await saveWatermark(client, { runId: run.run_id, uuid }, watermark);
        const ended = await endedRules(client, { runId: run.run_id, uuid }, { rules: watermark.rules, step: watermark.lastStep });
        await saveRules(client, run, watermark.rules);
        await savePending(client, run.run_id, watermark.pending ?? []);
        await saveAndTell(client, { runId: run.run_id, uuid }, [...transitions, ...ended]);
    });
}
/** Stores transitions that come of no window of steps, in one transaction, and tells listeners. The watermark stays. @throws Error when there is no such run, or the term is over */
export async function saveClockTransitions(store, uuid, transitions, term) {
    if (transitions.length === 0)
        return;
    await transaction(store, async (client) => {
        const { rows } = await client.query('select run_id from run where uuid = $1', [uuid]);
        if (rows[0] === undefined)
            throw new Error(`there is no run ${uuid}`);
        await requireTerm(client, { runId: rows[0].run_id, uuid }, term);
        await saveAndTell(client, { runId: rows[0].run_id, uuid }, transitions);
    });
}
async function saveAndTell(client, { runId, uuid }, transitions) {
    const news = await saveTransitions(client, runId, transitions);
    if (news > 0)
        await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'alert', run: uuid })]);
}
/** Stores transitions, puts their alerts into incidents, and asks for what their rules ask for. Returns how many are new. */
async function saveTransitions(client, runId, transitions) {
    if (transitions.length === 0)
        return 0;
    // read before alerts are resolved: an incident closes when the last one that fired is
    const incidents = await loadIncidents(client, runId, Math.min(...transitions.map(({ since }) => since)));
    const news = [];
    for (const transition of transitions)
        if (await saveTransition(client, runId, transition))
            news.push(transition);
    await joinIncidents(client, runId, incidents, news);
    await requestActions(client, runId, news);
    return news.length;
}
async function saveWatermark(client, run, watermark) {
    const { lastStep, ruleState } = watermark;
    const saved = await client.query(`insert into rule_state (run_id, last_step, state) values ($1, $2, $3)
     on conflict (run_id) do update set last_step = excluded.last_step, state = excluded.state, updated_at = now()
       where rule_state.last_step <= excluded.last_step`, [run.runId, lastStep, JSON.stringify(ruleState)]);
    if (saved.rowCount !== 1)
        throw new Error(`the rules of run ${run.uuid} were evaluated beyond step ${String(lastStep)} by another process`);
}
/** Returns whether the transition is new. */
async function saveTransition(client, runId, transition) {
    const { fingerprint, step, state, since, value, threshold, summary, ruleVersion, at } = transition;
    if (state === 'resolved' && (await isResolved(client, runId, transition)))
        return false;
    const inserted = await client.query(`insert into alert_transition (run_id, fingerprint, step, state, since, value, threshold, summary, rule_version, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, now())) on conflict do nothing`, [runId, fingerprint, step, state, since, value, threshold, summary, ruleVersion, at ?? null]);
    if (inserted.rowCount !== 1)
        return false;
    if (state === 'resolved' && (await resolveAlert(client, runId, transition)))
        return true;
    await openAlert(client, runId, transition);
    return true;
}
/** Whether this very alert has ended already: an end is told once. */
async function isResolved(client, runId, { fingerprint, since }) {
    const { rowCount } = await client.query(`select from alert where run_id = $1 and fingerprint = $2 and since = $3 and state = 'resolved'`, [runId, fingerprint, since]);
    return rowCount === 1;
}
/** Returns whether there was an alert to resolve. */
async function resolveAlert(client, runId, { fingerprint, since, step, at }) {
    const { rowCount } = await client.query(`update alert set state = 'resolved', resolved_step = $4, resolved_at = coalesce($5::timestamptz, now())
     where run_id = $1 and fingerprint = $2 and since = $3`, [runId, fingerprint, since, step, at ?? null]);
    return rowCount === 1;
}
/** Stores a new alert; one that is told only when it has ended is stored as ended, with `since` as its start. */
async function openAlert(client, runId, transition) {
    const { fingerprint, since, rule, ruleVersion, severity, layer, measure, state, step, value, threshold, summary } = transition;
    const { shadow = false, labels = {}, runbook = null, at } = transition;
    const ended = state === 'resolved';
    await client.query(`insert into alert (run_id, fingerprint, since, rule, rule_version, severity, layer, measure, state, fired_step,
       resolved_step, value, threshold, summary, shadow, labels, runbook, resolved_at, fired_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
       case when $11::bigint is not null then coalesce($18::timestamptz, now()) end, coalesce($18::timestamptz, now()))
     on conflict do nothing`, [
        ...[runId, fingerprint, since, rule, ruleVersion, severity, layer, measure, state, ended ? since : step, ended ? step : null],
        ...[value, threshold, summary, shadow, labels, runbook, at ?? null],
    ]);
}
//# sourceMappingURL=save-alert-transitions.js.map