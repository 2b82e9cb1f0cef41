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
import { listAuditEntries } from '#libs/decision-store';
import { badInput } from '../common/bad-input.js';
import { pageSize, toConnection } from '../common/connection.js';
import { runUuidOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
/** Reads the audit log. */
let AuditLogService = class AuditLogService {
    store;
    constructor(store) {
        this.store = store;
    }
    /** A page of it, newest first. @throws GraphQLError BAD_USER_INPUT for a wrong run or cursor. */
    async list({ first, after, run, ...filter }) {
        const uuid = run === null || run === undefined ? null : runUuidOf(run, 'run');
        const page = await listAuditEntries(this.store, { ...filter, run: uuid }, { first: pageSize(first), before: beforeOf(after) });
        const edges = page.entries.map((entry) => ({ cursor: String(entry.seq), node: toModel(entry) }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
};
AuditLogService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], AuditLogService);
export { AuditLogService };
function beforeOf(after) {
    if (after === null || after === undefined)
        return undefined;
    if (/^\d{1,15}$/.test(after))
        return Number(after);
    throw badInput('after', after, 'the cursor of an edge');
}
function toModel({ timeUs, args, ...entry }) {
    return { ...entry, at: new Date(timeUs / 1000), arguments: JSON.parse(args) };
}
//# sourceMappingURL=audit-log.service.js.map