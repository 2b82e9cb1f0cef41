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
import { PackedFloats, PackedInts } from '../common/packed.js';
/** Roles of arms, GraphQL name to stored value. */
export const ArmRoleEnum = { SCALER: 'scaler', UNIFORM: 'uniform', SCALE_ONE: 'scale 1', RANDOM: 'random', AUDITABLE: 'auditable', FREE: 'free', BASELINE: 'baseline' };
registerEnumType(ArmRoleEnum, {
    name: 'ArmRole',
    description: 'What an arm of a comparison is there for.',
    valuesMap: {
        SCALER: { description: 'The scaler of the spec, or one that was given beside it.' },
        UNIFORM: { description: 'The scaler before it, forced to one scale for all layers: what choosing by layer adds.' },
        SCALE_ONE: { description: 'No scaling: what scaling adds.' },
        RANDOM: { description: 'Random scales: what any scaling would do.' },
        AUDITABLE: { description: 'The same task under what profile auditable chooses: what auditability costs.' },
        FREE: { description: 'The same task under what the product chooses freely, beside a spec that is auditable.' },
        BASELINE: { description: 'A base optimizer with a tuned learning rate.' },
    },
});
/** A number and its interval. */
let ComparedDifference = class ComparedDifference {
    value;
    low;
    high;
};
__decorate([
    Field(() => Float, { nullable: true, description: 'The difference. Unit: that of the field it stands in.' }),
    __metadata("design:type", Object)
], ComparedDifference.prototype, "value", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Lower end of its interval.' }),
    __metadata("design:type", Object)
], ComparedDifference.prototype, "low", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Upper end of it.' }),
    __metadata("design:type", Object)
], ComparedDifference.prototype, "high", void 0);
ComparedDifference = __decorate([
    ObjectType({ description: 'A difference with its 95 % paired bootstrap interval over seeds. Null where it is not a finite number.' })
], ComparedDifference);
export { ComparedDifference };
/** An arm against another one. */
let ArmAgainst = class ArmAgainst {
    other;
    steps;
    processor;
    wall;
    accuracy;
    isNotWorse;
};
__decorate([
    Field(() => String, { description: 'Name of the other arm.' }),
    __metadata("design:type", String)
], ArmAgainst.prototype, "other", void 0);
__decorate([
    Field(() => ComparedDifference, { description: 'Fewer steps to the target, of mean steps. Unit: %.' }),
    __metadata("design:type", ComparedDifference)
], ArmAgainst.prototype, "steps", void 0);
__decorate([
    Field(() => ComparedDifference, { nullable: true, description: 'Less processor time to the target, recording included, and with it cost and energy of training; null where one of them was not timed. Unit: %.' }),
    __metadata("design:type", Object)
], ArmAgainst.prototype, "processor", void 0);
__decorate([
    Field(() => ComparedDifference, { nullable: true, description: 'Less wall time to the target, recording included; null where one of them was not timed. Unit: %.' }),
    __metadata("design:type", Object)
], ArmAgainst.prototype, "wall", void 0);
__decorate([
    Field(() => ComparedDifference, { description: 'Final accuracy on the test split, this minus other. Unit: percentage points; hundredths of R² where a number is predicted.' }),
    __metadata("design:type", ComparedDifference)
], ArmAgainst.prototype, "accuracy", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether final accuracy is shown not to be worse by 0.5 points or more.' }),
    __metadata("design:type", Boolean)
], ArmAgainst.prototype, "isNotWorse", void 0);
ArmAgainst = __decorate([
    ObjectType({ description: 'An arm against another one. Savings are positive where this arm needs less. Unit: %.' })
], ArmAgainst);
export { ArmAgainst };
/** How the validation loss fell. */
let ArmCurve = class ArmCurve {
    steps;
    median;
    low;
    high;
};
__decorate([
    Field(() => PackedInts, { description: 'Steps taken before each look, ascending.' }),
    __metadata("design:type", PackedInts)
], ArmCurve.prototype, "steps", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Median over seeds; a loss that is NaN counts as infinite. Unit: nats.' }),
    __metadata("design:type", PackedFloats)
], ArmCurve.prototype, "median", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'First quartile over seeds.' }),
    __metadata("design:type", PackedFloats)
], ArmCurve.prototype, "low", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Third quartile over seeds.' }),
    __metadata("design:type", PackedFloats)
], ArmCurve.prototype, "high", void 0);
ArmCurve = __decorate([
    ObjectType({ description: 'Validation loss of an arm over steps at its fastest rate: the middle of its seeds at each look.' })
], ArmCurve);
export { ArmCurve };
/** What came of an arm. */
let ComparisonArm = class ComparisonArm {
    name;
    role;
    learningRate;
    accurateLearningRate;
    isAtEdge;
    steps;
    missed;
    medianSteps;
    meanSteps;
    medianSeconds;
    meanSeconds;
    cost;
    energy;
    meanAccuracy;
    against;
    curve;
};
__decorate([
    Field(() => String, { description: 'Its name, unique within the comparison.' }),
    __metadata("design:type", String)
], ComparisonArm.prototype, "name", void 0);
__decorate([
    Field(() => ArmRoleEnum, { description: 'What it is there for.' }),
    __metadata("design:type", String)
], ComparisonArm.prototype, "role", void 0);
__decorate([
    Field(() => Float, { description: 'Learning rate by which it reaches the target first.' }),
    __metadata("design:type", Number)
], ComparisonArm.prototype, "learningRate", void 0);
__decorate([
    Field(() => Float, { description: 'Learning rate by which it ends best; the same where nothing was tuned.' }),
    __metadata("design:type", Number)
], ComparisonArm.prototype, "accurateLearningRate", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether a chosen rate is at the edge of the grid.' }),
    __metadata("design:type", Boolean)
], ComparisonArm.prototype, "isAtEdge", void 0);
__decorate([
    Field(() => [Float], { description: 'Steps to the target of each seed; the budget where it was missed.' }),
    __metadata("design:type", Array)
], ComparisonArm.prototype, "steps", void 0);
__decorate([
    Field(() => Int, { description: 'Seeds that missed the target.' }),
    __metadata("design:type", Number)
], ComparisonArm.prototype, "missed", void 0);
__decorate([
    Field(() => Float, { description: 'Median steps to the target.' }),
    __metadata("design:type", Number)
], ComparisonArm.prototype, "medianSteps", void 0);
__decorate([
    Field(() => Float, { description: 'Mean steps to the target.' }),
    __metadata("design:type", Number)
], ComparisonArm.prototype, "meanSteps", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Median processor seconds to the target; null where it was not timed. Unit: s.' }),
    __metadata("design:type", Object)
], ComparisonArm.prototype, "medianSeconds", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Mean processor seconds to the target; null where it was not timed. Unit: s.' }),
    __metadata("design:type", Object)
], ComparisonArm.prototype, "meanSeconds", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Price of the mean seconds; null without a price. Unit: money as stated.' }),
    __metadata("design:type", Object)
], ComparisonArm.prototype, "cost", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Energy of the mean seconds; null without a power. Unit: Wh.' }),
    __metadata("design:type", Object)
], ComparisonArm.prototype, "energy", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Mean accuracy on the test split after the last step, 0 to 1, or R² where a number is predicted; null where it is not a finite number.' }),
    __metadata("design:type", Object)
], ComparisonArm.prototype, "meanAccuracy", void 0);
__decorate([
    Field(() => [ArmAgainst], { description: 'Against every other arm; empty for baselines.' }),
    __metadata("design:type", Array)
], ComparisonArm.prototype, "against", void 0);
__decorate([
    Field(() => ArmCurve, { description: 'How its validation loss fell.' }),
    __metadata("design:type", ArmCurve)
], ComparisonArm.prototype, "curve", void 0);
ComparisonArm = __decorate([
    ObjectType({ description: 'One way to train the task, and what came of it.' })
], ComparisonArm);
export { ComparisonArm };
//# sourceMappingURL=comparison-arm.model.js.map