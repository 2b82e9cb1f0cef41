var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageArgs } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { DateTimeScalar } from '../common/scalars.js';
/** States of a review, GraphQL name to stored value. */
export const ReviewStateEnum = { WAITING: 'waiting', ASSIGNED: 'assigned', SECOND_WANTED: 'second-wanted', DISPUTED: 'disputed', DECIDED: 'decided' };
registerEnumType(ReviewStateEnum, {
    name: 'ReviewState',
    description: 'Where the review of a sensitive prediction stands.',
    valuesMap: {
        WAITING: { description: 'Nobody looks at it yet, or the model decides otherwise than when somebody did.' },
        ASSIGNED: { description: 'Somebody is to look at it.' },
        SECOND_WANTED: { description: 'One person overturns it: a second one is to confirm or to dissent.' },
        DISPUTED: { description: 'A second person dissents: a third one is to decide.' },
        DECIDED: { description: 'A person agrees with the model, or two of one mind overturn it.' },
    },
});
/** What a person says, GraphQL name to stored value. */
export const ReviewVerdictEnum = { AGREE: 'agree', OVERTURN: 'overturn' };
registerEnumType(ReviewVerdictEnum, {
    name: 'ReviewVerdict',
    description: 'What a person says of what the model decided. It is a record: no model is changed by it.',
    valuesMap: { AGREE: { description: 'The person decides as the model does.' }, OVERTURN: { description: 'The person decides otherwise.' } },
});
/** What is done in a review, GraphQL name to stored value. */
export const ReviewDeedEnum = { ASSIGNED: 'assigned', RELEASED: 'released', DECIDED: 'decided', CONFIRMED: 'confirmed', DISSENTED: 'dissented' };
registerEnumType(ReviewDeedEnum, {
    name: 'ReviewDeed',
    description: 'What a person did in a review.',
    valuesMap: {
        ASSIGNED: { description: 'Gave it to somebody.' },
        RELEASED: { description: 'Took it from whom it was assigned to.' },
        DECIDED: { description: 'Gave a verdict.' },
        CONFIRMED: { description: 'Looked at it second, and says that the verdict is right.' },
        DISSENTED: { description: 'Looked at it second, and says that the verdict is wrong.' },
    },
});
/** One thing that a person did in a review. */
let ReviewActModel = class ReviewActModel {
    kind;
    by;
    reason;
    assignee;
    verdict;
    score;
    scoreStep;
    at;
};
__decorate([
    Field(() => ReviewDeedEnum, { description: 'What.' }),
    __metadata("design:type", String)
], ReviewActModel.prototype, "kind", void 0);
__decorate([
    Field(() => String, { description: 'Who: the name of a token.' }),
    __metadata("design:type", String)
], ReviewActModel.prototype, "by", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why. Null where what is said of people is withheld from your role.' }),
    __metadata("design:type", Object)
], ReviewActModel.prototype, "reason", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Whom it was given to; null of other acts.' }),
    __metadata("design:type", Object)
], ReviewActModel.prototype, "assignee", void 0);
__decorate([
    Field(() => ReviewVerdictEnum, { nullable: true, description: 'The verdict; null of other acts.' }),
    __metadata("design:type", Object)
], ReviewActModel.prototype, "verdict", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'Score of the prediction then. 0 to 1, dimensionless; null without one.' }),
    __metadata("design:type", Object)
], ReviewActModel.prototype, "score", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Updates made when that score was recorded. Unit: steps.' }),
    __metadata("design:type", Object)
], ReviewActModel.prototype, "scoreStep", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When. UTC.' }),
    __metadata("design:type", Date)
], ReviewActModel.prototype, "at", void 0);
ReviewActModel = __decorate([
    ObjectType('ReviewAct', { description: 'One thing that a person did in a review; none is ever changed.' })
], ReviewActModel);
export { ReviewActModel };
/** The review of a sensitive prediction. */
let ReviewModel = class ReviewModel {
    /** Not fields: which prediction it is of, and whether reasons are withheld. */
    run;
    pseudonym;
    state;
    assignee;
    verdict;
    seenBy;
    isMoved;
    waitingSince;
    decidedAt;
    secondsToReview;
    measuredEffect;
};
__decorate([
    Field(() => ReviewStateEnum, { description: 'Where it stands.' }),
    __metadata("design:type", String)
], ReviewModel.prototype, "state", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Who is to look at it; null when nobody in particular.' }),
    __metadata("design:type", Object)
], ReviewModel.prototype, "assignee", void 0);
__decorate([
    Field(() => ReviewVerdictEnum, { nullable: true, description: 'The last verdict; null before the first.' }),
    __metadata("design:type", Object)
], ReviewModel.prototype, "verdict", void 0);
__decorate([
    Field(() => [String], { description: 'Who decided, confirmed or dissented: their word is said.' }),
    __metadata("design:type", Array)
], ReviewModel.prototype, "seenBy", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether it waits again, because the model decides otherwise than when a person gave a verdict.' }),
    __metadata("design:type", Boolean)
], ReviewModel.prototype, "isMoved", void 0);
__decorate([
    Field(() => DateTimeScalar, { description: 'When the prediction became sensitive. UTC.' }),
    __metadata("design:type", Date)
], ReviewModel.prototype, "waitingSince", void 0);
__decorate([
    Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided for good; null unless it is. UTC.' }),
    __metadata("design:type", Object)
], ReviewModel.prototype, "decidedAt", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Time to review: from waitingSince to decidedAt; null unless it is decided. Unit: s.' }),
    __metadata("design:type", Object)
], ReviewModel.prototype, "secondsToReview", void 0);
__decorate([
    Field(() => MeasuredNumber, { nullable: true, description: 'The largest |measured effect| of one scaling decision on its score, over the traces of its record; null without a measured one. Dimensionless.' }),
    __metadata("design:type", Object)
], ReviewModel.prototype, "measuredEffect", void 0);
ReviewModel = __decorate([
    ObjectType('Review', { description: 'What people say of a sensitive prediction.' })
], ReviewModel);
export { ReviewModel };
/** What `reviewQueue` is asked. */
let ReviewQueueArgs = class ReviewQueueArgs extends PageArgs {
    run;
    project;
    states;
    assignee;
};
__decorate([
    Field(() => ID, { nullable: true, description: 'Only predictions of this run: its uuid or global id. Without it, of the 100 newest runs that have sensitive predictions.' }),
    __metadata("design:type", Object)
], ReviewQueueArgs.prototype, "run", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only runs of this project.' }),
    __metadata("design:type", Object)
], ReviewQueueArgs.prototype, "project", void 0);
__decorate([
    Field(() => [ReviewStateEnum], { nullable: true, description: 'Only reviews in one of these states.' }),
    __metadata("design:type", Object)
], ReviewQueueArgs.prototype, "states", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Only those assigned to this person.' }),
    __metadata("design:type", Object)
], ReviewQueueArgs.prototype, "assignee", void 0);
ReviewQueueArgs = __decorate([
    ArgsType()
], ReviewQueueArgs);
export { ReviewQueueArgs };
//# sourceMappingURL=review.model.js.map