var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, InputType, Int } from '@nestjs/graphql';
import { TellRunInput } from '../runs/pause.model.js';
/** What `lowerRun` is given. */
let LowerRunInput = class LowerRunInput extends TellRunInput {
    layers;
    steps;
};
__decorate([
    Field(() => [String], { nullable: true, description: 'Names of the layers; all when left out.' }),
    __metadata("design:type", Object)
], LowerRunInput.prototype, "layers", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'For so many steps, 0 to 100,000; 0 ends what was lowered before; left out: until that. Unit: steps.' }),
    __metadata("design:type", Object)
], LowerRunInput.prototype, "steps", void 0);
LowerRunInput = __decorate([
    InputType({ description: 'A live run whose scale is to be 1 for some steps.' })
], LowerRunInput);
export { LowerRunInput };
/** What `rollbackRun` is given. */
let RollbackRunInput = class RollbackRunInput extends TellRunInput {
    toStep;
};
__decorate([
    Field(() => Int, { nullable: true, description: 'The newest good checkpoint at or before this step; left out: the newest.' }),
    __metadata("design:type", Object)
], RollbackRunInput.prototype, "toStep", void 0);
RollbackRunInput = __decorate([
    InputType({ description: 'A live run that is to go back to the weights of a checkpoint.' })
], RollbackRunInput);
export { RollbackRunInput };
//# sourceMappingURL=control.model.js.map