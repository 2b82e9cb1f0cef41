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
import { uuidv7 } from 'uuidv7';
import { checkedReason, checkedText, REASON_LENGTH } from '#libs/contracts';
import { controlRun, createRun, findRun, requireKnownRules } from '#libs/decision-store';
import { ENVIRONMENT } from '../common/api-environment.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from './problems-told.js';
import { readSpec } from './read-spec.js';
import { toRun } from './to-run.js';
/** Starts, pauses and cancels runs. */
let RunControl = class RunControl {
    store;
    environment;
    constructor(store, environment) {
        this.store = store;
        this.environment = environment;
    }
    /** `project`: the one that the token is for; null when it is for all. */
    async start(input, by, project) {
        return await problemsTold(async () => {
            const reason = checkedText(input.reason ?? '', 'input.reason', { least: 0, most: REASON_LENGTH });
            const spec = readSpec(input, { dataFolder: this.environment.dataFolder, project });
            await requireKnownRules(this.store, spec, 'spec');
            return await this.create(spec, { by, reason });
        });
    }
    async cancel(uuid, act) {
        const outcome = await this.order(uuid, { kind: 'cancel' }, act);
        if (outcome.kind === 'not-live')
            return notLive(uuid, outcome.state);
        const found = await findRun(this.store, uuid);
        return found === null ? notFound(uuid) : { run: toRun(found) };
    }
    /** Tells a live run what to do; telling it to be as it is, or was told to be, sends nothing. */
    async tell(uuid, order, act) {
        const outcome = await this.order(uuid, order, act);
        if (outcome.kind === 'not-live')
            return notLive(uuid, outcome.state);
        if (outcome.kind === 'needs-reviewer')
            return { code: 'NEEDS_REVIEWER', message: `run ${uuid} is marked sensitive: ${order.kind === 'lower' ? 'what the time-out policy lowered ends when a reviewer has reviewed it' : 'it goes on only when a reviewer resumes it'}` };
        const found = await findRun(this.store, uuid);
        return found === null ? notFound(uuid) : { run: toRun(found), sent: outcome.kind === 'sent' };
    }
    async order(uuid, order, { by, role, reason }) {
        return await controlRun(this.store, uuid, order, { by, role, reason: checkedReason(reason, 'input.reason') });
    }
    async create(spec, { by, reason }) {
        const { name, project, scaler } = spec;
        const row = await createRun(this.store, {
            ...{ uuid: uuidv7(), project, name, spec, state: 'queued', origin: 'api' },
            ...{ scaler: scaler.kind, enqueue: true, startedBy: by },
            event: reason === '' ? undefined : { kind: 'start-requested', detail: { by, reason } },
        });
        return { run: toRun(row) };
    }
};
RunControl = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __param(1, Inject(ENVIRONMENT)),
    __metadata("design:paramtypes", [Object, Object])
], RunControl);
export { RunControl };
function notFound(uuid) {
    return { code: 'RUN_NOT_FOUND', message: `there is no run ${uuid}` };
}
function notLive(uuid, state) {
    const message = state === 'queued' ? `run ${uuid} has not started` : `run ${uuid} has ended: it is ${state}`;
    return { code: 'RUN_NOT_LIVE', message, state };
}
//# sourceMappingURL=run-control.service.js.map