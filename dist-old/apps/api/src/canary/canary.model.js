var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../common/scalars.js';
/** How a rule has done on its canaries of late. */
let RuleCanaryModel = class RuleCanaryModel {
    injections;
    recall;
    medianLagSteps;
    lastAt;
    lastCaught;
};
__decorate([
    Field(() => Int, { description: 'Injections the figures are made of.' }),
    __metadata("design:type", Number)
], RuleCanaryModel.prototype, "injections", void 0);
__decorate([
    Field(() => Float, { description: 'Share of them that it found, 0 to 1.' }),
    __metadata("design:type", Number)
], RuleCanaryModel.prototype, "recall", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Median lag of those it found, from the injected step to firing; null when it found none. Unit: steps.' }),
    __metadata("design:type", Object)
], RuleCanaryModel.prototype, "medianLagSteps", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When the last one flew. UTC.' }),
    __metadata("design:type", Date)
], RuleCanaryModel.prototype, "lastAt", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it found the last one; a rule that did not is not healthy on that run.' }),
    __metadata("design:type", Boolean)
], RuleCanaryModel.prototype, "lastCaught", void 0);
RuleCanaryModel = __decorate([
    ObjectType('RuleCanary', { description: 'How a rule has done on its newest 100 canaries: spikes put into a copy of the live stream, which it must find.' })
], RuleCanaryModel);
export { RuleCanaryModel };
//# sourceMappingURL=canary.model.js.map