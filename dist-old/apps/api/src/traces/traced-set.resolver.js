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
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayReadPeople } from '../auth/authorizer.js';
import { PageArgs, pageSize, placesUpTo, toConnection } from '../common/connection.js';
import { measured } from '../common/measured-number.js';
import { MovedRecordConnection, TracedSetModel } from './traced-set.model.js';
/** Whom a set of decisions moved; which records they are is told to those who may read of people. */
let TracedSetResolver = class TracedSetResolver {
    moved({ listed }, { first, after }, { access }) {
        const [from, size, mayRead] = [placesUpTo(after), pageSize(first), mayReadPeople(access)];
        const edges = listed.slice(from, from + size).map(({ record, score, without, flips }, i) => ({
            cursor: String(from + i),
            node: { record: mayRead ? record : null, score: measured(score), without: measured(without), flips },
        }));
        return { ...toConnection({ edges, hasNext: from + size < listed.length, after }), totalCount: listed.length };
    }
};
__decorate([
    ResolveField(() => MovedRecordConnection, { description: 'The test records that it moved most, as many as the trace lists (effort.top).' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TracedSetModel, PageArgs, Object]),
    __metadata("design:returntype", MovedRecordConnection)
], TracedSetResolver.prototype, "moved", null);
TracedSetResolver = __decorate([
    Resolver(() => TracedSetModel)
], TracedSetResolver);
export { TracedSetResolver };
//# sourceMappingURL=traced-set.resolver.js.map