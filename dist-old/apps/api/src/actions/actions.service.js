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
import { checkedReason, isRunUuid } from '#libs/contracts';
import { decideAction, findActionRequest, isUnreviewed, listActionRequests, stateOfRequest } from '#libs/decision-store';
import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { fromGlobalId, toGlobalId } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
/** What rules ask for: reads it, and decides it in the name of a person. */
let ActionsService = class ActionsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after, run, project, open, incident }) {
        const key = after === null || after === undefined ? undefined : keyOf(after, 'after');
        const page = await listActionRequests(this.store, { first, run, incident, project: project ?? undefined, open: open ?? undefined, after: key });
        const edges = page.requests.map((row) => ({ cursor: idOf(row), node: toRequest(row) }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(key) {
        const found = parseKey(key);
        const row = found === null ? null : await findActionRequest(this.store, found);
        return row === null ? null : toRequest(row);
    }
    /** @throws InputError when there is no reason. */
    async decide(id, verdict, { by, role, reason }) {
        const key = keyOf(id, 'input.request');
        const outcome = await decideAction(this.store, key, { verdict, by, role, reason: checkedReason(reason, 'input.reason') });
        switch (outcome.kind) {
            case 'no-request':
                return notFound(key);
            case 'already':
                return { code: 'ALREADY_DECIDED', message: `request ${key.request} is ${outcome.act} by ${outcome.by}: the first decision stands` };
            case 'not-live':
                return { code: 'RUN_NOT_LIVE', message: `run ${key.run} is ${outcome.state}: nothing executes it`, state: outcome.state };
            case 'needs-reviewer':
                return { code: 'NEEDS_REVIEWER', message: 'what the time-out policy decided is reviewed by a reviewer' };
            case 'decided':
                return await this.decided(key);
        }
    }
    async decided(key) {
        const row = await findActionRequest(this.store, key);
        return row === null ? notFound(key) : { request: toRequest(row) };
    }
};
ActionsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], ActionsService);
export { ActionsService };
function notFound({ run, request }) {
    return { code: 'REQUEST_NOT_FOUND', message: `there is no request ${request} of run ${run}` };
}
function idOf({ run, request }) {
    return toGlobalId('ActionRequest', `${run}:${request}`);
}
function keyOf(id, field) {
    const found = fromGlobalId(id);
    const key = found?.type === 'ActionRequest' ? parseKey(found.key) : null;
    if (key === null)
        throw badInput(field, id, 'the global id of a request');
    return key;
}
function parseKey(key) {
    const [run = '', request = ''] = key.split(':');
    return isRunUuid(run) && /^[1-9]\d{0,8}$/.test(request) ? { run, request: Number(request) } : null;
}
function toRequest(row) {
    const { run, request, rule, ruleVersion, kind, args, step, reason, respondBy, escalateTo, createdAt } = row;
    return {
        ...{ id: idOf(row), runUuid: run, request, rule, ruleVersion, kind, args, step, reason, respondBy, escalateTo, createdAt },
        state: stateOfRequest(row),
        unreviewed: isUnreviewed(row),
        told: row.told.map(toTold),
        acts: row.acts.map(({ act, by, reason: why, commandSeq, createdAt: at, told }) => ({ act, by, reason: why, command: commandSeq, at, told: told.map(toTold) })),
    };
}
function toTold({ receiver, state, notification }) {
    return { receiver, state, notification: toGlobalId('Notification', notification) };
}
//# sourceMappingURL=actions.service.js.map