var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, ObjectType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { EvidenceGradeEnum } from '../traces/evidence-grade.model.js';
import { TraceModel } from '../traces/trace.model.js';
import { PredictionModel } from './prediction.model.js';
/** What decisions did to a traced target. */
let DecisionEffect = class DecisionEffect {
    trace;
    effect;
    grade;
    measuredEffect;
    measuredLow;
    measuredHigh;
    control;
    pValue;
    prediction;
};
__decorate([
    Field(() => TraceModel, { description: 'The trace that tells it: its question names the prediction or group.' }),
    __metadata("design:type", TraceModel)
], DecisionEffect.prototype, "trace", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Estimated change of the traced target when the decisions are neutralised (scale 1), summed over them: first order. Unit: that of what was traced.' }),
    __metadata("design:type", MeasuredNumber)
], DecisionEffect.prototype, "effect", void 0);
__decorate([
    Field(() => EvidenceGradeEnum, { description: 'How sure it is: that of the replay where the trace replayed just these decisions neutralised; else ESTIMATED, or UNAVAILABLE where the verdict of the trace does not rely on its estimates.' }),
    __metadata("design:type", String)
], DecisionEffect.prototype, "grade", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'The same by replay; null where just these decisions were not replayed. Unit: that of what was traced.' }),
    __metadata("design:type", Object)
], DecisionEffect.prototype, "measuredEffect", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of its interval: a replay is exact but for what rounding makes of the target, the noise floor of the trace.' }),
    __metadata("design:type", Object)
], DecisionEffect.prototype, "measuredLow", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Upper end of that.' }),
    __metadata("design:type", Object)
], DecisionEffect.prototype, "measuredHigh", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Largest |effect| of decisions, or sets of as many, drawn by lot; null where there are none.' }),
    __metadata("design:type", Object)
], DecisionEffect.prototype, "control", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Whether it stands out of these, adjusted for what was replayed beside it; null where that was not tested.' }),
    __metadata("design:type", Object)
], DecisionEffect.prototype, "pValue", void 0);
__decorate([
    Field(() => PredictionModel, { nullable: true, description: 'The sensitive prediction that was traced; null for a group, one that is not sensitive, and where records are withheld from your role.' }),
    __metadata("design:type", Object)
], DecisionEffect.prototype, "prediction", void 0);
DecisionEffect = __decorate([
    ObjectType({ description: 'What decisions did to a prediction or group that was traced.' })
], DecisionEffect);
export { DecisionEffect };
/** An effect and its place in a list. */
let DecisionEffectEdge = class DecisionEffectEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], DecisionEffectEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => DecisionEffect, { description: 'The effect.' }),
    __metadata("design:type", DecisionEffect)
], DecisionEffectEdge.prototype, "node", void 0);
DecisionEffectEdge = __decorate([
    ObjectType({ description: 'An effect and its place in a list.' })
], DecisionEffectEdge);
export { DecisionEffectEdge };
/** A page of effects. */
let DecisionEffectConnection = class DecisionEffectConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [DecisionEffectEdge], { description: 'The effects of the page.' }),
    __metadata("design:type", Array)
], DecisionEffectConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], DecisionEffectConnection.prototype, "pageInfo", void 0);
DecisionEffectConnection = __decorate([
    ObjectType({ description: 'What stored traces say of decisions, the largest effect first. Traces that do not store their effects say nothing.' })
], DecisionEffectConnection);
export { DecisionEffectConnection };
//# sourceMappingURL=effects.model.js.map