var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';
import { StudyModel } from '../studies/study.model.js';
/** What a finished report says of itself. */
let ReportResultModel = class ReportResultModel {
    sha256;
    evidenceSha256;
    weightsSha256;
    fields;
    missing;
    complete;
    seconds;
};
__decorate([
    Field(() => String, { description: 'SHA-256, in hex, of the text that its signature signs: the same for every copy, whatever it leaves out.' }),
    __metadata("design:type", String)
], ReportResultModel.prototype, "sha256", void 0);
__decorate([
    Field(() => String, { description: 'SHA-256 of what it says of the run, without when it was made, by whom, and who signed. Another one tells that the evidence changed.' }),
    __metadata("design:type", String)
], ReportResultModel.prototype, "evidenceSha256", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'SHA-256 of the final weights of the run; null where there are none.' }),
    __metadata("design:type", Object)
], ReportResultModel.prototype, "weightsSha256", void 0);
__decorate([
    Field(() => Int, { description: 'Fields that are proved one by one.' }),
    __metadata("design:type", Number)
], ReportResultModel.prototype, "fields", void 0);
__decorate([
    Field(() => [String], { description: 'Parts without evidence, by name; the report says what would give it.' }),
    __metadata("design:type", Array)
], ReportResultModel.prototype, "missing", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether every step of the run is recorded.' }),
    __metadata("design:type", Boolean)
], ReportResultModel.prototype, "complete", void 0);
__decorate([
    Field(() => Float, { description: 'What making it took. Unit: s.' }),
    __metadata("design:type", Number)
], ReportResultModel.prototype, "seconds", void 0);
ReportResultModel = __decorate([
    ObjectType('ReportResult', { description: 'What a finished report says of itself.' })
], ReportResultModel);
export { ReportResultModel };
/** An audit report. */
let ReportModel = class ReportModel extends StudyModel {
    /** What it was asked; the record is told to those who may know it. */
    question;
    record;
    isOnPrediction;
    version;
    result;
    path;
};
__decorate([
    Field(() => String, { nullable: true, description: 'Record of the prediction it is about, as test:17; null for a report on the run as a whole, and where it is withheld.' }),
    __metadata("design:type", Object)
], ReportModel.prototype, "record", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it is about one prediction.' }),
    __metadata("design:type", Boolean)
], ReportModel.prototype, "isOnPrediction", void 0);
__decorate([
    Field(() => Int, { description: 'Counts the reports on this subject, from 1.' }),
    __metadata("design:type", Number)
], ReportModel.prototype, "version", void 0);
__decorate([
    Field(() => ReportResultModel, { nullable: true, description: 'What it says of itself; null until it is completed.' }),
    __metadata("design:type", Object)
], ReportModel.prototype, "result", void 0);
__decorate([
    Field(() => String, { description: 'Path of the whole document on this service: with ?format=html or json, and &level=full, reviewer or public.' }),
    __metadata("design:type", String)
], ReportModel.prototype, "path", void 0);
ReportModel = __decorate([
    ObjectType('Report', { description: 'An audit report on a run or on one prediction of it: asked for, made by a worker, signed, kept.', implements: () => [Node] })
], ReportModel);
export { ReportModel };
/** A report and its place in a list. */
let ReportEdge = class ReportEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], ReportEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => ReportModel, { description: 'The report.' }),
    __metadata("design:type", ReportModel)
], ReportEdge.prototype, "node", void 0);
ReportEdge = __decorate([
    ObjectType({ description: 'A report and its place in a list.' })
], ReportEdge);
export { ReportEdge };
/** A page of reports. */
let ReportConnection = class ReportConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [ReportEdge], { description: 'The reports of the page.' }),
    __metadata("design:type", Array)
], ReportConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], ReportConnection.prototype, "pageInfo", void 0);
ReportConnection = __decorate([
    ObjectType({ description: 'A page of reports, newest first.' })
], ReportConnection);
export { ReportConnection };
/** What a check of a stored report found. */
let ReportCheck = class ReportCheck {
    problems;
    fields;
    provedDecisions;
    signers;
};
__decorate([
    Field(() => [String], { description: 'What is wrong; empty: its bytes, every field, its signature and its decisions are as they were signed.' }),
    __metadata("design:type", Array)
], ReportCheck.prototype, "problems", void 0);
__decorate([
    Field(() => Int, { description: 'Fields that are proved one by one.' }),
    __metadata("design:type", Number)
], ReportCheck.prototype, "fields", void 0);
__decorate([
    Field(() => Int, { description: 'Decisions that are proved to be in the ledger.' }),
    __metadata("design:type", Number)
], ReportCheck.prototype, "provedDecisions", void 0);
__decorate([
    Field(() => [String], { description: 'Names of the keys that signed it.' }),
    __metadata("design:type", Array)
], ReportCheck.prototype, "signers", void 0);
ReportCheck = __decorate([
    ObjectType({ description: 'What a check of the stored report found, with the public keys that the database of this service knows. gradlens verify does the same elsewhere, with a key that you trust.' })
], ReportCheck);
export { ReportCheck };
/** A field that differs between two reports. */
let ReportChangeModel = class ReportChangeModel {
    part;
    what;
    before;
    after;
};
__decorate([
    Field(() => Int, { description: 'Number of the part of the report, 1 to 11.' }),
    __metadata("design:type", Number)
], ReportChangeModel.prototype, "part", void 0);
__decorate([
    Field(() => String, { description: 'Where it is, in words: "alerts, list, incident 3, state".' }),
    __metadata("design:type", String)
], ReportChangeModel.prototype, "what", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'As it was; null where it was not there.' }),
    __metadata("design:type", Object)
], ReportChangeModel.prototype, "before", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'As it is; null where it is not there any more.' }),
    __metadata("design:type", Object)
], ReportChangeModel.prototype, "after", void 0);
ReportChangeModel = __decorate([
    ObjectType('ReportChange', { description: 'A field that differs between two reports.' })
], ReportChangeModel);
export { ReportChangeModel };
/** What changed between two reports. */
let ReportChanges = class ReportChanges {
    since;
    sinceVersion;
    sinceAt;
    changes;
};
__decorate([
    Field(() => ID, { description: 'Global id of the earlier report.' }),
    __metadata("design:type", String)
], ReportChanges.prototype, "since", void 0);
__decorate([
    Field(() => Int, { description: 'Its version.' }),
    __metadata("design:type", Number)
], ReportChanges.prototype, "sinceVersion", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was asked for. UTC.' }),
    __metadata("design:type", Date)
], ReportChanges.prototype, "sinceAt", void 0);
__decorate([
    Field(() => [ReportChangeModel], { description: 'The changes, in order of the parts; at most 500.' }),
    __metadata("design:type", Array)
], ReportChanges.prototype, "changes", void 0);
ReportChanges = __decorate([
    ObjectType({ description: 'What changed from an earlier report on the same subject, field by field.' })
], ReportChanges);
export { ReportChanges };
//# sourceMappingURL=report.model.js.map