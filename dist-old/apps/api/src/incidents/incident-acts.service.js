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
import { checkedReason, checkedText, isRunUuid } from '#libs/contracts';
import { actOnIncident, ASSIGNEE_LENGTH, COMMENT_LENGTH, markAlert, unchangedWords } from '#libs/decision-store';
import { AlertsService } from '../alerts/alerts.service.js';
import { badInput, integerWithin } from '../common/bad-input.js';
import { fromGlobalId } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { incidentOf, IncidentsService } from './incidents.service.js';
/** Records what people do about incidents, and what they think of alerts. */
let IncidentActs = class IncidentActs {
    store;
    incidents;
    alerts;
    constructor(store, incidents, alerts) {
        this.store = store;
        this.incidents = incidents;
        this.alerts = alerts;
    }
    acknowledge(kind, by, input) {
        return this.act({ kind }, { by, reason: checkedReason(input.reason, 'input.reason') }, input);
    }
    assign(assignee, by, input) {
        const name = assignee === null ? null : checkedText(assignee, 'input.assignee', { least: 1, most: ASSIGNEE_LENGTH });
        return this.act({ kind: 'assign', assignee: name }, { by, reason: checkedReason(input.reason, 'input.reason') }, input);
    }
    comment(by, input) {
        const reason = checkedText(input.reason, 'input.comment', { least: 1, most: COMMENT_LENGTH });
        return this.act({ kind: 'comment' }, { by, reason }, input);
    }
    async mark(by, { alert, verdict, reason }) {
        const [key, why] = [alertOf(alert), checkedReason(reason, 'input.reason')];
        const outcome = await markAlert(this.store, key, { verdict, by, reason: why });
        const found = await this.alerts.find(`${key.run}:${key.fingerprint}:${key.since}`);
        if (outcome === 'missing' || found === null)
            return { code: 'ALERT_NOT_FOUND', message: 'there is no such alert' };
        if (outcome === 'done')
            return { alert: found };
        return { code: 'ALREADY_MARKED', message: `${by} has marked it as ${verdict} already`, alert: found };
    }
    async act(deed, origin, input) {
        const key = incidentOf(input.incident, 'input.incident');
        const ifActs = input.ifActs ?? undefined;
        if (ifActs !== undefined)
            integerWithin('input.ifActs', ifActs, { min: 0, max: 2 ** 31 - 1 });
        const outcome = await actOnIncident(this.store, key, deed, { ...origin, ifActs });
        const incident = await this.incidents.find(key);
        if (incident === null || outcome === 'missing')
            return notFound(key);
        if (outcome === 'done')
            return { incident };
        if (outcome === 'unchanged')
            return { ...unchangedWords(deed, incident), incident };
        return { code: 'INCIDENT_CHANGED', message: `there have been ${incident.acts} acts, not ${String(ifActs)}: look at it again`, incident };
    }
};
IncidentActs = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object, IncidentsService,
        AlertsService])
], IncidentActs);
export { IncidentActs };
function notFound({ run, incident }) {
    return { code: 'INCIDENT_NOT_FOUND', message: `run ${run} has no incident ${incident}` };
}
function alertOf(id) {
    const found = fromGlobalId(id);
    const [run = '', fingerprint = '', since = ''] = found?.type === 'Alert' ? found.key.split(':') : [];
    if (isRunUuid(run) && /^\d{1,15}$/.test(since))
        return { run, fingerprint, since: Number(since) };
    throw badInput('input.alert', id, 'the global id of an alert');
}
//# sourceMappingURL=incident-acts.service.js.map