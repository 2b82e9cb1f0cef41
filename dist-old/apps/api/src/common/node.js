var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ID, InterfaceType } from '@nestjs/graphql';
import { fromGlobalId } from './global-id.js';
/** Anything with a global id (Relay). */
let Node = class Node {
    id;
};
__decorate([
    Field(() => ID, { description: 'Global id, opaque: unique over all types.' }),
    __metadata("design:type", String)
], Node.prototype, "id", void 0);
Node = __decorate([
    InterfaceType({
        description: 'Anything that can be asked for again by its global id (Relay).',
        resolveType: ({ id }) => fromGlobalId(id)?.type,
    })
], Node);
export { Node };
//# sourceMappingURL=node.js.map