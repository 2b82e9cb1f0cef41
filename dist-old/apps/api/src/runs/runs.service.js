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
import { findRun, listLayers, listRuns } from '#libs/decision-store';
import { toConnection } from '../common/connection.js';
import { given } from '../common/given.js';
import { runUuidOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { toLayer } from './layer.model.js';
import { toRun } from './to-run.js';
/** Reads runs and what belongs to them as a whole. */
let RunsService = class RunsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async find(uuid) {
        const row = await findRun(this.store, uuid);
        return row === null ? null : toRun(row);
    }
    async list({ first, after, sort, ...rest }) {
        const page = await listRuns(this.store, {
            ...given(rest),
            ...{ first, sort },
            after: after === null || after === undefined ? undefined : runUuidOf(after, 'after'),
        });
        const edges = page.runs.map((row) => ({ cursor: row.uuid, node: toRun(row) }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async layer(uuid, number) {
        const layers = (await listLayers(this.store, [uuid])).get(uuid) ?? [];
        const found = layers.find((layer) => layer.layer === number);
        return found === undefined ? null : toLayer(uuid, found);
    }
};
RunsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], RunsService);
export { RunsService };
//# sourceMappingURL=runs.service.js.map