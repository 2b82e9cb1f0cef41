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
import { MEASURE_MEANING } from '#libs/contracts';
import { PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { LayerModel } from '../runs/layer.model.js';
/** One scaling decision. */
let DecisionModel = class DecisionModel {
    /** Not a field: which run it belongs to. */
    runUuid;
    step;
    layer;
    rawScale;
    scale;
    gradNorm;
    paramNorm;
    updateNorm;
    cosine;
    noise;
    flags;
    effectiveLearningRate;
    loss;
    learningRate;
};
__decorate([
    Field(() => Int, { description: 'The optimizer update it belongs to, from 0.' }),
    __metadata("design:type", Number)
], DecisionModel.prototype, "step", void 0);
__decorate([
    Field(() => LayerModel, { description: 'The layer it is about.' }),
    __metadata("design:type", LayerModel)
], DecisionModel.prototype, "layer", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: MEASURE_MEANING.rawScale }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "rawScale", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: MEASURE_MEANING.scale }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "scale", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: MEASURE_MEANING.gradNorm }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "gradNorm", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: MEASURE_MEANING.paramNorm }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "paramNorm", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: MEASURE_MEANING.updateNorm }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "updateNorm", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: MEASURE_MEANING.cosine }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "cosine", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: MEASURE_MEANING.noise }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "noise", void 0);
__decorate([
    Field(() => [String], {
        description: 'What happened to it: clamped, rateLimited, skipped, nonFinite, canary, provoked, lowered, ratioCapped, backedOff. Empty when nothing did.',
    }),
    __metadata("design:type", Array)
], DecisionModel.prototype, "flags", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Learning rate × scale: what the layer was trained with. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "effectiveLearningRate", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: "Training loss of the step's batch, before the update. Dimensionless." }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "loss", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: "Learning rate of the step, before the layer's scale. Dimensionless." }),
    __metadata("design:type", MeasuredNumber)
], DecisionModel.prototype, "learningRate", void 0);
DecisionModel = __decorate([
    ObjectType('Decision', { description: 'One scaling decision: what was chosen for one layer at one step, and what was seen. Immutable.' })
], DecisionModel);
export { DecisionModel };
/** A decision and its place in a list. */
let DecisionEdge = class DecisionEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], DecisionEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => DecisionModel, { description: 'The decision.' }),
    __metadata("design:type", DecisionModel)
], DecisionEdge.prototype, "node", void 0);
DecisionEdge = __decorate([
    ObjectType({ description: 'A decision and its place in a list.' })
], DecisionEdge);
export { DecisionEdge };
/** A page of decisions. */
let DecisionConnection = class DecisionConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [DecisionEdge], { description: 'The decisions of the page.' }),
    __metadata("design:type", Array)
], DecisionConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], DecisionConnection.prototype, "pageInfo", void 0);
DecisionConnection = __decorate([
    ObjectType({ description: 'A page of decisions, by step, then layer.' })
], DecisionConnection);
export { DecisionConnection };
//# sourceMappingURL=decision.model.js.map