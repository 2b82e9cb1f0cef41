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
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { actOf } from '../auth/actor-of.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { ReleaseModel, ReleaseRunInput, ReleaseRunResult, SignOffModel, SignReportInput, SignReportResult } from './release.model.js';
import { ReleasesService, whyNotReleased } from './releases.service.js';
/** Signatures under reports, and the release gate. */
let ReleasesResolver = class ReleasesResolver {
    service;
    constructor(service) {
        this.service = service;
    }
    signOffs({ uuid }) {
        return this.service.signOffs(uuid);
    }
    releases({ uuid }) {
        return this.service.releases(uuid);
    }
    async signRefusal({ uuid }, { access }) {
        return await this.service.signRefusal(uuid, access);
    }
    releaseRefusal({ state }, { access }) {
        return whyNotReleased(state, access);
    }
    signReport(input, context) {
        return this.service.sign(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
    }
    releaseRun(input, context) {
        return this.service.release(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
    }
};
__decorate([
    ResolveField(() => [SignOffModel], { description: 'Signatures under reports on the run, newest first, each with whether it holds now.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel]),
    __metadata("design:returntype", Promise)
], ReleasesResolver.prototype, "signOffs", null);
__decorate([
    ResolveField(() => [ReleaseModel], { description: 'What came of each wish to release the run, newest first; the last 100.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel]),
    __metadata("design:returntype", Promise)
], ReleasesResolver.prototype, "releases", null);
__decorate([
    ResolveField(() => String, { nullable: true, description: 'Why you may not sign reports on the run; null where you may.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Promise)
], ReleasesResolver.prototype, "signRefusal", null);
__decorate([
    ResolveField(() => String, { nullable: true, description: 'Why you may not ask for the release of the run; null where you may. What the policy says of it is told by releaseRun.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, Object]),
    __metadata("design:returntype", Object)
], ReleasesResolver.prototype, "releaseRefusal", null);
__decorate([
    Mutation(() => SignReportResult, { description: 'Signs a report on a run, the newest unless one is named, in the name of a reviewer who did not start it: binds weights, report, intended use, expiry and dissent.' }),
    __param(0, Args('input', { type: () => SignReportInput, description: 'The run, and what is signed.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [SignReportInput, Object]),
    __metadata("design:returntype", Promise)
], ReleasesResolver.prototype, "signReport", null);
__decorate([
    Mutation(() => ReleaseRunResult, { description: 'Judges a run by the release policy of the service, clause by clause, and records what came of it.' }),
    __param(0, Args('input', { type: () => ReleaseRunInput, description: 'The run, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReleaseRunInput, Object]),
    __metadata("design:returntype", Promise)
], ReleasesResolver.prototype, "releaseRun", null);
ReleasesResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [ReleasesService])
], ReleasesResolver);
export { ReleasesResolver };
//# sourceMappingURL=releases.resolver.js.map