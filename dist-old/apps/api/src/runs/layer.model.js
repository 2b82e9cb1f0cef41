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
import { toGlobalId } from '../common/global-id.js';
import { Node } from '../common/node.js';
/** One layer of a run. */
let LayerModel = class LayerModel extends Node {
    layer;
    name;
    kind;
    module;
    depth;
    parameterCount;
};
__decorate([
    Field(() => Int, { description: 'Number of the layer within its run, from 0, in the order of the forward pass.' }),
    __metadata("design:type", Number)
], LayerModel.prototype, "layer", void 0);
__decorate([
    Field(() => String, { description: 'Name, unique within the run.' }),
    __metadata("design:type", String)
], LayerModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'What it is: dense, conv2d, layer-norm, …' }),
    __metadata("design:type", String)
], LayerModel.prototype, "kind", void 0);
__decorate([
    Field(() => String, { description: 'The group a person would put it in: "block2", "head"; empty when there is none.' }),
    __metadata("design:type", String)
], LayerModel.prototype, "module", void 0);
__decorate([
    Field(() => Int, { description: 'Place in the forward pass, from 0.' }),
    __metadata("design:type", Number)
], LayerModel.prototype, "depth", void 0);
__decorate([
    Field(() => Int, { description: 'Number of trainable scalars.' }),
    __metadata("design:type", Number)
], LayerModel.prototype, "parameterCount", void 0);
LayerModel = __decorate([
    ObjectType('Layer', {
        description: 'A layer of a run: a named group of variables that are updated together. Constant over the run.',
        implements: () => [Node],
    })
], LayerModel);
export { LayerModel };
/** A recorded layer as GraphQL tells it. */
export function toLayer(run, layer) {
    const { name, kind, module, depth, parameterCount } = layer;
    return { id: toGlobalId('Layer', `${run}:${layer.layer}`), layer: layer.layer, name, kind, module, depth, parameterCount };
}
//# sourceMappingURL=layer.model.js.map