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
import { Args, Context, ID, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { LedgerCheckEvent, LedgerModel, VerifyLedgerResult } from './ledger.model.js';
import { LedgerService } from './ledger.service.js';
/** Checking a ledger. */
let LedgerResolver = class LedgerResolver {
    ledgers;
    constructor(ledgers) {
        this.ledgers = ledgers;
    }
    verifyLedger(run, { access }) {
        return this.ledgers.verify(runUuidOf(run, 'run'), access);
    }
    ledgerCheck(run, { access }) {
        return this.ledgers.follow(runUuidOf(run, 'run'), access);
    }
};
__decorate([
    Query(() => VerifyLedgerResult, {
        nullable: true,
        description: 'Checks the whole ledger of a run now, as gradlens verify does; null when there is no such run. It reads every recorded number: one at a time, for all roles but viewer.',
    }),
    __param(0, Args('run', { type: () => ID, description: 'uuid or global id of the run.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, Object]),
    __metadata("design:returntype", Promise)
], LedgerResolver.prototype, "verifyLedger", null);
__decorate([
    Subscription(() => LedgerCheckEvent, {
        description: 'The same as verifyLedger with words of progress, four times a second. It is cancelled when the last one who waits for it ends the subscription.',
        resolve: (event) => event,
    }),
    __param(0, Args('run', { type: () => ID, description: 'uuid or global id of the run.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, Object]),
    __metadata("design:returntype", Object)
], LedgerResolver.prototype, "ledgerCheck", null);
LedgerResolver = __decorate([
    Resolver(),
    __metadata("design:paramtypes", [LedgerService])
], LedgerResolver);
export { LedgerResolver };
/** The ledger of a run. */
let RunLedgerResolver = class RunLedgerResolver {
    ledgers;
    constructor(ledgers) {
        this.ledgers = ledgers;
    }
    ledger({ uuid }) {
        return this.ledgers.read(uuid);
    }
};
__decorate([
    ResolveField(() => LedgerModel, { description: 'Its ledger as it is stored: frames, signed segments, keys. Not checked: verifyLedger does that.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel]),
    __metadata("design:returntype", Promise)
], RunLedgerResolver.prototype, "ledger", null);
RunLedgerResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [LedgerService])
], RunLedgerResolver);
export { RunLedgerResolver };
//# sourceMappingURL=ledger.resolver.js.map