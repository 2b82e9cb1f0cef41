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
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { DecisionModel } from '../series/decision.model.js';
import { DecisionProofResult } from './decision-proof.model.js';
import { DecisionProofs } from './decision-proofs.service.js';
/** Proofs of decisions. */
let DecisionProofResolver = class DecisionProofResolver {
    proofs;
    /** By operation: what it asks for together is read together. */
    loaders = new WeakMap();
    constructor(proofs) {
        this.proofs = proofs;
    }
    proof({ runUuid, layer, step }, context) {
        return this.loaderOf(context).load({ run: runUuid, layer: layer.name, step });
    }
    loaderOf(context) {
        const loader = this.loaders.get(context) ?? new DataLoader((keys) => this.proofs.prove(keys), { cache: false });
        this.loaders.set(context, loader);
        return loader;
    }
};
__decorate([
    ResolveField(() => DecisionProofResult, { description: 'That it is in the ledger as it stands here, under the newest signed head. Reads the ledger of the run, once for all who ask meanwhile; other runs wait their turn.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DecisionModel, Object]),
    __metadata("design:returntype", Promise)
], DecisionProofResolver.prototype, "proof", null);
DecisionProofResolver = __decorate([
    Resolver(() => DecisionModel),
    __metadata("design:paramtypes", [DecisionProofs])
], DecisionProofResolver);
export { DecisionProofResolver };
//# sourceMappingURL=decision-proof.resolver.js.map