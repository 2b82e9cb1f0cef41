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
import { inProject, readServiceFigures, receiverFigures } from '#libs/decision-store';
import { ENVIRONMENT } from '../common/api-environment.js';
import { CLOCK, NOTIFY, STORE } from '../common/tokens.js';
import { within } from '../common/within.js';
import { judgeParts } from './judge-parts.js';
import { recordingBacklog } from './recording-backlog.js';
/** The database is waited for so long. Unit: ms. */
const ANSWER_MS = 2_000;
/** Tells how each part of the service stands, and since when. */
let HealthPartsService = class HealthPartsService {
    store;
    clock;
    environment;
    notify;
    /** How each part stood when it was looked at last, and since when. Unit: ms since 1970. */
    seen = new Map();
    constructor(store, clock, environment, notify) {
        this.store = store;
        this.clock = clock;
        this.environment = environment;
        this.notify = notify;
    }
    async read() {
        return judgeParts(await this.facts()).map((part) => {
            const { name, state, detail, whatToDo } = part;
            return { name, state, detail, whatToDo, since: new Date(this.since(part)) };
        });
    }
    since({ name, state, seconds }) {
        const before = this.seen.get(name);
        const nowMs = this.clock.now();
        const seenMs = before?.state === state ? before.sinceMs : nowMs;
        // what something else tells may be longer ago than anybody has looked
        const sinceMs = seconds === undefined ? seenMs : Math.min(seenMs, nowMs - seconds * 1000);
        this.seen.set(name, { state, sinceMs });
        return sinceMs;
    }
    async facts() {
        const { state, secondsBehind, runs } = recordingBacklog(this.environment.home, this.clock);
        // of the whole service, whoever asks: numbers alone are told
        const answers = await inProject(null, () => within(ANSWER_MS, Promise.all([readServiceFigures(this.store), receiverFigures(this.store)]))).catch(() => null);
        const problem = this.notify.problem();
        const names = new Set(this.notify.current()?.config.receivers.map(({ name }) => name));
        const told = answers === null ? null : answers[1].filter(({ receiver }) => names.has(receiver));
        return {
            figures: answers === null ? null : answers[0],
            embedded: this.store.embedded,
            recording: { state, secondsBehind, runs: runs.length },
            notifications: { isConfigured: this.notify.current() !== null, problem },
            receivers: told === null ? null : { all: names.size, failing: told.filter((one) => one.problem !== null).length, waiting: told.reduce((sum, { waiting }) => sum + waiting, 0) },
        };
    }
};
HealthPartsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(CLOCK)),
    __param(2, Inject(ENVIRONMENT)),
    __param(3, Inject(NOTIFY)),
    __metadata("design:paramtypes", [Object, Object, Object, Object])
], HealthPartsService);
export { HealthPartsService };
//# sourceMappingURL=health-parts.service.js.map