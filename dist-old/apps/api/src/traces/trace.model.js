var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { StudyModel } from '../studies/study.model.js';
import { TraceResultModel } from './trace-result.model.js';
/** What of a prediction is traced, GraphQL name to stored value. */
export const TracedOfEnum = { SCORE: 'score', LOGIT: 'logit', LOSS: 'loss' };
registerEnumType(TracedOfEnum, {
    name: 'TracedOf',
    description: 'What of a prediction is traced.',
    valuesMap: {
        SCORE: { description: 'Probability of the class, 0 to 1.' },
        LOGIT: { description: 'Log odds of the class.' },
        LOSS: { description: 'Cross-entropy of the prediction.' },
    },
});
/** Splits, GraphQL name to stored value. */
export const TracedSplitEnum = { TRAIN: 'train', TEST: 'test' };
registerEnumType(TracedSplitEnum, {
    name: 'TracedSplit',
    description: 'A split of the data.',
    valuesMap: { TRAIN: { description: 'What the run learned from.' }, TEST: { description: 'What it was tested on.' } },
});
/** What the scaler does in a replay, GraphQL name to stored value. */
export const TracedScalerEnum = { HELD: 'held', REACTING: 'reacting' };
registerEnumType(TracedScalerEnum, {
    name: 'TracedScaler',
    description: 'What the scaler does while a decision is neutralised.',
    valuesMap: {
        HELD: { description: 'All other scales are as recorded.' },
        REACTING: { description: 'What is verified is replayed once more, with all later scales as scaler and guards choose them then.' },
    },
});
/** What was asked. */
let TraceQuestionModel = class TraceQuestionModel {
    record;
    group;
    gap;
    split;
    of;
    className;
};
__decorate([
    Field(() => String, { nullable: true, description: 'Split and row, from 0: test:17. Null where it was not asked, or is withheld from your role.' }),
    __metadata("design:type", Object)
], TraceQuestionModel.prototype, "record", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE: the mean over all test records with it. Null where it was not asked.' }),
    __metadata("design:type", Object)
], TraceQuestionModel.prototype, "group", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE vs ATTRIBUTE=VALUE, or one against all others: difference of the means. Null where it was not asked.' }),
    __metadata("design:type", Object)
], TraceQuestionModel.prototype, "gap", void 0);
__decorate([
    Field(() => TracedSplitEnum, { nullable: true, description: 'The mean over a whole split. Null where it was not asked.' }),
    __metadata("design:type", Object)
], TraceQuestionModel.prototype, "split", void 0);
__decorate([
    Field(() => TracedOfEnum, { description: 'What of the prediction.' }),
    __metadata("design:type", Object)
], TraceQuestionModel.prototype, "of", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Class that score and logit are of; null for the last one.' }),
    __metadata("design:type", Object)
], TraceQuestionModel.prototype, "className", void 0);
TraceQuestionModel = __decorate([
    ObjectType('TraceQuestion', { description: 'What a trace was asked about: one record, a group, a gap between two groups, or a whole split.' })
], TraceQuestionModel);
export { TraceQuestionModel };
/** How much is replayed. */
let TraceEffortModel = class TraceEffortModel {
    top;
    verify;
    controls;
    sets;
    scaler;
    without;
    seed;
};
__decorate([
    Field(() => Int, { description: 'Decisions listed, the largest first.' }),
    __metadata("design:type", Number)
], TraceEffortModel.prototype, "top", void 0);
__decorate([
    Field(() => Int, { description: 'The first so many of them are replayed.' }),
    __metadata("design:type", Number)
], TraceEffortModel.prototype, "verify", void 0);
__decorate([
    Field(() => Int, { description: 'Single decisions drawn by lot and replayed: what chance gives.' }),
    __metadata("design:type", Number)
], TraceEffortModel.prototype, "controls", void 0);
__decorate([
    Field(() => Int, { description: 'Random sets of decisions replayed, for the decision-LDS.' }),
    __metadata("design:type", Number)
], TraceEffortModel.prototype, "sets", void 0);
__decorate([
    Field(() => TracedScalerEnum, { description: 'What the scaler does while a decision is neutralised.' }),
    __metadata("design:type", Object)
], TraceEffortModel.prototype, "scaler", void 0);
__decorate([
    Field(() => [String], { description: 'Sets of decisions that are replayed at scale 1 by name: dense2@100-199, incident:1, guard:clamp, *.' }),
    __metadata("design:type", Array)
], TraceEffortModel.prototype, "without", void 0);
__decorate([
    Field(() => Int, { description: 'Seed of the lots: the same one gives the same answer.' }),
    __metadata("design:type", Number)
], TraceEffortModel.prototype, "seed", void 0);
TraceEffortModel = __decorate([
    ObjectType('TraceEffort', { description: 'How much of a trace is replayed, and by which dice.' })
], TraceEffortModel);
export { TraceEffortModel };
/** Which decisions moved a prediction. */
let TraceModel = class TraceModel extends StudyModel {
    question;
    effort;
    result;
};
__decorate([
    Field(() => TraceQuestionModel, { description: 'What was asked.' }),
    __metadata("design:type", TraceQuestionModel)
], TraceModel.prototype, "question", void 0);
__decorate([
    Field(() => TraceEffortModel, { description: 'How much is replayed.' }),
    __metadata("design:type", TraceEffortModel)
], TraceModel.prototype, "effort", void 0);
__decorate([
    Field(() => TraceResultModel, { nullable: true, description: 'What it found; null until it is completed.' }),
    __metadata("design:type", Object)
], TraceModel.prototype, "result", void 0);
TraceModel = __decorate([
    ObjectType('Trace', { description: 'Which scaling decisions moved a prediction: asked for, made by a worker, kept.', implements: () => [Node] })
], TraceModel);
export { TraceModel };
/** A trace and its place in a list. */
let TraceEdge = class TraceEdge {
    cursor;
    node;
};
__decorate([
    Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' }),
    __metadata("design:type", String)
], TraceEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => TraceModel, { description: 'The trace.' }),
    __metadata("design:type", TraceModel)
], TraceEdge.prototype, "node", void 0);
TraceEdge = __decorate([
    ObjectType({ description: 'A trace and its place in a list.' })
], TraceEdge);
export { TraceEdge };
/** A page of traces. */
let TraceConnection = class TraceConnection extends CountedConnection {
    edges;
    pageInfo;
};
__decorate([
    Field(() => [TraceEdge], { description: 'The traces of the page.' }),
    __metadata("design:type", Array)
], TraceConnection.prototype, "edges", void 0);
__decorate([
    Field(() => PageInfo, { description: 'Where the page stands.' }),
    __metadata("design:type", PageInfo)
], TraceConnection.prototype, "pageInfo", void 0);
TraceConnection = __decorate([
    ObjectType({ description: 'A page of traces, newest first.' })
], TraceConnection);
export { TraceConnection };
//# sourceMappingURL=trace.model.js.map