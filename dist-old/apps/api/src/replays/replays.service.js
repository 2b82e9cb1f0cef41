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
import { findReplay, listReplays } from '#libs/decision-store';
import { toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { toReplay } from './to-replay.js';
/** Reads replays. They are made by `gradlens replay`. */
let ReplaysService = class ReplaysService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after, run, project }) {
        const page = await listReplays(this.store, { first, run, project: project ?? undefined, after: after === null || after === undefined ? undefined : studyOf('Replay', after, 'after') });
        const edges = page.rows.map(toReplay).map((node) => ({ cursor: node.id, node }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(uuid) {
        const row = await findReplay(this.store, uuid);
        return row === null ? null : toReplay(row);
    }
};
ReplaysService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], ReplaysService);
export { ReplaysService };
//# sourceMappingURL=replays.service.js.map