var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../common/scalars.js';
import { InputProblem, RunNotFound } from '../runs/mutations.model.js';
/** A signature under a report. */
let SignOffModel = class SignOffModel {
    uuid;
    report;
    reportSha256;
    weightsSha256;
    intendedUse;
    expiresAt;
    by;
    role;
    reason;
    dissent;
    signedAt;
    state;
    why;
};
__decorate([
    Field(() => String, { description: 'Its uuid.' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "uuid", void 0);
__decorate([
    Field(() => ID, { description: 'Global id of the report that was signed.' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "report", void 0);
__decorate([
    Field(() => String, { description: 'SHA-256, in hex, of the text that the report signs.' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "reportSha256", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'SHA-256 of the final weights that it is about; null where there are none.' }),
    __metadata("design:type", Object)
], SignOffModel.prototype, "weightsSha256", void 0);
__decorate([
    Field(() => String, { description: 'For what the run may be used.' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "intendedUse", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'Until when it holds. UTC.' }),
    __metadata("design:type", Date)
], SignOffModel.prototype, "expiresAt", void 0);
__decorate([
    Field(() => String, { description: 'Who signed.' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "by", void 0);
__decorate([
    Field(() => String, { description: 'As what.' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "role", void 0);
__decorate([
    Field(() => String, { description: 'Why.' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "reason", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What the person objects to; null for one who agrees.' }),
    __metadata("design:type", Object)
], SignOffModel.prototype, "dissent", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was signed. UTC.' }),
    __metadata("design:type", Date)
], SignOffModel.prototype, "signedAt", void 0);
__decorate([
    Field(() => String, { description: 'valid, expired, void (something that it binds changed) or replaced (the same person signed again).' }),
    __metadata("design:type", String)
], SignOffModel.prototype, "state", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it does not hold; null where it does.' }),
    __metadata("design:type", Object)
], SignOffModel.prototype, "why", void 0);
SignOffModel = __decorate([
    ObjectType('SignOff', { description: 'A signature under a report on a run: what it binds, and whether it still holds.' })
], SignOffModel);
export { SignOffModel };
/** What a clause says. */
let ReleaseClauseModel = class ReleaseClauseModel {
    clause;
    verdict;
    why;
    command;
};
__decorate([
    Field(() => String, { description: 'ledger, incidents, replay, impact, report or signatures.' }),
    __metadata("design:type", String)
], ReleaseClauseModel.prototype, "clause", void 0);
__decorate([
    Field(() => String, { description: 'passed, refused or not asked.' }),
    __metadata("design:type", String)
], ReleaseClauseModel.prototype, "verdict", void 0);
__decorate([
    Field(() => String, { description: 'Why, in words.' }),
    __metadata("design:type", String)
], ReleaseClauseModel.prototype, "why", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The command that gives what is missing; null where nothing is.' }),
    __metadata("design:type", Object)
], ReleaseClauseModel.prototype, "command", void 0);
ReleaseClauseModel = __decorate([
    ObjectType('ReleaseClause', { description: 'What a clause of the release policy says of the run.' })
], ReleaseClauseModel);
export { ReleaseClauseModel };
/** What came of the wish to release a run. */
let ReleaseModel = class ReleaseModel {
    uuid;
    state;
    policyName;
    policySha256;
    clauses;
    weightsSha256;
    by;
    role;
    reason;
    createdAt;
};
__decorate([
    Field(() => String, { description: 'Its uuid.' }),
    __metadata("design:type", String)
], ReleaseModel.prototype, "uuid", void 0);
__decorate([
    Field(() => String, { description: 'released, refused or overridden.' }),
    __metadata("design:type", String)
], ReleaseModel.prototype, "state", void 0);
__decorate([
    Field(() => String, { description: 'Name of the policy.' }),
    __metadata("design:type", String)
], ReleaseModel.prototype, "policyName", void 0);
__decorate([
    Field(() => String, { description: 'SHA-256, in hex, of the policy.' }),
    __metadata("design:type", String)
], ReleaseModel.prototype, "policySha256", void 0);
__decorate([
    Field(() => [ReleaseClauseModel], { description: 'Every clause.' }),
    __metadata("design:type", Array)
], ReleaseModel.prototype, "clauses", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'SHA-256 of the final weights that were judged; null where there are none.' }),
    __metadata("design:type", Object)
], ReleaseModel.prototype, "weightsSha256", void 0);
__decorate([
    Field(() => String, { description: 'Who asked.' }),
    __metadata("design:type", String)
], ReleaseModel.prototype, "by", void 0);
__decorate([
    Field(() => String, { description: 'As what.' }),
    __metadata("design:type", String)
], ReleaseModel.prototype, "role", void 0);
__decorate([
    Field(() => String, { description: 'Why.' }),
    __metadata("design:type", String)
], ReleaseModel.prototype, "reason", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When. UTC.' }),
    __metadata("design:type", Date)
], ReleaseModel.prototype, "createdAt", void 0);
ReleaseModel = __decorate([
    ObjectType('Release', { description: 'What came of the wish to release a run, as it was judged then.' })
], ReleaseModel);
export { ReleaseModel };
/** What `signReport` is given. */
let SignReportInput = class SignReportInput {
    run;
    report;
    intendedUse;
    days;
    dissent;
    reason;
};
__decorate([
    Field(() => ID, { description: 'uuid or global id of the run.' }),
    __metadata("design:type", String)
], SignReportInput.prototype, "run", void 0);
__decorate([
    Field(() => ID, { nullable: true, description: 'Global id of the report that was read; the newest when left out. One that a newer report contradicts is refused.' }),
    __metadata("design:type", Object)
], SignReportInput.prototype, "report", void 0);
__decorate([
    Field(() => String, { description: 'For what the run may be used. 1 to 500 characters.' }),
    __metadata("design:type", String)
], SignReportInput.prototype, "intendedUse", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'For how many days it holds, 1 to 3650. Default 90.' }),
    __metadata("design:type", Object)
], SignReportInput.prototype, "days", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'What you object to: a signature that disagrees. Up to 2000 characters.' }),
    __metadata("design:type", Object)
], SignReportInput.prototype, "dissent", void 0);
__decorate([
    Field(() => String, { description: 'Why. 1 to 500 characters.' }),
    __metadata("design:type", String)
], SignReportInput.prototype, "reason", void 0);
SignReportInput = __decorate([
    InputType({ description: 'A signature under a report on a run as a whole.' })
], SignReportInput);
export { SignReportInput };
/** What `releaseRun` is given. */
let ReleaseRunInput = class ReleaseRunInput {
    run;
    override;
    reason;
};
__decorate([
    Field(() => ID, { description: 'uuid or global id of the run.' }),
    __metadata("design:type", String)
], ReleaseRunInput.prototype, "run", void 0);
__decorate([
    Field(() => Boolean, { nullable: true, description: 'In an emergency, whatever is refused: by a reviewer who did not start the run; raises a critical alert. Default false.' }),
    __metadata("design:type", Object)
], ReleaseRunInput.prototype, "override", void 0);
__decorate([
    Field(() => String, { description: 'Why. 1 to 500 characters.' }),
    __metadata("design:type", String)
], ReleaseRunInput.prototype, "reason", void 0);
ReleaseRunInput = __decorate([
    InputType({ description: 'A run to release, and why.' })
], ReleaseRunInput);
export { ReleaseRunInput };
/** The report was signed. */
let SignReportPayload = class SignReportPayload {
    signOff;
};
__decorate([
    Field(() => SignOffModel, { description: 'The signature.' }),
    __metadata("design:type", SignOffModel)
], SignReportPayload.prototype, "signOff", void 0);
SignReportPayload = __decorate([
    ObjectType({ description: 'The report is signed.' })
], SignReportPayload);
export { SignReportPayload };
/** The report was not signed. */
let SignOffRefused = class SignOffRefused {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: NEEDS_REVIEWER, OWN_RUN, NO_REPORT, REPORT_OUTDATED.' }),
    __metadata("design:type", String)
], SignOffRefused.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], SignOffRefused.prototype, "message", void 0);
SignOffRefused = __decorate([
    ObjectType({ description: 'The report was not signed.' })
], SignOffRefused);
export { SignOffRefused };
/** The run was released. */
let ReleaseRunPayload = class ReleaseRunPayload {
    release;
};
__decorate([
    Field(() => ReleaseModel, { description: 'The release.' }),
    __metadata("design:type", ReleaseModel)
], ReleaseRunPayload.prototype, "release", void 0);
ReleaseRunPayload = __decorate([
    ObjectType({ description: 'The run is released, by the policy or against it.' })
], ReleaseRunPayload);
export { ReleaseRunPayload };
/** The run was not released. */
let ReleaseRefused = class ReleaseRefused {
    code;
    message;
    judged;
};
__decorate([
    Field(() => String, { description: 'Code for programs: POLICY_REFUSES, NEEDS_REVIEWER, OWN_RUN, RUN_NOT_ENDED, LEDGER_TOO_LARGE, CHECK_BUSY (another ledger is being checked).' }),
    __metadata("design:type", String)
], ReleaseRefused.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], ReleaseRefused.prototype, "message", void 0);
__decorate([
    Field(() => ReleaseModel, { nullable: true, description: 'What the policy said; null where it was not asked.' }),
    __metadata("design:type", Object)
], ReleaseRefused.prototype, "judged", void 0);
ReleaseRefused = __decorate([
    ObjectType({ description: 'The run was not released.' })
], ReleaseRefused);
export { ReleaseRefused };
/** Outcomes of `signReport`. */
export const SignReportResult = createUnionType({
    name: 'SignReportResult',
    description: 'The signature, or why there is none.',
    types: () => [SignReportPayload, InputProblem, RunNotFound, SignOffRefused],
    resolveType: ({ code }) => (code === undefined ? SignReportPayload : (COMMON[code] ?? SignOffRefused)),
});
/** Outcomes of `releaseRun`. */
export const ReleaseRunResult = createUnionType({
    name: 'ReleaseRunResult',
    description: 'The release, or why there is none.',
    types: () => [ReleaseRunPayload, InputProblem, RunNotFound, ReleaseRefused],
    resolveType: ({ code }) => (code === undefined ? ReleaseRunPayload : (COMMON[code] ?? ReleaseRefused)),
});
const COMMON = { BAD_USER_INPUT: InputProblem, RUN_NOT_FOUND: RunNotFound };
//# sourceMappingURL=release.model.js.map