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
import { inProject } from '#libs/decision-store';
import { ENVIRONMENT } from '../common/api-environment.js';
import { CLOCK, NOTIFY, STORE } from '../common/tokens.js';
import { packageVersion } from '../common/repo-root.js';
import { recordingBacklog } from './recording-backlog.js';
/** Asks the database and the spools how they stand. */
let HealthService = class HealthService {
    store;
    clock;
    environment;
    notify;
    constructor(store, clock, environment, notify) {
        this.store = store;
        this.clock = clock;
        this.environment = environment;
        this.notify = notify;
    }
    async read() {
        const executors = await this.executors();
        return {
            version: packageVersion(),
            database: executors === null ? 'down' : 'ok',
            embedded: this.store.embedded,
            executors: executors ?? 0,
            recording: recordingBacklog(this.environment.home, this.clock),
            notifications: notifyWord(this.notify),
            time: new Date(this.clock.now()),
        };
    }
    /** Runs that a process executes; null when the database does not answer. */
    async executors() {
        try {
            const { rows } = await inProject(null, () => this.store.pool.query(`select count(*)::int as n from run where state in ('running', 'paused')`));
            return rows[0]?.n ?? 0;
        }
        catch {
            return null;
        }
    }
};
HealthService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(CLOCK)),
    __param(2, Inject(ENVIRONMENT)),
    __param(3, Inject(NOTIFY)),
    __metadata("design:paramtypes", [Object, Object, Object, Object])
], HealthService);
export { HealthService };
function notifyWord(file) {
    if (file.problem() !== null)
        return 'wrong';
    return file.current() === null ? 'none' : 'ok';
}
//# sourceMappingURL=health.service.js.map