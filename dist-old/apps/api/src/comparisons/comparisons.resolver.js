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
import { Args, ArgsType, Context, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, pageSize } from '../common/connection.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { ComparisonArm } from './comparison-arm.model.js';
import { ComparisonConnection, ComparisonModel } from './comparison.model.js';
import { ComparisonsService } from './comparisons.service.js';
import { toArms } from './to-comparison.js';
/** What `comparisons` is asked. */
let ComparisonsArgs = class ComparisonsArgs extends PageArgs {
    run;
    project;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Only those of this run (its uuid or global id): made of it, or of a spec equal to its own.' }),
    __metadata("design:type", Object)
], ComparisonsArgs.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only those of this project; a token for one project is told of that one.' }),
    __metadata("design:type", Object)
], ComparisonsArgs.prototype, "project", void 0);
ComparisonsArgs = __decorate([
    ArgsType()
], ComparisonsArgs);
export { ComparisonsArgs };
/** What `comparison` is asked. */
let ComparisonArgs = class ComparisonArgs {
    number;
    project;
};
__decorate([
    Field(() => Int, { description: 'Its number.' }),
    __metadata("design:type", Number)
], ComparisonArgs.prototype, "number", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only if it is of this project; a token for one project is told of that one.' }),
    __metadata("design:type", Object)
], ComparisonArgs.prototype, "project", void 0);
ComparisonArgs = __decorate([
    ArgsType()
], ComparisonArgs);
export { ComparisonArgs };
/** Comparisons: reading. They are made by `gradlens compare`. */
let ComparisonsResolver = class ComparisonsResolver {
    comparisons;
    constructor(comparisons) {
        this.comparisons = comparisons;
    }
    list({ first, after, run, project }) {
        return this.comparisons.list({ first: pageSize(first), after, project, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
    }
    one({ number, project }) {
        return this.comparisons.find(number, project);
    }
    async arms({ number, costs }, context) {
        const details = await context.loaders.comparisonDetails.load(number);
        return details === null ? [] : toArms(details, costs);
    }
    async run({ number }, context) {
        const run = await context.loaders.comparedRuns.load(number);
        return run === null ? null : toRun(await context.loaders.runs.load(run));
    }
};
__decorate([
    Query(() => ComparisonConnection, { name: 'comparisons', description: 'Stored comparisons of a scaler with its ablations and tuned baselines, newest first.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ComparisonsArgs]),
    __metadata("design:returntype", Promise)
], ComparisonsResolver.prototype, "list", null);
__decorate([
    Query(() => ComparisonModel, { name: 'comparison', nullable: true, description: 'One stored comparison; null where there is none of this number.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ComparisonArgs]),
    __metadata("design:returntype", Promise)
], ComparisonsResolver.prototype, "one", null);
__decorate([
    ResolveField(() => [ComparisonArm], { description: 'Every arm: that of the spec\'s own scaler first, then its ablations, then baselines.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ComparisonModel, Object]),
    __metadata("design:returntype", Promise)
], ComparisonsResolver.prototype, "arms", null);
__decorate([
    ResolveField(() => RunModel, { nullable: true, description: 'The run that was compared; of a spec, its newest run; null where there is none.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ComparisonModel, Object]),
    __metadata("design:returntype", Promise)
], ComparisonsResolver.prototype, "run", null);
ComparisonsResolver = __decorate([
    Resolver(() => ComparisonModel),
    __metadata("design:paramtypes", [ComparisonsService])
], ComparisonsResolver);
export { ComparisonsResolver };
/** Comparisons of one run. */
let RunComparisonsResolver = class RunComparisonsResolver {
    comparisonsOf;
    constructor(comparisonsOf) {
        this.comparisonsOf = comparisonsOf;
    }
    comparisons({ uuid }, { first, after }) {
        return this.comparisonsOf.list({ first: pageSize(first), after, run: uuid });
    }
};
__decorate([
    ResolveField(() => ComparisonConnection, { description: 'Comparisons of the run, or of a spec equal to its own, newest first.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, PageArgs]),
    __metadata("design:returntype", Promise)
], RunComparisonsResolver.prototype, "comparisons", null);
RunComparisonsResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [ComparisonsService])
], RunComparisonsResolver);
export { RunComparisonsResolver };
//# sourceMappingURL=comparisons.resolver.js.map