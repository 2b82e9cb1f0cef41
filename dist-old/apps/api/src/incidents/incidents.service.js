var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Inject, Injectable } from '@nestjs/common';
import { isRunUuid } from '#libs/contracts';
import { findIncident, listIncidents, readTimeline } from '#libs/decision-store';
import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { given } from '../common/given.js';
import { fromGlobalId, toGlobalId } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
/** Reads incidents. */
let IncidentsService = class IncidentsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after, run, ...rest }) {
        const page = await listIncidents(this.store, { ...given(rest), first, run, after: after ?? undefined });
        const edges = page.incidents.map((row) => ({ cursor: row.cursor, node: toIncident(row) }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(key) {
        const row = await findIncident(this.store, key);
        return row === null ? null : toIncident(row);
    }
    async timeline(key, first, after) {
        const page = await readTimeline(this.store, key, { first, after });
        const edges = page.entries.map(({ cursor, ...node }) => ({ cursor, node }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
};
IncidentsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], IncidentsService);
export { IncidentsService };
/** A stored incident as GraphQL tells it. */
export function toIncident(row) {
    const { run, incident, state, severity, rule, layer, fingerprint, since, openedStep, lastStep, closedStep, spread } = row;
    const { alerts, openedAt, closedAt, acknowledgedBy, acknowledgedAt, assignee, acts } = row;
    return {
        ...{ id: incidentId(run, incident), runUuid: run, number: incident, alertCount: alerts },
        ...{ state, severity, rule, layer, fingerprint, since, openedStep, lastStep, closedStep, spread },
        ...{ openedAt, closedAt, acknowledgedBy, acknowledgedAt, assignee, acts },
    };
}
/** Global id of an incident. */
export function incidentId(run, incident) {
    return toGlobalId('Incident', `${run}:${incident}`);
}
/** The incident that a key of its global id names; null when it is none. */
export function incidentKeyOf(key) {
    const [run = '', incident = ''] = key.split(':');
    return isRunUuid(run) && /^[1-9]\d{0,9}$/.test(incident) ? { run, incident: Number(incident) } : null;
}
/** The incident that an argument names. @throws GraphQLError BAD_USER_INPUT when it names none. */
export function incidentOf(id, field) {
    const found = fromGlobalId(id);
    const key = found?.type === 'Incident' ? incidentKeyOf(found.key) : null;
    if (key === null)
        throw badInput(field, id, 'the global id of an incident');
    return key;
}
//# sourceMappingURL=incidents.service.js.map