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
import { readEvidence } from '#libs/decision-store';
import { measured } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import { DecisionsService } from '../series/decisions.service.js';
/** Steps shown on either side of the first one, and layers whose decisions are shown there. */
const [AROUND_STEPS, SHOWN_LAYERS] = [2, 4];
/** Reads from the ledger what an incident shows. */
let EvidenceService = class EvidenceService {
    store;
    decisionsOf;
    constructor(store, decisionsOf) {
        this.store = store;
        this.decisionsOf = decisionsOf;
    }
    async read(incident, { run, layers }) {
        const { runUuid, number, alertCount, since, rule, layer, fingerprint, closedStep } = incident;
        const of = { run: runUuid, incident: number, alerts: alertCount, since, rule, layer, fingerprint, closedStep };
        const { moves, steps, ...told } = await readEvidence(this.store, of, run);
        return {
            ...told,
            moves: moves.map((move) => ({ ...move, value: measured(move.value), level: measured(move.level) })),
            steps: steps.filter(({ step }) => step >= since - AROUND_STEPS).map(toStep),
            decisions: await this.decisions(incident, layers, moves),
        };
    }
    async decisions({ runUuid, since, spread }, layers, moves) {
        const known = new Set(layers.map(({ name }) => name));
        const moved = [...new Set([...moves.map(({ layer }) => layer), ...spread])].filter((layer) => known.has(layer));
        const shown = moved.slice(0, SHOWN_LAYERS);
        if (shown.length === 0)
            return [];
        const range = { fromStep: Math.max(0, since - AROUND_STEPS), toStep: since + AROUND_STEPS };
        const { edges } = await this.decisionsOf.list(runUuid, layers, { ...range, layers: shown, first: SHOWN_LAYERS * (2 * AROUND_STEPS + 1) });
        return edges.map(({ node }) => node);
    }
};
EvidenceService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object, DecisionsService])
], EvidenceService);
export { EvidenceService };
function toStep({ step, loss, learningRate, batchId }) {
    return { step, batchId, loss: measured(loss), learningRate: measured(learningRate) };
}
//# sourceMappingURL=evidence.service.js.map