var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from '../tokens/access-token.model.js';
/** Who is asking. */
let WhoAmI = class WhoAmI {
    name;
    role;
    project;
    mayChange;
    mayReview;
};
__decorate([
    Field(() => String, { description: 'Name that acts are recorded under.' }),
    __metadata("design:type", String)
], WhoAmI.prototype, "name", void 0);
__decorate([
    Field(() => RoleEnum, { description: 'Role of the token.' }),
    __metadata("design:type", String)
], WhoAmI.prototype, "role", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The one project that the token is for; null when it is for all.' }),
    __metadata("design:type", Object)
], WhoAmI.prototype, "project", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it may change things by mutations.' }),
    __metadata("design:type", Boolean)
], WhoAmI.prototype, "mayChange", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it may review: sensitive predictions, sensitive runs, what timed out.' }),
    __metadata("design:type", Boolean)
], WhoAmI.prototype, "mayReview", void 0);
WhoAmI = __decorate([
    ObjectType({ description: 'Who is asking, by their token, and what they may do.' })
], WhoAmI);
export { WhoAmI };
//# sourceMappingURL=who-am-i.model.js.map