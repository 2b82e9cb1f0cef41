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
import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
import { ComparedDifference } from './comparison-arm.model.js';
import { ComparisonCosts, ComparisonEconomy, ComparisonTask } from './comparison-parts.model.js';
/** A stored comparison. */
let ComparisonModel = class ComparisonModel extends Node {
    number;
    name;
    project;
    by;
    createdAt;
    spec;
    specSha256;
    productVersion;
    commit;
    findings;
    scaler;
    fastestBaseline;
    fewerSteps;
    task;
    costs;
    economy;
};
__decorate([
    Field(() => Int, { description: 'Counts comparisons, from 1: gradlens compare --show N.' }),
    __metadata("design:type", Number)
], ComparisonModel.prototype, "number", void 0);
__decorate([
    Field(() => String, { description: 'Name of the spec.' }),
    __metadata("design:type", String)
], ComparisonModel.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'Project it belongs to.' }),
    __metadata("design:type", String)
], ComparisonModel.prototype, "project", void 0);
__decorate([
    Field(() => String, { description: 'Who made it.' }),
    __metadata("design:type", String)
], ComparisonModel.prototype, "by", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When it was stored. UTC.' }),
    __metadata("design:type", Date)
], ComparisonModel.prototype, "createdAt", void 0);
__decorate([
    Field(() => JsonScalar, { description: 'The spec that was compared, defaults filled in.' }),
    __metadata("design:type", Object)
], ComparisonModel.prototype, "spec", void 0);
__decorate([
    Field(() => String, { description: 'sha256 of the spec, as its runs record it.' }),
    __metadata("design:type", String)
], ComparisonModel.prototype, "specSha256", void 0);
__decorate([
    Field(() => String, { description: 'Version of gradlens.' }),
    __metadata("design:type", String)
], ComparisonModel.prototype, "productVersion", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Commit of its source, and whether that was altered; null where it was no clone.' }),
    __metadata("design:type", Object)
], ComparisonModel.prototype, "commit", void 0);
__decorate([
    Field(() => [String], { description: 'What its tables come to, in sentences: the whole optimizer, choosing by layer, scaling at all, accuracy, net economy.' }),
    __metadata("design:type", Array)
], ComparisonModel.prototype, "findings", void 0);
__decorate([
    Field(() => String, { description: 'Name of the arm of the spec\'s own scaler.' }),
    __metadata("design:type", String)
], ComparisonModel.prototype, "scaler", void 0);
__decorate([
    Field(() => String, { description: 'Name of the fastest tuned baseline.' }),
    __metadata("design:type", String)
], ComparisonModel.prototype, "fastestBaseline", void 0);
__decorate([
    Field(() => ComparedDifference, { description: 'Fewer steps to the target than the fastest tuned baseline. Unit: %.' }),
    __metadata("design:type", ComparedDifference)
], ComparisonModel.prototype, "fewerSteps", void 0);
__decorate([
    Field(() => ComparisonTask, { description: 'What was trained, how long, where.' }),
    __metadata("design:type", ComparisonTask)
], ComparisonModel.prototype, "task", void 0);
__decorate([
    Field(() => ComparisonCosts, { description: 'What seconds, power and storage were taken to cost.' }),
    __metadata("design:type", ComparisonCosts)
], ComparisonModel.prototype, "costs", void 0);
__decorate([
    Field(() => ComparisonEconomy, { description: 'One training to the target: the cheapest baseline less all that scaling costs.' }),
    __metadata("design:type", ComparisonEconomy)
], ComparisonModel.prototype, "economy", void 0);
ComparisonModel = __decorate([
    ObjectType('Comparison', { description: 'A scaler, its ablations and tuned baselines, held to one target with the same seeds. Never changed.', implements: () => [Node] })
], ComparisonModel);
export { ComparisonModel };
/** A comparison and its place in a list. */
let ComparisonEdge = class ComparisonEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], ComparisonEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => ComparisonModel, { description: 'The comparison.' }),
    __metadata("design:type", ComparisonModel)
], ComparisonEdge.prototype, "node", void 0);
ComparisonEdge = __decorate([
    ObjectType({ description: 'A comparison and its place in a list.' })
], ComparisonEdge);
export { ComparisonEdge };
/** A page of comparisons. */
let ComparisonConnection = class ComparisonConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [ComparisonEdge], { description: 'The comparisons of the page.' }),
    __metadata("design:type", Array)
], ComparisonConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], ComparisonConnection.prototype, "pageInfo", void 0);
ComparisonConnection = __decorate([
    ObjectType({ description: 'A page of comparisons, newest first.' })
], ComparisonConnection);
export { ComparisonConnection };
//# sourceMappingURL=comparison.model.js.map