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
import { findAlert, listAlerts } from '#libs/decision-store';
import { toConnection } from '../common/connection.js';
import { given } from '../common/given.js';
import { toGlobalId } from '../common/global-id.js';
import { measured, measuredOrNull } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import { toLabels } from './rules.service.js';
/** Reads alerts and rules. */
let AlertsService = class AlertsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after, run, incident, ...rest }) {
        const page = await listAlerts(this.store, {
            ...given(rest),
            ...{ first, run, incident, after: after ?? undefined },
        });
        const edges = page.alerts.map((row) => ({ cursor: row.cursor, node: toAlert(row) }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(key) {
        const [run = '', fingerprint = '', since = ''] = key.split(':');
        if (!isRunUuid(run))
            return null;
        const row = await findAlert(this.store, run, { fingerprint, since: Number(since) });
        return row === null ? null : toAlert(row);
    }
};
AlertsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], AlertsService);
export { AlertsService };
/** A stored alert as GraphQL tells it. */
export function toAlert(row) {
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
//# sourceMappingURL=alerts.service.js.map