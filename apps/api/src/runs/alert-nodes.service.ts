import { Injectable } from '@nestjs/common';

import { AlertsService } from '../alerts/alerts.service.js';
import type { Node } from '../common/node.js';
import { incidentOf, IncidentsService } from '../incidents/incidents.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { SilencesService } from '../silences/silences.service.js';

/** Finds what has to do with alerts by its global id. */
@Injectable()
export class AlertNodes {
  constructor(
    private readonly alerts: AlertsService,
    private readonly incidents: IncidentsService,
    private readonly silences: SilencesService,
    private readonly notifications: NotificationsService,
  ) {}

  find({ type, key }: { readonly type: 'Alert' | 'Incident' | 'Silence' | 'Notification'; readonly key: string }, id: string): Promise<Node | null> {
    if (type === 'Incident') return this.incidents.find(incidentOf(id, 'id'));
    return { Alert: this.alerts, Silence: this.silences, Notification: this.notifications }[type].find(key);
  }
}
