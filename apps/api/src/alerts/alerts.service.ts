import { Inject, Injectable } from '@nestjs/common';

import { isRunUuid, type RunUuid, type Severity } from '#libs/contracts';
import { type AlertRow, findAlert, listAlerts, type Store } from '#libs/decision-store';

import { toConnection } from '../common/connection.js';
import { given } from '../common/given.js';
import { toGlobalId } from '../common/global-id.js';
import { measured, measuredOrNull } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import type { AlertConnection, AlertModel } from './alert.model.js';
import { toLabels } from './rules.service.js';

/** Which alerts are asked for. */
export interface AlertsQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly run?: RunUuid | undefined;
  readonly project?: string | null | undefined;
  readonly state?: 'firing' | 'resolved' | null | undefined;
  readonly severity?: Severity | null | undefined;
  readonly rule?: string | null | undefined;
  readonly layer?: string | null | undefined;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
  readonly ofEndedRun?: boolean | null | undefined;
  /** Number within the run. */
  readonly incident?: number | undefined;
}

/** Reads alerts and rules. */
@Injectable()
export class AlertsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ first, after, run, incident, ...rest }: AlertsQuery): Promise<AlertConnection> {
    const page = await listAlerts(this.store, {
      ...given(rest),
      ...{ first, run, incident, after: after ?? undefined },
    });
    const edges = page.alerts.map((row) => ({ cursor: row.cursor, node: toAlert(row) }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(key: string): Promise<AlertModel | null> {
    const [run = '', fingerprint = '', since = ''] = key.split(':');
    if (!isRunUuid(run)) return null;
    const row = await findAlert(this.store, run, { fingerprint, since: Number(since) });
    return row === null ? null : toAlert(row);
  }
}

/** A stored alert as GraphQL tells it. */
export function toAlert(row: AlertRow): AlertModel {
  const { rule, ruleVersion, severity, layer, measure, state, since, firedStep, resolvedStep, summary, firedAt, resolvedAt, runEndedAt } = row;
  return {
    id: toGlobalId('Alert', `${row.run}:${row.fingerprint}:${row.since}`),
    ...{ runUuid: row.run, incidentNumber: row.incident },
    ...{ rule, ruleVersion, severity, layer, measure, state, since, firedStep, resolvedStep, summary, firedAt, resolvedAt, runEndedAt },
    ...{ shadow: row.shadow, labels: toLabels(row.labels), runbook: row.runbook },
    value: measured(row.value),
    threshold: measuredOrNull(row.threshold),
  };
}
