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
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { actOf } from '../auth/actor-of.js';
import { runUuidOf } from '../common/global-id.js';
import { TellRunInput, TellRunResult } from './pause.model.js';
import { RunModel } from './run.model.js';
import { RunControl } from './run-control.service.js';
/** Pausing a run and letting it go on. */
let PauseResolver = class PauseResolver {
    control;
    constructor(control) {
        this.control = control;
    }
    pauseRun(input, context) {
        return this.tell('pause', input, context);
    }
    resumeRun(input, context) {
        return this.tell('resume', input, context);
    }
    tell(kind, { run, reason }, context) {
        return this.control.tell(runUuidOf(run, 'input.run'), { kind }, actOf(context, reason));
    }
};
__decorate([
    Mutation(() => TellRunResult, { description: 'Tells a running run to wait before its next step; nothing is lost, and resumeRun undoes it.' }),
    __param(0, Args('input', { type: () => TellRunInput, description: 'The run, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TellRunInput, Object]),
    __metadata("design:returntype", Promise)
], PauseResolver.prototype, "pauseRun", null);
__decorate([
    Mutation(() => TellRunResult, { description: 'Tells a paused run to go on; one that is marked sensitive goes on only at the word of a reviewer.' }),
    __param(0, Args('input', { type: () => TellRunInput, description: 'The run, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [TellRunInput, Object]),
    __metadata("design:returntype", Promise)
], PauseResolver.prototype, "resumeRun", null);
PauseResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [RunControl])
], PauseResolver);
export { PauseResolver };
//# sourceMappingURL=pause.resolver.js.map