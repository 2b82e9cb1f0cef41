var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { RunStateEnum } from '../common/enums.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
import { AttestationEnum } from './attestation.js';
import { RunSummary } from './run-parts.model.js';
/** One training run. */
let RunModel = class RunModel extends Node {
    uuid;
    name;
    project;
    origin;
    attestation;
    traceUnavailable;
    state;
    reason;
    scaler;
    backend;
    attempt;
    totalSteps;
    lastStep;
    createdAt;
    startedAt;
    endedAt;
    spec;
    versions;
    hardware;
    seeds;
    dataManifest;
    summary;
};
__decorate([
    Field(() => String, { description: 'The uuid (version 7) that is the run wherever a run is asked for.' }),
    __metadata("design:type", String)
], RunModel.prototype, "uuid", void 0);
__decorate([
    Field(() => String, { description: 'Name given in the spec; not unique.' }),
    __metadata("design:type", String)
], RunModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'Project it belongs to.' }),
    __metadata("design:type", String)
], RunModel.prototype, "project", void 0);
__decorate([
    Field(() => String, { description: 'Who made it: cli, api, demo; ingest when it is delivered over the network, import when it was taken in.' }),
    __metadata("design:type", String)
], RunModel.prototype, "origin", void 0);
__decorate([
    Field(() => AttestationEnum, { description: 'Who vouches for what it recorded.' }),
    __metadata("design:type", String)
], RunModel.prototype, "attestation", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why every trace of it has the evidence grade UNAVAILABLE, in words; null where it was executed here with an optimizer that can be traced.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "traceUnavailable", void 0);
__decorate([
    Field(() => RunStateEnum, { description: 'State now.' }),
    __metadata("design:type", String)
], RunModel.prototype, "state", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it is in this state, in words; null when there is nothing to say.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "reason", void 0);
__decorate([
    Field(() => String, { description: 'Kind of the scaler that chooses the scales.' }),
    __metadata("design:type", String)
], RunModel.prototype, "scaler", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Backend that computes: tensorflow, webgpu, wasm or cpu; external for a run that is delivered over the network; null before it starts.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "backend", void 0);
__decorate([
    Field(() => Int, { description: 'Attempt, from 1; each resume opens a new one. 0 before the first.' }),
    __metadata("design:type", Number)
], RunModel.prototype, "attempt", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Steps the budget allows; null before it is known. Unit: steps.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "totalSteps", void 0);
__decorate([
    Field(() => Int, { description: 'Last step recorded, from 0; -1 when there is none.' }),
    __metadata("design:type", Number)
], RunModel.prototype, "lastStep", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was created. UTC.' }),
    __metadata("design:type", Date)
], RunModel.prototype, "createdAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When its first attempt started. UTC.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "startedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it ended. UTC.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "endedAt", void 0);
__decorate([
    Field(() => JsonScalar, { description: 'The validated spec, defaults filled in.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "spec", void 0);
__decorate([
    Field(() => JsonScalar, { nullable: true, description: 'Versions of code and libraries, by name.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "versions", void 0);
__decorate([
    Field(() => JsonScalar, { nullable: true, description: 'The machine it ran on.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "hardware", void 0);
__decorate([
    Field(() => JsonScalar, { nullable: true, description: 'Random seeds, by use.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "seeds", void 0);
__decorate([
    Field(() => JsonScalar, { nullable: true, description: 'sha256 of the data files and of the split.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "dataManifest", void 0);
__decorate([
    Field(() => RunSummary, { nullable: true, description: 'What the run is summed up by; null until it ended.' }),
    __metadata("design:type", Object)
], RunModel.prototype, "summary", void 0);
RunModel = __decorate([
    ObjectType('Run', { description: 'One training run.', implements: () => [Node] })
], RunModel);
export { RunModel };
/** A run and its place in a list. */
let RunEdge = class RunEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], RunEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => RunModel, { description: 'The run.' }),
    __metadata("design:type", RunModel)
], RunEdge.prototype, "node", void 0);
RunEdge = __decorate([
    ObjectType({ description: 'A run and its place in a list.' })
], RunEdge);
export { RunEdge };
/** A page of runs. */
let RunConnection = class RunConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [RunEdge], { description: 'The runs of the page.' }),
    __metadata("design:type", Array)
], RunConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], RunConnection.prototype, "pageInfo", void 0);
RunConnection = __decorate([
    ObjectType({ description: 'A page of runs, newest first.' })
], RunConnection);
export { RunConnection };
//# sourceMappingURL=run.model.js.map