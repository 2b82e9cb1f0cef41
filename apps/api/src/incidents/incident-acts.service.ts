import { Inject, Injectable } from '@nestjs/common';

import { checkedReason, checkedText, isRunUuid } from '#libs/contracts';
import { actOnIncident, type ActOrigin, type AlertKey, ASSIGNEE_LENGTH, COMMENT_LENGTH, type IncidentDeed, type IncidentKey, markAlert, type Store, unchangedWords } from '#libs/decision-store';

import { AlertsService } from '../alerts/alerts.service.js';
import { badInput, integerWithin } from '../common/bad-input.js';
import { fromGlobalId } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import type { IncidentActPayload, IncidentChanged, IncidentNotFound, IncidentUnchanged } from './acts.model.js';
import { incidentOf, IncidentsService } from './incidents.service.js';
import type { AlertMarkUnchanged, AlertNotFound, MarkAlertInput, MarkAlertPayload } from './marks.model.js';

/** What an act is given, beside what it is. */
export interface ActInput {
  readonly incident: string;
  readonly reason: string;
  readonly ifActs?: number | null | undefined;
}

type ActResult = IncidentActPayload | IncidentUnchanged | IncidentChanged | IncidentNotFound;

/** Records what people do about incidents, and what they think of alerts. */
@Injectable()
export class IncidentActs {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly incidents: IncidentsService,
    private readonly alerts: AlertsService,
  ) {}

  acknowledge(kind: 'acknowledge' | 'unacknowledge', by: string, input: ActInput): Promise<ActResult> {
    return this.act({ kind }, { by, reason: checkedReason(input.reason, 'input.reason') }, input);
  }

  assign(assignee: string | null, by: string, input: ActInput): Promise<ActResult> {
    const name = assignee === null ? null : checkedText(assignee, 'input.assignee', { least: 1, most: ASSIGNEE_LENGTH });
    return this.act({ kind: 'assign', assignee: name }, { by, reason: checkedReason(input.reason, 'input.reason') }, input);
  }

  comment(by: string, input: ActInput): Promise<ActResult> {
    const reason = checkedText(input.reason, 'input.comment', { least: 1, most: COMMENT_LENGTH });
    return this.act({ kind: 'comment' }, { by, reason }, input);
  }

  async mark(by: string, { alert, verdict, reason }: MarkAlertInput): Promise<MarkAlertPayload | AlertMarkUnchanged | AlertNotFound> {
    const [key, why] = [alertOf(alert), checkedReason(reason, 'input.reason')];
    const outcome = await markAlert(this.store, key, { verdict, by, reason: why });
    const found = await this.alerts.find(`${key.run}:${key.fingerprint}:${key.since}`);
    if (outcome === 'missing' || found === null) return { code: 'ALERT_NOT_FOUND', message: 'there is no such alert' };
    if (outcome === 'done') return { alert: found };
    return { code: 'ALREADY_MARKED', message: `${by} has marked it as ${verdict} already`, alert: found };
  }

  private async act(deed: IncidentDeed, origin: Omit<ActOrigin, 'ifActs'>, input: ActInput): Promise<ActResult> {
    const key = incidentOf(input.incident, 'input.incident');
    const ifActs = input.ifActs ?? undefined;
    if (ifActs !== undefined) integerWithin('input.ifActs', ifActs, { min: 0, max: 2 ** 31 - 1 });
    const outcome = await actOnIncident(this.store, key, deed, { ...origin, ifActs });
    const incident = await this.incidents.find(key);
    if (incident === null || outcome === 'missing') return notFound(key);
    if (outcome === 'done') return { incident };
    if (outcome === 'unchanged') return { ...unchangedWords(deed, incident), incident };
    return { code: 'INCIDENT_CHANGED', message: `there have been ${incident.acts} acts, not ${String(ifActs)}: look at it again`, incident };
  }
}

function notFound({ run, incident }: IncidentKey): IncidentNotFound {
  return { code: 'INCIDENT_NOT_FOUND', message: `run ${run} has no incident ${incident}` };
}

function alertOf(id: string): AlertKey {
  const found = fromGlobalId(id);
  const [run = '', fingerprint = '', since = ''] = found?.type === 'Alert' ? found.key.split(':') : [];
  if (isRunUuid(run) && /^\d{1,15}$/.test(since)) return { run, fingerprint, since: Number(since) };
  throw badInput('input.alert', id, 'the global id of an alert');
}
