var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PackedFloats, PackedInts } from '../common/packed.js';
/** A word that something changed. */
let RunChangeModel = class RunChangeModel {
    kind;
    /** uuid of the run; null after a resync. */
    runUuid;
    lastStep;
};
__decorate([
    Field(() => String, {
        description: 'steps: new steps are recorded. state: the run changed its state. alert: an alert changed, or somebody acted on an incident. trace: a trace of the run changed. impact: an impact of the run changed. report: a report on the run changed. replay: the run was executed again, and that is stored. resync: words may be lost, read again.',
    }),
    __metadata("design:type", String)
], RunChangeModel.prototype, "kind", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Last step recorded, from 0; null when the change is not about steps.' }),
    __metadata("design:type", Object)
], RunChangeModel.prototype, "lastStep", void 0);
RunChangeModel = __decorate([
    ObjectType('RunChange', { description: 'A word that something changed; what changed is read from the run.' })
], RunChangeModel);
export { RunChangeModel };
/** New steps of a live run. */
let LiveSteps = class LiveSteps {
    run;
    fromStep;
    steps;
    loss;
    layers;
    scale;
    gradNorm;
    flagged;
};
__decorate([
    Field(() => ID, { description: 'uuid of the run.' }),
    __metadata("design:type", String)
], LiveSteps.prototype, "run", void 0);
__decorate([
    Field(() => Int, { description: 'First step of the message.' }),
    __metadata("design:type", Number)
], LiveSteps.prototype, "fromStep", void 0);
__decorate([
    Field(() => PackedInts, { description: 'The n steps, ascending. The last one is the cursor to resume from.' }),
    __metadata("design:type", PackedInts)
], LiveSteps.prototype, "steps", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Training loss of each step. Dimensionless.' }),
    __metadata("design:type", PackedFloats)
], LiveSteps.prototype, "loss", void 0);
__decorate([
    Field(() => [String], { description: 'Name of each row.' }),
    __metadata("design:type", Array)
], LiveSteps.prototype, "layers", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Scale of each layer and step. Dimensionless.' }),
    __metadata("design:type", PackedFloats)
], LiveSteps.prototype, "scale", void 0);
__decorate([
    Field(() => PackedFloats, { description: 'Gradient norm of each layer and step, before scaling.' }),
    __metadata("design:type", PackedFloats)
], LiveSteps.prototype, "gradNorm", void 0);
__decorate([
    Field(() => PackedInts, { description: 'Flag bits of each layer and step; 0 = nothing happened.' }),
    __metadata("design:type", PackedInts)
], LiveSteps.prototype, "flagged", void 0);
LiveSteps = __decorate([
    ObjectType({
        description: 'Steps recorded since the last message (n of them). Packed fields of layers are [layers × n], row-major.',
    })
], LiveSteps);
export { LiveSteps };
//# sourceMappingURL=live.model.js.map