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
import { Context, Query, Resolver } from '@nestjs/graphql';
import { mayReview } from '#libs/contracts';
import { actorOf } from './actor-of.js';
import { mayChange } from './authorizer.js';
import { WhoAmI } from './who-am-i.model.js';
/** Who is asking. */
let WhoAmIResolver = class WhoAmIResolver {
    whoAmI(context) {
        const { role = 'viewer', project = null } = context.access ?? {};
        return { name: actorOf(context), role, project, mayChange: mayChange(role), mayReview: mayChange(role) && mayReview(role) };
    }
};
__decorate([
    Query(() => WhoAmI, { description: 'Who is asking, by their token, and what they may do.' }),
    __param(0, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", WhoAmI)
], WhoAmIResolver.prototype, "whoAmI", null);
WhoAmIResolver = __decorate([
    Resolver(() => WhoAmI)
], WhoAmIResolver);
export { WhoAmIResolver };
//# sourceMappingURL=who-am-i.resolver.js.map