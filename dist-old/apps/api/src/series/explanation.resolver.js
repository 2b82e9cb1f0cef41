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
import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { explainDecision, explanationWords } from '#libs/decision-explanation';
import { readDecisionFacts } from '#libs/decision-store';
import { measured } from '../common/measured-number.js';
import { pack } from '../common/packed.js';
import { STORE } from '../common/tokens.js';
import { DecisionModel } from './decision.model.js';
import { DecisionExplanation } from './explanation.model.js';
/** Why a decision was what it was, from the layer's history in the ledger. */
let DecisionExplanationResolver = class DecisionExplanationResolver {
    store;
    constructor(store) {
        this.store = store;
    }
    async explanation({ runUuid, layer, step }) {
        const found = explainDecision(await readDecisionFacts(this.store, runUuid, { layer: layer.name, step }));
        return found.kind === 'unexplained' ? { code: 'UNEXPLAINED', message: found.reason } : toExplained(found);
    }
};
__decorate([
    ResolveField(() => DecisionExplanation, { description: 'Why the scaler chose this scale: computed again from the ledger, split into what each input added. Reads the history of the layer.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DecisionModel]),
    __metadata("design:returntype", Promise)
], DecisionExplanationResolver.prototype, "explanation", null);
DecisionExplanationResolver = __decorate([
    Resolver(() => DecisionModel),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], DecisionExplanationResolver);
export { DecisionExplanationResolver };
function toExplained(explained) {
    const { contributions, guards, stepValues, rawRecomputed, scaleRecomputed, logRawScale, base, earlier, sum, rounding, steps, accountedShare, method } = explained;
    return {
        words: explanationWords(explained),
        ...{ logRawScale, base, earlier, sum, rounding, steps, accountedShare, method },
        contributions: contributions.map((each) => ({ ...each, mean: measured(each.mean), median: measured(each.median) })),
        stepValues: stepValues === null ? null : pack(Float32Array.from(stepValues)),
        guards: guards.map(({ guard, change, scale }) => ({ guard, change: measured(change), scale: measured(scale) })),
        rawRecomputed: toRecomputed(rawRecomputed),
        scaleRecomputed: toRecomputed(scaleRecomputed),
    };
}
function toRecomputed({ recorded, recomputed, bitExact, logError, tolerance, agrees }) {
    return { recorded: measured(recorded), recomputed: measured(recomputed), logError: measured(logError), ...{ bitExact, tolerance, agrees } };
}
//# sourceMappingURL=explanation.resolver.js.map