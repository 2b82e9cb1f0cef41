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
import { flagNames, InputError } from '#libs/contracts';
import { readDecision, readDecisions } from '#libs/decision-store';
import { toConnection } from '../common/connection.js';
import { measured } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import { toLayer } from '../runs/layer.model.js';
import { knownLayer, rangeOf } from './series.service.js';
/** Reads single decisions of a run. */
let DecisionsService = class DecisionsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list(run, layers, args) {
        const { fromStep, toStep, first, after } = args;
        rangeOf(args);
        for (const name of args.layers ?? [])
            knownLayer(layers, name, 'layers');
        const page = await readDecisions(this.store, run, {
            ...{ fromStep, toStep, first },
            layers: args.layers ?? undefined,
            after: after ?? undefined,
        });
        const edges = page.decisions.map((row) => ({ cursor: row.cursor, node: toDecision(run, layers, row) }));
        return toConnection({ edges, hasNext: page.hasNext, after });
    }
    async one(run, layers, at) {
        const { name } = knownLayer(layers, at.layer, 'layer');
        if (at.step < 0)
            throw new InputError({ source: null, path: 'step', value: String(at.step), allowed: 'a step from 0 on' });
        const row = await readDecision(this.store, run, at.step, name);
        return row === null ? null : toDecision(run, layers, row);
    }
};
DecisionsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], DecisionsService);
export { DecisionsService };
function toDecision(run, layers, row) {
    return {
        runUuid: run,
        step: row.step,
        layer: toLayer(run, knownLayer(layers, row.layer, 'layer')),
        rawScale: measured(row.rawScale),
        scale: measured(row.scale),
        gradNorm: measured(row.gradNorm),
        paramNorm: measured(row.paramNorm),
        updateNorm: measured(row.updateNorm),
        cosine: measured(row.cosine),
        noise: measured(row.noise),
        flags: flagNames(row.flags),
        effectiveLearningRate: measured(row.effectiveLearningRate),
        loss: measured(row.loss),
        learningRate: measured(row.learningRate),
    };
}
//# sourceMappingURL=decisions.service.js.map