var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { ActionsService } from '../actions/actions.service.js';
import { badInput } from '../common/bad-input.js';
import { fromGlobalId } from '../common/global-id.js';
import { Node } from '../common/node.js';
import { AlertNodes } from './alert-nodes.service.js';
import { RunNodes } from './run-nodes.service.js';
import { isStudied, TraceNodes } from './trace-nodes.service.js';
/** Anything by its global id. */
let NodeResolver = class NodeResolver {
    runNodes;
    alertNodes;
    actions;
    traceNodes;
    constructor(runNodes, alertNodes, actions, traceNodes) {
        this.runNodes = runNodes;
        this.alertNodes = alertNodes;
        this.actions = actions;
        this.traceNodes = traceNodes;
    }
    async node(id, { access }) {
        const found = fromGlobalId(id);
        if (found === null)
            throw badInput('id', id, 'a global id as given by the field id');
        const { type, key } = found;
        if (type === 'Run' || type === 'Layer' || type === 'Replay' || type === 'Comparison')
            return this.runNodes.find({ type, key }, id);
        if (type === 'ActionRequest')
            return this.actions.find(key);
        if (isStudied(type))
            return this.traceNodes.find(type, key, access);
        return this.alertNodes.find({ type, key }, id);
    }
};
__decorate([
    Query(() => Node, { name: 'node', nullable: true, description: 'Anything by its global id; null when it is gone.' }),
    __param(0, Args('id', { type: () => ID, description: 'Global id.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, Object]),
    __metadata("design:returntype", Promise)
], NodeResolver.prototype, "node", null);
NodeResolver = __decorate([
    Resolver(() => Node),
    __metadata("design:paramtypes", [RunNodes,
        AlertNodes,
        ActionsService,
        TraceNodes])
], NodeResolver);
export { NodeResolver };
//# sourceMappingURL=node.resolver.js.map