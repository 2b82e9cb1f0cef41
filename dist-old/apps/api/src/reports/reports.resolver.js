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
import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { actOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { PredictionModel } from '../predictions/prediction.model.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { CancelReportInput, CancelReportResult, CreateReportInput, CreateReportResult } from './report-acts.model.js';
import { ReportChanges, ReportCheck, ReportConnection, ReportModel } from './report.model.js';
import { ReportsService } from './reports.service.js';
/** What `reports` is asked. */
let ReportsArgs = class ReportsArgs extends PageArgs {
    run;
    project;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Only reports on this run: its uuid or global id.' }),
    __metadata("design:type", Object)
], ReportsArgs.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only reports on runs of this project; a token for one project is told of that one.' }),
    __metadata("design:type", Object)
], ReportsArgs.prototype, "project", void 0);
ReportsArgs = __decorate([
    ArgsType()
], ReportsArgs);
export { ReportsArgs };
/** What `changes` is asked. */
let ReportChangesArgs = class ReportChangesArgs {
    since;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Global id of a completed report on the same run and subject; the one before it when left out.' }),
    __metadata("design:type", Object)
], ReportChangesArgs.prototype, "since", void 0);
ReportChangesArgs = __decorate([
    ArgsType()
], ReportChangesArgs);
export { ReportChangesArgs };
/** Reports: reading, asking for one, cancelling. */
let ReportsResolver = class ReportsResolver {
    reports;
    constructor(reports) {
        this.reports = reports;
    }
    list({ first, after, run, project }) {
        return this.reports.list({ first: pageSize(first), after, project, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
    }
    one(id) {
        return this.reports.find(studyOf('Report', id, 'id'));
    }
    createReport(input, context) {
        return this.reports.create(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
    }
    cancelReport({ report, reason }, context) {
        return this.reports.cancel(studyOf('Report', report, 'input.report'), actOf(context, reason));
    }
    async run({ runUuid }, context) {
        return toRun(await context.loaders.runs.load(runUuid));
    }
    changes(report, { since }, { access }) {
        return this.reports.changes(report, access, since === null || since === undefined ? null : studyOf('Report', since, 'since'));
    }
    check(report) {
        return this.reports.check(report);
    }
};
__decorate([
    Query(() => ReportConnection, { name: 'reports', description: 'Audit reports on all runs, newest first.' }),
    __param(0, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReportsArgs]),
    __metadata("design:returntype", Promise)
], ReportsResolver.prototype, "list", null);
__decorate([
    Query(() => ReportModel, { name: 'report', nullable: true, description: 'One report; null when it is gone.' }),
    __param(0, Args('id', { type: () => ID, description: 'Its global id.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Promise)
], ReportsResolver.prototype, "one", null);
__decorate([
    Mutation(() => CreateReportResult, { description: 'Asks for an audit report on a run or on one prediction of it. A worker makes and signs it; runChanged tells how it goes.' }),
    __param(0, Args('input', { type: () => CreateReportInput, description: 'The subject, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CreateReportInput, Object]),
    __metadata("design:returntype", Promise)
], ReportsResolver.prototype, "createReport", null);
__decorate([
    Mutation(() => CancelReportResult, { description: 'Cancels a report that waits or is being made.' }),
    __param(0, Args('input', { type: () => CancelReportInput, description: 'The report, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [CancelReportInput, Object]),
    __metadata("design:returntype", Promise)
], ReportsResolver.prototype, "cancelReport", null);
__decorate([
    ResolveField(() => RunModel, { description: 'The run it is about.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReportModel, Object]),
    __metadata("design:returntype", Promise)
], ReportsResolver.prototype, "run", null);
__decorate([
    ResolveField(() => ReportChanges, { nullable: true, description: 'What changed since the completed report before it on the same subject, or since the one that is named, as far as you may see; null for the first.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __param(2, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReportModel, ReportChangesArgs, Object]),
    __metadata("design:returntype", Promise)
], ReportsResolver.prototype, "changes", null);
__decorate([
    ResolveField(() => ReportCheck, { nullable: true, description: 'What a check of it finds now; null until it is completed.' }),
    __param(0, Parent()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReportModel]),
    __metadata("design:returntype", Promise)
], ReportsResolver.prototype, "check", null);
ReportsResolver = __decorate([
    Resolver(() => ReportModel),
    __metadata("design:paramtypes", [ReportsService])
], ReportsResolver);
export { ReportsResolver };
/** Reports on one run. */
let RunReportsResolver = class RunReportsResolver {
    reportsOf;
    constructor(reportsOf) {
        this.reportsOf = reportsOf;
    }
    reports({ uuid }, { first, after }) {
        return this.reportsOf.list({ first: pageSize(first), after, run: uuid });
    }
};
__decorate([
    ResolveField(() => ReportConnection, { description: 'Audit reports on the run and on predictions of it, newest first.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [RunModel, PageArgs]),
    __metadata("design:returntype", Promise)
], RunReportsResolver.prototype, "reports", null);
RunReportsResolver = __decorate([
    Resolver(() => RunModel),
    __metadata("design:paramtypes", [ReportsService])
], RunReportsResolver);
export { RunReportsResolver };
/** Reports on one prediction. */
let PredictionReportsResolver = class PredictionReportsResolver {
    reportsOf;
    constructor(reportsOf) {
        this.reportsOf = reportsOf;
    }
    async reports({ row, record }, { first, after }) {
        return record === null ? null : this.reportsOf.list({ first: pageSize(first), after, run: row.run, record });
    }
};
__decorate([
    ResolveField(() => ReportConnection, { nullable: true, description: 'Audit reports on it, newest first; null where its record is withheld.' }),
    __param(0, Parent()),
    __param(1, Args()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PredictionModel, PageArgs]),
    __metadata("design:returntype", Promise)
], PredictionReportsResolver.prototype, "reports", null);
PredictionReportsResolver = __decorate([
    Resolver(() => PredictionModel),
    __metadata("design:paramtypes", [ReportsService])
], PredictionReportsResolver);
export { PredictionReportsResolver };
//# sourceMappingURL=reports.resolver.js.map