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
import { RuleModel } from '../alerts/alert.model.js';
import { RuleCanaryModel } from './canary.model.js';
/** Recall and lag of the rules, live. */
let RuleCanaryResolver = class RuleCanaryResolver {
    async canary({ name, version }, { loaders }) {
        return await loaders.canaries.load({ name, version });
    }
};
__decorate([
    ResolveField(() => RuleCanaryModel, { nullable: true, description: 'How this version has done on its canaries; null for a rule that has none, or had none yet.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RuleModel, Object]),
    __metadata("design:returntype", Promise)
], RuleCanaryResolver.prototype, "canary", null);
RuleCanaryResolver = __decorate([
    Resolver(() => RuleModel)
], RuleCanaryResolver);
export { RuleCanaryResolver };
//# sourceMappingURL=canary.resolver.js.map