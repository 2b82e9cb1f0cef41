var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { InputProblem, RunNotFound } from '../runs/mutations.model.js';
import { TraceStateEnum } from '../studies/study.model.js';
import { ReportModel } from './report.model.js';
/** What `createReport` is given. */
let CreateReportInput = class CreateReportInput {
    run;
    record;
    reason;
};
__decorate([
    Field(() => ID, { description: 'uuid or global id of the run.' }),
    __metadata("design:type", String)
], CreateReportInput.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'One prediction of it: SPLIT:ROW, as test:17, or the pseudonym of a sensitive one; left out: the run as a whole.' }),
    __metadata("design:type", Object)
], CreateReportInput.prototype, "record", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the report. 1 to 500 characters.' }),
    __metadata("design:type", String)
], CreateReportInput.prototype, "reason", void 0);
CreateReportInput = __decorate([
    InputType({ description: 'What is to be reported on, and why.' })
], CreateReportInput);
export { CreateReportInput };
/** What `cancelReport` is given. */
let CancelReportInput = class CancelReportInput {
    report;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Global id of the report.' }),
    __metadata("design:type", String)
], CancelReportInput.prototype, "report", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the report. 1 to 500 characters.' }),
    __metadata("design:type", String)
], CancelReportInput.prototype, "reason", void 0);
CancelReportInput = __decorate([
    InputType({ description: 'A report to cancel, and why.' })
], CancelReportInput);
export { CancelReportInput };
/** The report was queued. */
let CreateReportPayload = class CreateReportPayload {
    report;
};
__decorate([
    Field(() => ReportModel, { description: 'The new report.' }),
    __metadata("design:type", ReportModel)
], CreateReportPayload.prototype, "report", void 0);
CreateReportPayload = __decorate([
    ObjectType({ description: 'The report waits for a worker.' })
], CreateReportPayload);
export { CreateReportPayload };
/** The report was cancelled. */
let CancelReportPayload = class CancelReportPayload {
    report;
};
__decorate([
    Field(() => ReportModel, { description: 'The report as it is now.' }),
    __metadata("design:type", ReportModel)
], CancelReportPayload.prototype, "report", void 0);
CancelReportPayload = __decorate([
    ObjectType({ description: 'The report is cancelled: a queued one is never made, the process that makes one ends within seconds.' })
], CancelReportPayload);
export { CancelReportPayload };
/** There is no such report. */
let ReportNotFound = class ReportNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: REPORT_NOT_FOUND.' }),
    __metadata("design:type", String)
], ReportNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], ReportNotFound.prototype, "message", void 0);
ReportNotFound = __decorate([
    ObjectType({ description: 'There is no such report.' })
], ReportNotFound);
export { ReportNotFound };
/** The report has ended. */
let ReportEnded = class ReportEnded {
    code;
    message;
    state;
};
__decorate([
    Field(() => String, { description: 'Code for programs: REPORT_ENDED.' }),
    __metadata("design:type", String)
], ReportEnded.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], ReportEnded.prototype, "message", void 0);
__decorate([
    Field(() => TraceStateEnum, { description: 'State the report is in.' }),
    __metadata("design:type", String)
], ReportEnded.prototype, "state", void 0);
ReportEnded = __decorate([
    ObjectType({ description: 'The report had ended before: there is nothing to cancel.' })
], ReportEnded);
export { ReportEnded };
const BY_CODE = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound, REPORT_NOT_FOUND: ReportNotFound, REPORT_ENDED: ReportEnded };
/** Outcomes of `createReport`. */
export const CreateReportResult = createUnionType({
    name: 'CreateReportResult',
    description: 'The queued report, or why there is none.',
    types: () => [CreateReportPayload, InputProblem, RunNotFound],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? CreateReportPayload),
});
/** Outcomes of `cancelReport`. */
export const CancelReportResult = createUnionType({
    name: 'CancelReportResult',
    description: 'The cancelled report, or why it is not.',
    types: () => [CancelReportPayload, ReportNotFound, ReportEnded],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? CancelReportPayload),
});
//# sourceMappingURL=report-acts.model.js.map