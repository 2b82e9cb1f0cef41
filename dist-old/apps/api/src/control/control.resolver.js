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
import { MOST_LOWERED_STEPS } from '#libs/contracts';
import { actOf } from '../auth/actor-of.js';
import { badInput, integerWithin } from '../common/bad-input.js';
import { runUuidOf } from '../common/global-id.js';
import { TellRunResult } from '../runs/pause.model.js';
import { RunControl } from '../runs/run-control.service.js';
import { LowerRunInput, RollbackRunInput } from './control.model.js';
/** Lowering the scale of a live run and rolling it back; pausing and cancelling are with the runs. */
let ControlResolver = class ControlResolver {
    control;
    constructor(control) {
        this.control = control;
    }
    lowerRun(input, context) {
        const layers = input.layers ?? null;
        if (layers?.length === 0)
            throw badInput('input.layers', layers, 'at least one layer, or null for all');
        const steps = input.steps ?? null;
        if (steps !== null)
            integerWithin('input.steps', steps, { min: 0, max: MOST_LOWERED_STEPS });
        return this.tell(input, { kind: 'lower', args: { layers, steps, guards: false } }, context);
    }
    rollbackRun(input, context) {
        const toStep = input.toStep ?? null;
        if (toStep !== null)
            integerWithin('input.toStep', toStep, { min: 0, max: Number.MAX_SAFE_INTEGER });
        return this.tell(input, { kind: 'rollback', args: { toStep } }, context);
    }
    tell({ run, reason }, order, context) {
        return this.control.tell(runUuidOf(run, 'input.run'), order, actOf(context, reason));
    }
};
__decorate([
    Mutation(() => TellRunResult, { description: 'Sets the scale of layers to 1 for some steps; every decision under it says so.' }),
    __param(0, Args('input', { type: () => LowerRunInput, description: 'The run, the layers, for how long, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [LowerRunInput, Object]),
    __metadata("design:returntype", Promise)
], ControlResolver.prototype, "lowerRun", null);
__decorate([
    Mutation(() => TellRunResult, { description: 'Takes weights and optimizer back to a checkpoint; steps count on, and the scale is 1 for a while.' }),
    __param(0, Args('input', { type: () => RollbackRunInput, description: 'The run, how far back, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RollbackRunInput, Object]),
    __metadata("design:returntype", Promise)
], ControlResolver.prototype, "rollbackRun", null);
ControlResolver = __decorate([
    Resolver(),
    __metadata("design:paramtypes", [RunControl])
], ControlResolver);
export { ControlResolver };
//# sourceMappingURL=control.resolver.js.map