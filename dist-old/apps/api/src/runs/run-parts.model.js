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
import { MeasuredNumber } from '../common/measured-number.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
/** What a finished run is summed up by. */
let RunSummary = class RunSummary {
    steps;
    layers;
    decisions;
    trainLoss;
    testLoss;
    testAccuracy;
    testR2;
    testRmse;
    testMae;
    stepsToTarget;
    seconds;
    stepsPerSecond;
    backend;
    weightsSha256;
};
__decorate([
    Field(() => Int, { description: 'Optimizer updates done. Unit: steps.' }),
    __metadata("design:type", Number)
], RunSummary.prototype, "steps", void 0);
__decorate([
    Field(() => Int, { description: 'Layers of the net.' }),
    __metadata("design:type", Number)
], RunSummary.prototype, "layers", void 0);
__decorate([
    Field(() => Float, { description: 'Scaling decisions recorded: layers × steps. A whole number.' }),
    __metadata("design:type", Number)
], RunSummary.prototype, "decisions", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Training loss at the end. Dimensionless.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "trainLoss", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Loss on the test split at the end. Dimensionless.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "testLoss", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Share of the test split predicted rightly at the end, 0 to 1; null where a number is predicted.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "testAccuracy", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'R² on the test split at the end, where a number is predicted: 1 is perfect, 0 as good as the mean. Dimensionless.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "testR2", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Root mean squared error on the test split at the end, in the unit of what is predicted.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "testRmse", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Mean absolute error on the test split at the end, in the unit of what is predicted.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "testMae", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Step at which the target was met; null when it was not or there is none.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "stepsToTarget", void 0);
__decorate([
    Field(() => Float, { description: 'Wall time of training. Unit: s.' }),
    __metadata("design:type", Number)
], RunSummary.prototype, "seconds", void 0);
__decorate([
    Field(() => Float, { description: 'Steps per second of training.' }),
    __metadata("design:type", Number)
], RunSummary.prototype, "stepsPerSecond", void 0);
__decorate([
    Field(() => String, { description: 'Backend that computed it: tensorflow, webgpu, wasm or cpu.' }),
    __metadata("design:type", String)
], RunSummary.prototype, "backend", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'sha256 of the final weights, hex.' }),
    __metadata("design:type", Object)
], RunSummary.prototype, "weightsSha256", void 0);
RunSummary = __decorate([
    ObjectType({ description: 'What a finished run is summed up by.' })
], RunSummary);
export { RunSummary };
/** One evaluation on a split. */
let Evaluation = class Evaluation {
    step;
    split;
    loss;
    accuracy;
    r2;
    rmse;
    mae;
};
__decorate([
    Field(() => Int, { description: 'Step after which it was done.' }),
    __metadata("design:type", Number)
], Evaluation.prototype, "step", void 0);
__decorate([
    Field(() => String, { description: 'Split it was done on: train or test.' }),
    __metadata("design:type", String)
], Evaluation.prototype, "split", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Mean loss over the split. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], Evaluation.prototype, "loss", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Share predicted rightly, 0 to 1; not finite where a number is predicted.' }),
    __metadata("design:type", MeasuredNumber)
], Evaluation.prototype, "accuracy", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'R² where a number is predicted: 1 is perfect, 0 as good as the mean of the split; null otherwise. Dimensionless.' }),
    __metadata("design:type", Object)
], Evaluation.prototype, "r2", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Root mean squared error where a number is predicted, in its unit; null otherwise.' }),
    __metadata("design:type", Object)
], Evaluation.prototype, "rmse", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Mean absolute error where a number is predicted, in its unit; null otherwise.' }),
    __metadata("design:type", Object)
], Evaluation.prototype, "mae", void 0);
Evaluation = __decorate([
    ObjectType({ description: 'One evaluation of the net on a whole split.' })
], Evaluation);
export { Evaluation };
/** Something that happened to a run and is no decision. */
let RunEvent = class RunEvent {
    step;
    kind;
    detail;
    at;
};
__decorate([
    Field(() => Int, { nullable: true, description: 'Step at which it happened; null when it belongs to none.' }),
    __metadata("design:type", Object)
], RunEvent.prototype, "step", void 0);
__decorate([
    Field(() => String, { description: 'What happened, kebab-case.' }),
    __metadata("design:type", String)
], RunEvent.prototype, "kind", void 0);
__decorate([
    Field(() => JsonScalar, { nullable: true, description: 'What there is to say about it; fields depend on the kind.' }),
    __metadata("design:type", Object)
], RunEvent.prototype, "detail", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When. UTC.' }),
    __metadata("design:type", Date)
], RunEvent.prototype, "at", void 0);
RunEvent = __decorate([
    ObjectType({ description: 'Something that happened to a run and is no decision: a resume, a rollback, an interruption.' })
], RunEvent);
export { RunEvent };
//# sourceMappingURL=run-parts.model.js.map