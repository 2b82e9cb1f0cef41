var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
/** What one run has on the disk and not in the database. */
let RunBacklogModel = class RunBacklogModel {
    run;
    committedFrame;
    frames;
    bytes;
    secondsBehind;
};
__decorate([
    Field(() => String, { description: 'The uuid of the run.' }),
    __metadata("design:type", String)
], RunBacklogModel.prototype, "run", void 0);
__decorate([
    Field(() => Float, { description: 'Last frame of its ledger that is in the database.' }),
    __metadata("design:type", Number)
], RunBacklogModel.prototype, "committedFrame", void 0);
__decorate([
    Field(() => Int, { description: 'Frames that wait.' }),
    __metadata("design:type", Number)
], RunBacklogModel.prototype, "frames", void 0);
__decorate([
    Field(() => Float, { description: 'Size of what waits. Unit: bytes.' }),
    __metadata("design:type", Number)
], RunBacklogModel.prototype, "bytes", void 0);
__decorate([
    Field(() => Float, { description: 'Age of the oldest frame that waits. Unit: s.' }),
    __metadata("design:type", Number)
], RunBacklogModel.prototype, "secondsBehind", void 0);
RunBacklogModel = __decorate([
    ObjectType('RunBacklog', { description: 'What one run has on the disk of this machine and not in the database.' })
], RunBacklogModel);
export { RunBacklogModel };
/** How recording on this machine stands. */
let RecordingModel = class RecordingModel {
    state;
    frames;
    bytes;
    secondsBehind;
    runs;
};
__decorate([
    Field(() => String, { description: 'live, or disk: runs record to disk because the database does not take their frames.' }),
    __metadata("design:type", String)
], RecordingModel.prototype, "state", void 0);
__decorate([
    Field(() => Int, { description: 'Frames that wait on the disk, of all runs.' }),
    __metadata("design:type", Number)
], RecordingModel.prototype, "frames", void 0);
__decorate([
    Field(() => Float, { description: 'Size of what waits. Unit: bytes.' }),
    __metadata("design:type", Number)
], RecordingModel.prototype, "bytes", void 0);
__decorate([
    Field(() => Float, { description: 'Age of the oldest frame that waits. Unit: s.' }),
    __metadata("design:type", Number)
], RecordingModel.prototype, "secondsBehind", void 0);
__decorate([
    Field(() => [RunBacklogModel], { description: 'The runs with frames that wait.' }),
    __metadata("design:type", Array)
], RecordingModel.prototype, "runs", void 0);
RecordingModel = __decorate([
    ObjectType('Recording', { description: 'How recording on this machine stands.' })
], RecordingModel);
export { RecordingModel };
//# sourceMappingURL=recording.model.js.map