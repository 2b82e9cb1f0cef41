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
import { MeasureEnum } from '../common/enums.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { DecisionModel } from '../series/decision.model.js';
/** Where a layer first left its level. */
let LayerMoveModel = class LayerMoveModel {
    layer;
    step;
    measure;
    value;
    level;
};
__decorate([
    Field(() => String, { description: 'Name of the layer.' }),
    __metadata("design:type", String)
], LayerMoveModel.prototype, "layer", void 0);
__decorate([
    Field(() => Int, { description: 'The step at which it moved.' }),
    __metadata("design:type", Number)
], LayerMoveModel.prototype, "step", void 0);
__decorate([
    Field(() => MeasureEnum, { description: 'What moved; of several at one step the cause before the effect.' }),
    __metadata("design:type", String)
], LayerMoveModel.prototype, "measure", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'The value there. Unit: that of the measure.' }),
    __metadata("design:type", MeasuredNumber)
], LayerMoveModel.prototype, "value", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Median of the up to 50 values before; NaN where there were fewer than 5. Unit: that of the measure.' }),
    __metadata("design:type", MeasuredNumber)
], LayerMoveModel.prototype, "level", void 0);
LayerMoveModel = __decorate([
    ObjectType('LayerMove', { description: 'Where a layer first left the level it had before the incident, up or down.' })
], LayerMoveModel);
export { LayerMoveModel };
/** What guards did. */
let GuardCountsModel = class GuardCountsModel {
    clamped;
    rateLimited;
    skipped;
    nonFinite;
    heldBack;
};
__decorate([
    Field(() => Int, { description: 'The clamp bounded the raw scale.' }),
    __metadata("design:type", Number)
], GuardCountsModel.prototype, "clamped", void 0);
__decorate([
    Field(() => Int, { description: 'The rate limit bounded the change of the scale.' }),
    __metadata("design:type", Number)
], GuardCountsModel.prototype, "rateLimited", void 0);
__decorate([
    Field(() => Int, { description: 'The update was not applied.' }),
    __metadata("design:type", Number)
], GuardCountsModel.prototype, "skipped", void 0);
__decorate([
    Field(() => Int, { description: 'The gradient norm was NaN or infinite.' }),
    __metadata("design:type", Number)
], GuardCountsModel.prototype, "nonFinite", void 0);
__decorate([
    Field(() => Int, { description: 'Ratio cap or back-off lowered the scale.' }),
    __metadata("design:type", Number)
], GuardCountsModel.prototype, "heldBack", void 0);
GuardCountsModel = __decorate([
    ObjectType('GuardCounts', { description: 'Decisions since the first step that guards and checks touched, of all layers.' })
], GuardCountsModel);
export { GuardCountsModel };
/** What all layers of a step share. */
let RecordedStep = class RecordedStep {
    step;
    loss;
    learningRate;
    batchId;
};
__decorate([
    Field(() => Int, { description: 'The optimizer update, from 0.' }),
    __metadata("design:type", Number)
], RecordedStep.prototype, "step", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: "Training loss of the step's batch, before the update. Dimensionless." }),
    __metadata("design:type", MeasuredNumber)
], RecordedStep.prototype, "loss", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Learning rate of the step. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], RecordedStep.prototype, "learningRate", void 0);
__decorate([
    Field(() => Int, { description: 'Number of the batch that was trained on; the trainer defines it.' }),
    __metadata("design:type", Number)
], RecordedStep.prototype, "batchId", void 0);
RecordedStep = __decorate([
    ObjectType('RecordedStep', { description: 'What all layers of a step share.' })
], RecordedStep);
export { RecordedStep };
/** What the ledger shows of an incident. */
let IncidentEvidenceModel = class IncidentEvidenceModel {
    movedFirst;
    guardsDid;
    ifNothingIsDone;
    whatToDo;
    moves;
    guards;
    steps;
    decisions;
};
__decorate([
    Field(() => String, { description: 'First line: what moved first, and where it spread.' }),
    __metadata("design:type", String)
], IncidentEvidenceModel.prototype, "movedFirst", void 0);
__decorate([
    Field(() => String, { description: 'Second line: what the guards already did.' }),
    __metadata("design:type", String)
], IncidentEvidenceModel.prototype, "guardsDid", void 0);
__decorate([
    Field(() => String, { description: 'Third line: what happens if nobody does anything.' }),
    __metadata("design:type", String)
], IncidentEvidenceModel.prototype, "ifNothingIsDone", void 0);
__decorate([
    Field(() => String, { nullable: true, description: "What a person should do: the first rule's text; null where it is not known." }),
    __metadata("design:type", Object)
], IncidentEvidenceModel.prototype, "whatToDo", void 0);
__decorate([
    Field(() => [LayerMoveModel], { description: 'The order in which layers moved, within 100 steps.' }),
    __metadata("design:type", Array)
], IncidentEvidenceModel.prototype, "moves", void 0);
__decorate([
    Field(() => GuardCountsModel, { description: 'What guards did from the first step on, until it closed or until now.' }),
    __metadata("design:type", GuardCountsModel)
], IncidentEvidenceModel.prototype, "guards", void 0);
__decorate([
    Field(() => [RecordedStep], { description: 'The steps around the first one, with batch and loss.' }),
    __metadata("design:type", Array)
], IncidentEvidenceModel.prototype, "steps", void 0);
__decorate([
    Field(() => [DecisionModel], { description: 'The decisions of the first layers to move, at the steps around the first one.' }),
    __metadata("design:type", Array)
], IncidentEvidenceModel.prototype, "decisions", void 0);
IncidentEvidenceModel = __decorate([
    ObjectType('IncidentEvidence', { description: 'What the ledger shows of an incident, read when it is asked for. Lists are empty where retention has removed the decisions.' })
], IncidentEvidenceModel);
export { IncidentEvidenceModel };
//# sourceMappingURL=evidence.model.js.map