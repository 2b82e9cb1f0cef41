import { addNotification, noteEscalationTold, readEscalations } from '#libs/decision-store';
import { toGlobalId } from '../common/global-id.js';
import { pageOf } from './alert-notice.js';
/** The route of escalations in the outbox. */
const ROUTE = 'escalation';
/**
 * Tells the first person of requests that wait, at once, and the second of those that nobody has decided, at half-time and when the
 * time-out policy has: what nobody was told of yet is put into the outbox. Silences do not mute it.
 *
 * @returns how many notifications are new.
 */
export async function addEscalations(client, { config }, base) {
    let added = 0;
    for (const escalation of await readEscalations(client)) {
        for (const receiver of receiversFor(config, escalation.to)) {
            const group = { receiver, route: ROUTE, key: JSON.stringify({ run: escalation.run, request: String(escalation.request) }) };
            const message = messageOf(escalation, receiver, config.dashboard ?? base);
            const notification = await addNotification(client, { group, message, suppression: null, giveUpAfterMs: config.giveUpAfter });
            if (notification !== null)
                await noteEscalationTold(client, escalation, { receiver, notification });
            added += 1;
        }
    }
    return added;
}
/** Who hears of it: the receivers of that person by `people`, else the receiver of that name, else the root of the routes: somebody must. */
export function receiversFor({ people, receivers, route }, person) {
    const named = person === null ? undefined : (people[person] ?? receivers.find(({ name }) => name === person)?.name);
    return [named ?? route.receiver].flat();
}
function messageOf(escalation, receiver, base) {
    const { act, run, runName, project, request, action, rule, step, reason, to, respondBy } = escalation;
    const notice = { act, run, runName, project, request, action, rule, step, reason, to, respondBy, url: addressOf(escalation, base) };
    return {
        ...{ version: 1, kind: 'escalation', receiver, groupLabels: { project, run, run_name: runName }, status: 'firing' },
        ...{ alerts: [], truncated: 0, isRepeat: false, heartbeat: null, escalation: notice },
    };
}
/** Where it can be decided: the page of the incident, or of the run. */
function addressOf({ run, incident }, base) {
    return pageOf(base, incident === null ? `runs/${run}` : `incidents/${toGlobalId('Incident', `${run}:${incident}`)}`);
}
//# sourceMappingURL=escalations.js.map