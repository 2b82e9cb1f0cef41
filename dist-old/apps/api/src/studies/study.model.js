var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';
/** States of a trace, GraphQL name to stored value. */
export const TraceStateEnum = { QUEUED: 'queued', RUNNING: 'running', COMPLETED: 'completed', FAILED: 'failed', CANCELLED: 'cancelled' };
registerEnumType(TraceStateEnum, {
    name: 'TraceState',
    description: 'State of a trace. QUEUED and RUNNING are live; the others are final.',
    valuesMap: {
        QUEUED: { description: 'Waits for a worker.' },
        RUNNING: { description: 'A process makes it.' },
        COMPLETED: { description: 'It has a result.' },
        FAILED: { description: 'It could not be made; problem says why.' },
        CANCELLED: { description: 'A person ended it.' },
    },
});
/** What every study has, traces and impacts: asked for, made by a worker, kept. */
let StudyModel = class StudyModel extends Node {
    /** uuid of the run, for the fields that are read when asked for. */
    runUuid;
    uuid;
    state;
    progress;
    stage;
    attempt;
    method;
    productVersion;
    by;
    reason;
    endedBy;
    problem;
    createdAt;
    startedAt;
    endedAt;
};
__decorate([
    Field(() => String, { description: 'Its uuid, as the command line prints it.' }),
    __metadata("design:type", String)
], StudyModel.prototype, "uuid", void 0);
__decorate([
    Field(() => TraceStateEnum, { description: 'Where it stands.' }),
    __metadata("design:type", String)
], StudyModel.prototype, "state", void 0);
__decorate([
    Field(() => Float, { description: 'Share of the work that is done, 0 to 1, about.' }),
    __metadata("design:type", Number)
], StudyModel.prototype, "progress", void 0);
__decorate([
    Field(() => String, { description: 'What is being done, in words; empty when nothing is.' }),
    __metadata("design:type", String)
], StudyModel.prototype, "stage", void 0);
__decorate([
    Field(() => Int, { description: 'Counts the times a process took it up, from 1; 0 before the first and for one made by the command line.' }),
    __metadata("design:type", Number)
], StudyModel.prototype, "attempt", void 0);
__decorate([
    Field(() => String, { description: 'By which it is made.' }),
    __metadata("design:type", String)
], StudyModel.prototype, "method", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Version of gradlens that made it; null before it is completed.' }),
    __metadata("design:type", Object)
], StudyModel.prototype, "productVersion", void 0);
__decorate([
    Field(() => String, { description: 'Who asked.' }),
    __metadata("design:type", String)
], StudyModel.prototype, "by", void 0);
__decorate([
    Field(() => String, { description: 'Why it was asked; empty when the command line was given no reason.' }),
    __metadata("design:type", String)
], StudyModel.prototype, "reason", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Who cancelled it; null when nobody did.' }),
    __metadata("design:type", Object)
], StudyModel.prototype, "endedBy", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why it failed or was cancelled; null otherwise.' }),
    __metadata("design:type", Object)
], StudyModel.prototype, "problem", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was asked. UTC.' }),
    __metadata("design:type", Date)
], StudyModel.prototype, "createdAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When its last attempt started. UTC.' }),
    __metadata("design:type", Object)
], StudyModel.prototype, "startedAt", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it ended. UTC.' }),
    __metadata("design:type", Object)
], StudyModel.prototype, "endedAt", void 0);
StudyModel = __decorate([
    ObjectType({ isAbstract: true, implements: () => [Node] })
], StudyModel);
export { StudyModel };
//# sourceMappingURL=study.model.js.map