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
import { measured, MeasuredNumber } from '../common/measured-number.js';
/** Whether the estimates of all decisions add up. */
let TraceCompletenessModel = class TraceCompletenessModel {
    estimated;
    leftOut;
    measured;
    residual;
    residualShare;
    firstOrder;
    firstOrderResidual;
    firstOrderShare;
};
__decorate([
    Field(() => MeasuredNumber, { description: 'Sum of the estimated effects.' }),
    __metadata("design:type", MeasuredNumber)
], TraceCompletenessModel.prototype, "estimated", void 0);
__decorate([
    Field(() => Float, { description: 'Decisions without an estimate, since their scale was 0 or not finite. A whole number.' }),
    __metadata("design:type", Number)
], TraceCompletenessModel.prototype, "leftOut", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Target with every scale of the run at 1 − target as it is, by replay.' }),
    __metadata("design:type", MeasuredNumber)
], TraceCompletenessModel.prototype, "measured", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'measured − estimated: what decisions do together and by being large, which no first order holds.' }),
    __metadata("design:type", MeasuredNumber)
], TraceCompletenessModel.prototype, "residual", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: '|residual| / |measured|. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], TraceCompletenessModel.prototype, "residualShare", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'What the sum has to be to the first order, exactly: slope of the target on the way from the recorded scales to 1, by replays with all scales moved 1/16 of it, there and back.' }),
    __metadata("design:type", MeasuredNumber)
], TraceCompletenessModel.prototype, "firstOrder", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'firstOrder − estimated: the error of the estimates themselves.' }),
    __metadata("design:type", MeasuredNumber)
], TraceCompletenessModel.prototype, "firstOrderResidual", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: '|firstOrderResidual| / |firstOrder|. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], TraceCompletenessModel.prototype, "firstOrderShare", void 0);
TraceCompletenessModel = __decorate([
    ObjectType('TraceCompleteness', { description: 'Whether the estimated effects of all decisions add up to what scaling did. Unit: that of the target, where nothing else is said.' })
], TraceCompletenessModel);
export { TraceCompletenessModel };
/** As GraphQL tells it; null where a trace was made before it was checked. */
export function toCompleteness(found) {
    if (found === undefined)
        return null;
    const { estimated, leftOut, residual, residualShare, firstOrder, firstOrderResidual, firstOrderShare } = found;
    return {
        ...{ leftOut, estimated: measured(estimated), measured: measured(found.measured), residual: measured(residual), residualShare: measured(residualShare) },
        ...{ firstOrder: measured(firstOrder), firstOrderResidual: measured(firstOrderResidual), firstOrderShare: measured(firstOrderShare) },
    };
}
//# sourceMappingURL=trace-completeness.model.js.map