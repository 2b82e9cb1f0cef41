var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { incidentOf, IncidentsService } from '../incidents/incidents.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { SilencesService } from '../silences/silences.service.js';
/** Finds what has to do with alerts by its global id. */
let AlertNodes = class AlertNodes {
    alerts;
    incidents;
    silences;
    notifications;
    constructor(alerts, incidents, silences, notifications) {
        this.alerts = alerts;
        this.incidents = incidents;
        this.silences = silences;
        this.notifications = notifications;
    }
    find({ type, key }, id) {
        if (type === 'Incident')
            return this.incidents.find(incidentOf(id, 'id'));
        return { Alert: this.alerts, Silence: this.silences, Notification: this.notifications }[type].find(key);
    }
};
AlertNodes = __decorate([
    Injectable(),
    __metadata("design:paramtypes", [AlertsService,
        IncidentsService,
        SilencesService,
        NotificationsService])
], AlertNodes);
export { AlertNodes };
//# sourceMappingURL=alert-nodes.service.js.map