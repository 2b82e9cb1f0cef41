var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { NeedsReviewer } from '../runs/mutations.model.js';
import { ReviewModel, ReviewVerdictEnum } from './review.model.js';
/** What every act of a review is given. */
let ReviewInput = class ReviewInput {
    prediction;
    reason;
};
__decorate([
    Field(() => ID, { description: 'Global id of the prediction.' }),
    __metadata("design:type", String)
], ReviewInput.prototype, "prediction", void 0);
__decorate([
    Field(() => String, { description: 'Why; kept with the review. 1 to 500 characters.' }),
    __metadata("design:type", String)
], ReviewInput.prototype, "reason", void 0);
ReviewInput = __decorate([
    InputType({ isAbstract: true })
], ReviewInput);
/** What `assignReview` is given. */
let AssignReviewInput = class AssignReviewInput extends ReviewInput {
    to;
};
__decorate([
    Field(() => String, { nullable: true, description: 'Name of the person; null: nobody in particular any more. 1 to 200 characters.' }),
    __metadata("design:type", Object)
], AssignReviewInput.prototype, "to", void 0);
AssignReviewInput = __decorate([
    InputType({ description: 'A prediction, and who is to look at it.' })
], AssignReviewInput);
export { AssignReviewInput };
/** What `decideReview` is given. */
let DecideReviewInput = class DecideReviewInput extends ReviewInput {
    verdict;
};
__decorate([
    Field(() => ReviewVerdictEnum, { description: 'The verdict.' }),
    __metadata("design:type", String)
], DecideReviewInput.prototype, "verdict", void 0);
DecideReviewInput = __decorate([
    InputType({ description: 'A prediction, and what the person says of what the model decided.' })
], DecideReviewInput);
export { DecideReviewInput };
/** What `secondReview` is given. */
let SecondReviewInput = class SecondReviewInput extends ReviewInput {
    confirms;
};
__decorate([
    Field(() => Boolean, { description: 'Whether the verdict is right; false: the person dissents.' }),
    __metadata("design:type", Boolean)
], SecondReviewInput.prototype, "confirms", void 0);
SecondReviewInput = __decorate([
    InputType({ description: "A prediction, and whether a second person is of the first one's mind." })
], SecondReviewInput);
export { SecondReviewInput };
/** The act is on record. */
let ReviewPayload = class ReviewPayload {
    review;
};
__decorate([
    Field(() => ReviewModel, { description: 'The review as it is now.' }),
    __metadata("design:type", ReviewModel)
], ReviewPayload.prototype, "review", void 0);
ReviewPayload = __decorate([
    ObjectType({ description: 'The act is on record, under the name of the token.' })
], ReviewPayload);
export { ReviewPayload };
/** There is no such prediction. */
let PredictionNotFound = class PredictionNotFound {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: PREDICTION_NOT_FOUND.' }),
    __metadata("design:type", String)
], PredictionNotFound.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], PredictionNotFound.prototype, "message", void 0);
PredictionNotFound = __decorate([
    ObjectType({ description: 'There is no such sensitive prediction.' })
], PredictionNotFound);
export { PredictionNotFound };
/** The review does not stand so that this can be done. */
let ReviewRefused = class ReviewRefused {
    code;
    message;
};
__decorate([
    Field(() => String, { description: 'Code for programs: ALREADY_DECIDED, NOT_DECIDED or OWN_WORD.' }),
    __metadata("design:type", String)
], ReviewRefused.prototype, "code", void 0);
__decorate([
    Field(() => String, { description: 'One line for a person.' }),
    __metadata("design:type", String)
], ReviewRefused.prototype, "message", void 0);
ReviewRefused = __decorate([
    ObjectType({ description: 'The review does not stand so that this can be done, or your word is said already.' })
], ReviewRefused);
export { ReviewRefused };
const BY_CODE = {
    PREDICTION_NOT_FOUND: PredictionNotFound, NEEDS_REVIEWER: NeedsReviewer, ALREADY_DECIDED: ReviewRefused, NOT_DECIDED: ReviewRefused, OWN_WORD: ReviewRefused,
};
/** Outcomes of `assignReview`, `decideReview` and `secondReview`. */
export const ReviewResult = createUnionType({
    name: 'ReviewResult',
    description: 'The review, or why that could not be done.',
    types: () => [ReviewPayload, PredictionNotFound, NeedsReviewer, ReviewRefused],
    resolveType: (value) => (BY_CODE[value.code ?? ''] ?? ReviewPayload),
});
//# sourceMappingURL=review-acts.model.js.map