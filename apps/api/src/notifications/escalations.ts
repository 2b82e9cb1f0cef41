import type { EscalationNotice, NotificationMessage } from '#libs/contracts';
import { addNotification, type Escalation, noteEscalationTold, readEscalations } from '#libs/decision-store';
import type { NotifyConfig } from '#libs/notifications';

import { toGlobalId } from '../common/global-id.js';
import { pageOf } from './alert-notice.js';
import type { ActiveNotify } from './notify-file.js';

type Client = Parameters<typeof addNotification>[0];

/** The route of escalations in the outbox. */
const ROUTE = 'escalation';

/**
 * Tells the first person of requests that wait, at once, and the second of those that nobody has decided, at half-time and when the
 * time-out policy has: what nobody was told of yet is put into the outbox. Silences do not mute it.
 *
 * @returns how many notifications are new.
 */
export async function addEscalations(client: Client, { config }: ActiveNotify, base: string | null): Promise<number> {
  let added = 0;
  for (const escalation of await readEscalations(client)) {
    for (const receiver of receiversFor(config, escalation.to)) {
      const group = { receiver, route: ROUTE, key: JSON.stringify({ run: escalation.run, request: String(escalation.request) }) };
      const message = messageOf(escalation, receiver, config.dashboard ?? base);
      const notification = await addNotification(client, { group, message, suppression: null, giveUpAfterMs: config.giveUpAfter });
      if (notification !== null) await noteEscalationTold(client, escalation, { receiver, notification });
      added += 1;
    }
  }
  return added;
}

/** Who hears of it: the receivers of that person by `people`, else the receiver of that name, else the root of the routes: somebody must. */
export function receiversFor({ people, receivers, route }: Pick<NotifyConfig, 'people' | 'receivers' | 'route'>, person: string | null): readonly string[] {
  const named = person === null ? undefined : (people[person] ?? receivers.find(({ name }) => name === person)?.name);
  return [named ?? route.receiver].flat();
}

function messageOf(escalation: Escalation, receiver: string, base: string | null): NotificationMessage {
  const { act, run, runName, project, request, action, rule, step, reason, to, respondBy } = escalation;
  const notice: EscalationNotice = { act, run, runName, project, request, action, rule, step, reason, to, respondBy, url: addressOf(escalation, base) };
  return {
    ...{ version: 1, kind: 'escalation', receiver, groupLabels: { project, run, run_name: runName }, status: 'firing' },
    ...{ alerts: [], truncated: 0, isRepeat: false, heartbeat: null, escalation: notice },
  };
}

/** Where it can be decided: the page of the incident, or of the run. */
function addressOf({ run, incident }: Escalation, base: string | null): string | null {
  return pageOf(base, incident === null ? `runs/${run}` : `incidents/${toGlobalId('Incident', `${run}:${incident}`)}`);
}
