import { Inject, Injectable } from '@nestjs/common';

import { isRunUuid, type RunUuid, type Severity } from '#libs/contracts';
import { findIncident, type IncidentKey, type IncidentRow, listIncidents, readTimeline, type Store } from '#libs/decision-store';

import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { given } from '../common/given.js';
import { fromGlobalId, toGlobalId } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import type { IncidentConnection, IncidentModel } from './incident.model.js';
import type { TimelineConnection } from './timeline.model.js';

/** Which incidents are asked for. */
export interface IncidentsQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly run?: RunUuid | undefined;
  readonly project?: string | null | undefined;
  readonly state?: 'open' | 'closed' | null | undefined;
  readonly severity?: Severity | null | undefined;
  readonly assignee?: string | null | undefined;
  readonly acknowledged?: boolean | null | undefined;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
}

/** Reads incidents. */
@Injectable()
export class IncidentsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ first, after, run, ...rest }: IncidentsQuery): Promise<IncidentConnection> {
    const page = await listIncidents(this.store, { ...given(rest), first, run, after: after ?? undefined });
    const edges = page.incidents.map((row) => ({ cursor: row.cursor, node: toIncident(row) }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(key: IncidentKey): Promise<IncidentModel | null> {
    const row = await findIncident(this.store, key);
    return row === null ? null : toIncident(row);
  }

  async timeline(key: IncidentKey, first: number, after: string | undefined): Promise<TimelineConnection> {
    const page = await readTimeline(this.store, key, { first, after });
    const edges = page.entries.map(({ cursor, ...node }) => ({ cursor, node }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }
}

/** A stored incident as GraphQL tells it. */
export function toIncident(row: IncidentRow): IncidentModel {
  const { run, incident, state, severity, rule, layer, fingerprint, since, openedStep, lastStep, closedStep, spread } = row;
  const { alerts, openedAt, closedAt, acknowledgedBy, acknowledgedAt, assignee, acts } = row;
  return {
    ...{ id: incidentId(run, incident), runUuid: run, number: incident, alertCount: alerts },
    ...{ state, severity, rule, layer, fingerprint, since, openedStep, lastStep, closedStep, spread },
    ...{ openedAt, closedAt, acknowledgedBy, acknowledgedAt, assignee, acts },
  };
}

/** Global id of an incident. */
export function incidentId(run: RunUuid, incident: number): string {
  return toGlobalId('Incident', `${run}:${incident}`);
}

/** The incident that a key of its global id names; null when it is none. */
export function incidentKeyOf(key: string): IncidentKey | null {
  const [run = '', incident = ''] = key.split(':');
  return isRunUuid(run) && /^[1-9]\d{0,9}$/.test(incident) ? { run, incident: Number(incident) } : null;
}

/** The incident that an argument names. @throws GraphQLError BAD_USER_INPUT when it names none. */
export function incidentOf(id: string, field: string): IncidentKey {
  const found = fromGlobalId(id);
  const key = found?.type === 'Incident' ? incidentKeyOf(found.key) : null;
  if (key === null) throw badInput(field, id, 'the global id of an incident');
  return key;
}
