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
import { Args, ID, Int, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { integerWithin } from '../common/bad-input.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { RunsService } from '../runs/runs.service.js';
import { LiveSteps, RunChangeModel } from './live.model.js';
import { LiveService } from './live.service.js';
const STEPS = { min: -1, max: 2 ** 31 - 1 };
/** What changes while a run trains. */
let LiveResolver = class LiveResolver {
    live;
    runs;
    constructor(live, runs) {
        this.live = live;
        this.runs = runs;
    }
    runChanged(run, project) {
        return this.live.changes(run === undefined || run === null ? null : runUuidOf(run, 'run'), project ?? null);
    }
    liveSteps(run, afterStep) {
        return this.live.steps(runUuidOf(run, 'run'), integerWithin('afterStep', afterStep, STEPS));
    }
    run(change) {
        return change.runUuid === null ? Promise.resolve(null) : this.runs.find(change.runUuid);
    }
};
__decorate([
    Subscription(() => RunChangeModel, {
        description: 'A word for each change of a run or of all runs. Changes that a slow client missed are folded into the latest.',
        resolve: (change) => change,
    }),
    __param(0, Args('run', { type: () => ID, nullable: true, description: 'Only changes of this run: its uuid or global id.' })),
    __param(1, Args('project', { type: () => String, nullable: true, description: 'Only changes of runs of this project; a token for one project is told of that one.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Object)
], LiveResolver.prototype, "runChanged", null);
__decorate([
    Subscription(() => LiveSteps, {
        description: 'Steps of a run as they are recorded, from a cursor on. A slow client gets bigger batches, never a gap.',
        resolve: (steps) => steps,
    }),
    __param(0, Args('run', { type: () => ID, description: 'uuid or global id of the run.' })),
    __param(1, Args('afterStep', { type: () => Int, description: 'Cursor: the last step the client has; -1 for all from the start.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, Number]),
    __metadata("design:returntype", Promise)
], LiveResolver.prototype, "liveSteps", null);
__decorate([
    ResolveField(() => RunModel, { nullable: true, description: 'The run as it is now; null after a resync.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunChangeModel]),
    __metadata("design:returntype", Promise)
], LiveResolver.prototype, "run", null);
LiveResolver = __decorate([
    Resolver(() => RunChangeModel),
    __metadata("design:paramtypes", [LiveService,
        RunsService])
], LiveResolver);
export { LiveResolver };
//# sourceMappingURL=live.resolver.js.map