var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats } from '../common/packed.js';
/** What a scaler looks at, GraphQL name to the lib's. */
export const ScalerInputEnum = {
    SIGNAL_SHARE: 'signal share', LEARNED_PUSH: 'learned push', ALIGNMENT: 'alignment', WEIGHT_NORM: 'weight norm', UPDATE_NORM: 'update norm', GRADIENT_NORM: 'gradient norm', PUSH_ON_PURPOSE: 'push on purpose',
};
registerEnumType(ScalerInputEnum, {
    name: 'ScalerInput',
    description: 'What a scaler chooses by.',
    valuesMap: {
        SIGNAL_SHARE: { description: 'Share of the squared gradient that is steady, 0 to 1: how much gradients agree (snr).' },
        LEARNED_PUSH: { description: 'What a step adds to the log scale by the signal share and the learned network, from the recorded numbers (meta).' },
        ALIGNMENT: { description: 'Cosine between gradient and last update, −1 to 1, read back from how the scale moved (hypergradient).' },
        WEIGHT_NORM: { description: 'L2 norm of the weights (trust-ratio).' },
        UPDATE_NORM: { description: 'L2 norm of the update that the scale multiplies (trust-ratio).' },
        GRADIENT_NORM: { description: 'L2 norm of the gradient (agc).' },
        PUSH_ON_PURPOSE: { description: 'A factor of the `provoke` entries of the spec.' },
    },
});
/** Guards, GraphQL name to the lib's. */
export const GuardEnum = { CLAMP: 'clamp', RATE_LIMIT: 'rate limit', BACK_OFF: 'back-off', RATIO_CAP: 'ratio cap', SKIP: 'skip', LOWER: 'lower' };
registerEnumType(GuardEnum, {
    name: 'Guard',
    description: 'What stands between raw scale and scale.',
    valuesMap: {
        CLAMP: { description: 'Bounds |log scale|.' },
        RATE_LIMIT: { description: 'Bounds the change of log scale per step.' },
        BACK_OFF: { description: 'Lowers all scales while the loss jumps.' },
        RATIO_CAP: { description: 'Bounds the length of the update by that of the weights.' },
        SKIP: { description: 'The step was not applied: the last scale stays.' },
        LOWER: { description: 'The scale is 1: by a command, behind a rollback, or while oversight was lost.' },
    },
});
/** How values are computed, GraphQL name to the lib's. */
export const ShapleyMethodEnum = { ADDITIVE: 'additive', ENUMERATED: 'enumerated' };
registerEnumType(ShapleyMethodEnum, {
    name: 'ShapleyMethod',
    description: 'How exact Shapley values were computed.',
    valuesMap: {
        ADDITIVE: { description: 'Each step adds to the log scale whatever the others do, so its value is what it adds.' },
        ENUMERATED: { description: 'Over all subsets of the inputs.' },
    },
});
/** What one input did to the log of the raw scale. */
let ScaleContribution = class ScaleContribution {
    input;
    fromStep;
    toStep;
    mean;
    median;
    value;
};
__decorate([
    Field(() => ScalerInputEnum, { description: 'The input.' }),
    __metadata("design:type", Object)
], ScaleContribution.prototype, "input", void 0);
__decorate([
    Field(() => Int, { description: 'First step of it.' }),
    __metadata("design:type", Number)
], ScaleContribution.prototype, "fromStep", void 0);
__decorate([
    Field(() => Int, { description: 'Last step of it, included.' }),
    __metadata("design:type", Number)
], ScaleContribution.prototype, "toStep", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Mean of the input over these steps; of a push its factor. Unit: that of the input, else dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], ScaleContribution.prototype, "mean", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: "The run's median of the input in this layer; NaN for a push." }),
    __metadata("design:type", MeasuredNumber)
], ScaleContribution.prototype, "median", void 0);
__decorate([
    Field(() => Float, { description: 'Shapley value: added to the log of the raw scale. Dimensionless.' }),
    __metadata("design:type", Number)
], ScaleContribution.prototype, "value", void 0);
ScaleContribution = __decorate([
    ObjectType({ description: 'What one input, at one step or over several, did to the log of the raw scale: its Shapley value.' })
], ScaleContribution);
export { ScaleContribution };
/** What is left of the state that the scaler came with. */
let EarlierState = class EarlierState {
    beforeStep;
    logScale;
    value;
};
__decorate([
    Field(() => Int, { description: 'The state is that before this step; 0 is the start of the run.' }),
    __metadata("design:type", Number)
], EarlierState.prototype, "beforeStep", void 0);
__decorate([
    Field(() => Float, { description: 'Log scale that the scaler remembered then. Dimensionless.' }),
    __metadata("design:type", Number)
], EarlierState.prototype, "logScale", void 0);
__decorate([
    Field(() => Float, { description: "Shapley value of that state against the run's median state. Dimensionless." }),
    __metadata("design:type", Number)
], EarlierState.prototype, "value", void 0);
EarlierState = __decorate([
    ObjectType({ description: 'What is left of the state that the scaler came with, before the steps that were taken apart.' })
], EarlierState);
export { EarlierState };
/** What one guard made of a log scale. */
let GuardActModel = class GuardActModel {
    guard;
    change;
    scale;
};
__decorate([
    Field(() => GuardEnum, { description: 'The guard.' }),
    __metadata("design:type", Object)
], GuardActModel.prototype, "guard", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Log scale after it minus before it. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], GuardActModel.prototype, "change", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Scale after it. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], GuardActModel.prototype, "scale", void 0);
GuardActModel = __decorate([
    ObjectType({ description: 'What one guard made of a log scale.' })
], GuardActModel);
export { GuardActModel };
/** A recorded number beside its recomputation. */
let RecomputedNumber = class RecomputedNumber {
    recorded;
    recomputed;
    bitExact;
    logError;
    tolerance;
    agrees;
};
__decorate([
    Field(() => MeasuredNumber, { description: 'As recorded. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], RecomputedNumber.prototype, "recorded", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'Computed anew. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], RecomputedNumber.prototype, "recomputed", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether both are the same float32, bit for bit.' }),
    __metadata("design:type", Boolean)
], RecomputedNumber.prototype, "bitExact", void 0);
__decorate([
    Field(() => MeasuredNumber, { description: 'How far their logs are apart. Dimensionless.' }),
    __metadata("design:type", MeasuredNumber)
], RecomputedNumber.prototype, "logError", void 0);
__decorate([
    Field(() => Float, { description: 'What float32 arithmetic may leave of that. Dimensionless.' }),
    __metadata("design:type", Number)
], RecomputedNumber.prototype, "tolerance", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it is as recorded.' }),
    __metadata("design:type", Boolean)
], RecomputedNumber.prototype, "agrees", void 0);
RecomputedNumber = __decorate([
    ObjectType({ description: 'A number of the ledger beside the same number computed anew from the rest of the ledger.' })
], RecomputedNumber);
export { RecomputedNumber };
/** Why a scale was chosen. */
let DecisionExplained = class DecisionExplained {
    words;
    logRawScale;
    base;
    contributions;
    earlier;
    sum;
    rounding;
    steps;
    accountedShare;
    method;
    stepValues;
    guards;
    rawRecomputed;
    scaleRecomputed;
};
__decorate([
    Field(() => [String], { description: 'The explanation as sentences for a person.' }),
    __metadata("design:type", Array)
], DecisionExplained.prototype, "words", void 0);
__decorate([
    Field(() => Float, { description: 'Natural log of the raw scale. Dimensionless.' }),
    __metadata("design:type", Number)
], DecisionExplained.prototype, "logRawScale", void 0);
__decorate([
    Field(() => Float, { description: "Natural log of the scale that the run's median state gives. Dimensionless." }),
    __metadata("design:type", Number)
], DecisionExplained.prototype, "base", void 0);
__decorate([
    Field(() => [ScaleContribution], { description: 'What the inputs added, in order of time.' }),
    __metadata("design:type", Array)
], DecisionExplained.prototype, "contributions", void 0);
__decorate([
    Field(() => EarlierState, { nullable: true, description: 'What came before; null for a scaler that remembers nothing.' }),
    __metadata("design:type", Object)
], DecisionExplained.prototype, "earlier", void 0);
__decorate([
    Field(() => Float, { description: 'base + all contributions + earlier. Dimensionless.' }),
    __metadata("design:type", Number)
], DecisionExplained.prototype, "sum", void 0);
__decorate([
    Field(() => Float, { description: 'log raw scale − sum: what float32 rounding leaves. Dimensionless.' }),
    __metadata("design:type", Number)
], DecisionExplained.prototype, "rounding", void 0);
__decorate([
    Field(() => Int, { description: 'Steps whose inputs were taken apart.' }),
    __metadata("design:type", Number)
], DecisionExplained.prototype, "steps", void 0);
__decorate([
    Field(() => Float, { description: 'How much of the log scale does not rest on what came earlier, 0 to 1.' }),
    __metadata("design:type", Number)
], DecisionExplained.prototype, "accountedShare", void 0);
__decorate([
    Field(() => ShapleyMethodEnum, { description: 'How the values were computed.' }),
    __metadata("design:type", Object)
], DecisionExplained.prototype, "method", void 0);
__decorate([
    Field(() => PackedFloats, { nullable: true, description: 'Values of single steps in order of time, rounded to float32; null where steps were taken together.' }),
    __metadata("design:type", Object)
], DecisionExplained.prototype, "stepValues", void 0);
__decorate([
    Field(() => [GuardActModel], { description: 'What the guards changed, in the order in which they act.' }),
    __metadata("design:type", Array)
], DecisionExplained.prototype, "guards", void 0);
__decorate([
    Field(() => RecomputedNumber, { description: 'The raw scale, computed anew.' }),
    __metadata("design:type", RecomputedNumber)
], DecisionExplained.prototype, "rawRecomputed", void 0);
__decorate([
    Field(() => RecomputedNumber, { description: 'The scale, computed anew.' }),
    __metadata("design:type", RecomputedNumber)
], DecisionExplained.prototype, "scaleRecomputed", void 0);
DecisionExplained = __decorate([
    ObjectType({ description: 'Why the scaler chose this scale: base + contributions + earlier + rounding = log raw scale.' })
], DecisionExplained);
export { DecisionExplained };
/** Why there is no explanation. */
let DecisionUnexplained = class DecisionUnexplained {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'UNEXPLAINED.' }),
    __metadata("design:type", String)
], DecisionUnexplained.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'Why.' }),
    __metadata("design:type", String)
], DecisionUnexplained.prototype, "message", void 0);
DecisionUnexplained = __decorate([
    ObjectType({ description: 'The ledger does not hold what the scaler saw.' })
], DecisionUnexplained);
export { DecisionUnexplained };
/** The two outcomes. */
export const DecisionExplanation = createUnionType({
    name: 'DecisionExplanation',
    description: 'Why the scaler chose this scale, or why that cannot be told.',
    types: () => [DecisionExplained, DecisionUnexplained],
    resolveType: (value) => ('code' in value ? DecisionUnexplained : DecisionExplained),
});
//# sourceMappingURL=explanation.model.js.map