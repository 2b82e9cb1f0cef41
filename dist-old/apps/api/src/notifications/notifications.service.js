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
import { listNotifications, receiverFigures } from '#libs/decision-store';
import { headline } from '#libs/notifications';
import { toConnection } from '../common/connection.js';
import { toGlobalId } from '../common/global-id.js';
import { NOTIFY, STORE } from '../common/tokens.js';
import { peopleOf, placeOf, routesByReceiver } from './told-receivers.js';
/** Most ids of alerts that a notification lists. */
const MOST_IDS = 100;
/** Reads notifications, and how receivers do. */
let NotificationsService = class NotificationsService {
    store;
    file;
    constructor(store, file) {
        this.store = store;
        this.file = file;
    }
    async list({ first, after, receiver, state, kind }) {
        const page = await listNotifications(this.store, { first, after: after ?? undefined, receiver: receiver ?? undefined, state: state ?? undefined, kind: kind ?? undefined });
        const edges = page.notifications.map((row) => ({ cursor: row.cursor, node: toModel(row) }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(id) {
        const page = isRunUuid(id) ? await listNotifications(this.store, { first: 1, id }) : null;
        const row = page?.notifications[0];
        return row === undefined ? null : toModel(row);
    }
    async state() {
        const active = this.file.current();
        const figures = new Map((await receiverFigures(this.store)).map((one) => [one.receiver, one]));
        const receivers = active === null ? [] : receiversOf(active, figures);
        return { isConfigured: active !== null, problem: this.file.problem(), receivers, watchdogReceivers: active?.config.watchdog?.receivers ?? [] };
    }
};
NotificationsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(NOTIFY)),
    __metadata("design:paramtypes", [Object, Object])
], NotificationsService);
export { NotificationsService };
function receiversOf({ config }, figures) {
    const routes = routesByReceiver(config.route);
    return config.receivers.map((receiver) => {
        const { name, kind, sendResolved } = receiver;
        return { name, kind, sendResolved, place: placeOf(receiver), routes: routes.get(name) ?? [], people: peopleOf(config, name), ...healthOf(figures.get(name)) };
    });
}
function healthOf(figures) {
    if (figures === undefined)
        return { health: 'unknown', waiting: 0, lastSentAt: null, lastGivenUpAt: null, problem: null, mutedInWeek: 0, failedInWeek: 0 };
    const { problem, lastSentAt, lastGivenUpAt, waiting, mutedInWeek, failedInWeek } = figures;
    const isNew = lastSentAt === null && lastGivenUpAt === null && problem === null;
    return { health: problem !== null ? 'failing' : isNew ? 'unknown' : 'ok', waiting, lastSentAt, lastGivenUpAt, problem, mutedInWeek, failedInWeek };
}
function toModel(row) {
    const { id, receiver, state, message, suppression, problem, createdAt, nextAttemptAt, finishedAt, attempts, incidents } = row;
    const { kind, isRepeat, groupLabels, alerts, truncated, escalation } = message;
    return {
        ...{ id: toGlobalId('Notification', id), uuid: id, receiver, kind, state, isRepeat, groupLabels, headline: headline(message) },
        requestId: escalation === undefined ? null : toGlobalId('ActionRequest', `${escalation.run}:${escalation.request}`),
        incidentIds: incidents.slice(0, MOST_IDS).map(({ run, incident }) => toGlobalId('Incident', `${run}:${incident}`)),
        alertCount: alerts.length + truncated,
        alertIds: alerts.slice(0, MOST_IDS).map(({ key }) => toGlobalId('Alert', key)),
        ...{ createdAt, finishedAt, nextAttemptAt, problem, attempts },
        silencedBy: (suppression?.silences ?? []).map((silence) => toGlobalId('Silence', silence)),
        inhibitedBy: (suppression?.inhibitedBy ?? []).map((key) => toGlobalId('Alert', key)),
    };
}
//# sourceMappingURL=notifications.service.js.map