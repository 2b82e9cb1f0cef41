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
import { checkedReason, parseImpactEffort } from '#libs/contracts';
import { findImpact, findRun, impactStudies, listImpacts } from '#libs/decision-store';
import { toConnection } from '../common/connection.js';
import { studyOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { problemsTold } from '../runs/problems-told.js';
import { given, whyNotExecutedAgain } from '../traces/traces.service.js';
import { toImpact } from './to-impact.js';
/** Reads impacts, asks for them, cancels them. */
let ImpactsService = class ImpactsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list({ first, after, run }) {
        const page = await listImpacts(this.store, { first, run, after: after === null || after === undefined ? undefined : studyOf('Impact', after, 'after') });
        const edges = page.rows.map(toImpact).map((node) => ({ cursor: node.id, node }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(uuid) {
        const row = await findImpact(this.store, uuid);
        return row === null ? null : toImpact(row);
    }
    async start({ seeds, threshold, seed, control }, run, { by, reason }) {
        return await problemsTold(async () => {
            const effort = parseImpactEffort(given({ seeds, threshold, seed, control }), 'input.');
            const impact = { uuid: uuidv7(), run, effort, by, reason: checkedReason(reason, 'input.reason') };
            const row = await findRun(this.store, run);
            if (row === null)
                return { code: 'RUN_NOT_FOUND', message: `there is no run ${run}` };
            const why = whyNotExecutedAgain(row);
            if (why !== null)
                return { code: 'RUN_NOT_TRACEABLE', message: `run ${run} ${why}` };
            await impactStudies.ask(this.store, impact);
            const asked = await this.find(impact.uuid);
            return asked === null ? { code: 'RUN_NOT_FOUND', message: `run ${run} is gone` } : { impact: asked };
        });
    }
    /** @throws InputError when there is no reason. */
    async cancel(uuid, { by, reason }) {
        const outcome = await impactStudies.cancel(this.store, uuid, { by, reason: checkedReason(reason, 'input.reason') });
        if (outcome.kind === 'ended')
            return { code: 'IMPACT_ENDED', message: `impact ${uuid} is ${outcome.state}`, state: outcome.state };
        const impact = outcome.kind === 'not-there' ? null : await this.find(uuid);
        return impact === null ? { code: 'IMPACT_NOT_FOUND', message: `there is no impact ${uuid}` } : { impact };
    }
};
ImpactsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], ImpactsService);
export { ImpactsService };
//# sourceMappingURL=impacts.service.js.map