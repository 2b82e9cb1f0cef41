import { RUN_CHANNEL } from '../live/run-channel.js';
import { transaction } from '../open/transaction.js';
import { isIncidentNumber } from './list-incidents.js';
/** Longest comment, and longest name that an incident is assigned to. Unit: characters. */
export const [COMMENT_LENGTH, ASSIGNEE_LENGTH] = [2_000, 100];
/** Records what a person does about an incident, and changes how it stands, in one transaction. */
export async function actOnIncident(store, key, deed, origin) {
    if (!isIncidentNumber(key.incident))
        return 'missing';
    return await transaction(store, async (client) => {
        const standing = await lockStanding(client, key);
        if (standing === null)
            return 'missing';
        if (isSoAlready(standing, deed))
            return 'unchanged';
        if (origin.ifActs !== undefined && origin.ifActs !== standing.acts)
            return 'changed';
        await record(client, { ...key, ...standing }, deed, origin);
        await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'alert', run: key.run })]);
        return 'done';
    });
}
/** That a deed was done already, as a code for programs and a line for a person. */
export function unchangedWords(deed, { acknowledgedBy }) {
    if (deed.kind === 'acknowledge')
        return { code: 'ALREADY_ACKNOWLEDGED', message: `${acknowledgedBy ?? 'somebody'} has acknowledged it already` };
    if (deed.kind === 'unacknowledge')
        return { code: 'NOT_ACKNOWLEDGED', message: 'nobody has acknowledged it' };
    const assignee = deed.kind === 'assign' ? deed.assignee : null;
    return { code: 'ALREADY_ASSIGNED', message: assignee === null ? 'it is assigned to nobody' : `it is assigned to ${assignee} already` };
}
async function lockStanding(client, { run, incident }) {
    const { rows } = await client.query(`select i.run_id as "runId", i.acts, i.acknowledged_by as "acknowledgedBy", i.assignee
     from incident i join run r on r.run_id = i.run_id where r.uuid = $1 and i.incident = $2 for update of i`, [run, incident]);
    return rows[0] ?? null;
}
function isSoAlready({ acknowledgedBy, assignee }, deed) {
    switch (deed.kind) {
        case 'acknowledge':
            return acknowledgedBy !== null;
        case 'unacknowledge':
            return acknowledgedBy === null;
        case 'assign':
            return assignee === deed.assignee;
        case 'comment':
            return false;
    }
}
async function record(client, { runId, incident, acts }, deed, { by, reason }) {
    const detail = deed.kind === 'assign' ? { assignee: deed.assignee } : {};
    await client.query('insert into incident_act (run_id, incident, act, kind, "by", reason, detail) values ($1, $2, $3, $4, $5, $6, $7)', [runId, incident, acts + 1, deed.kind, by, reason, detail]);
    const [assignment, value] = changeOf(deed, by);
    await client.query(`update incident set acts = acts + 1${assignment} where run_id = $1 and incident = $2`, [runId, incident, ...value]);
}
/** SQL that a deed changes the standing with, and its value. */
function changeOf(deed, by) {
    switch (deed.kind) {
        case 'acknowledge':
            return [', acknowledged_by = $3, acknowledged_at = now()', [by]];
        case 'unacknowledge':
            return [', acknowledged_by = null, acknowledged_at = null', []];
        case 'assign':
            return [', assignee = $3', [deed.assignee]];
        case 'comment':
            return ['', []];
    }
}
//# sourceMappingURL=incident-acts.js.map