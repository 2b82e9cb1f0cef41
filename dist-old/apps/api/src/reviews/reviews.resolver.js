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
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { actOf } from '../auth/actor-of.js';
import { mayReadPeople } from '../auth/authorizer.js';
import { pageSize } from '../common/connection.js';
import { runUuidOf } from '../common/global-id.js';
import { PredictionConnection, PredictionModel } from '../predictions/prediction.model.js';
import { AssignReviewInput, DecideReviewInput, ReviewResult, SecondReviewInput } from './review-acts.model.js';
import { ReviewActModel, ReviewModel, ReviewQueueArgs } from './review.model.js';
import { assignmentTo, ReviewsService, toReviewAct, toReviewModel } from './reviews.service.js';
/** The queue of sensitive predictions, and what reviewers do in it. */
let ReviewsResolver = class ReviewsResolver {
    reviews;
    constructor(reviews) {
        this.reviews = reviews;
    }
    reviewQueue({ first, after, run, project, states, assignee }, context) {
        const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
        const filter = { run: uuid, project: project ?? undefined, states: states ?? undefined, assignee: assignee ?? undefined };
        return this.reviews.queue(filter, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
    }
    assignReview({ prediction, to, reason }, context) {
        return this.reviews.act(prediction, assignmentTo(to), actOf(context, reason));
    }
    decideReview({ prediction, verdict, reason }, context) {
        return this.reviews.act(prediction, { kind: 'decided', verdict }, actOf(context, reason));
    }
    secondReview({ prediction, confirms, reason }, context) {
        return this.reviews.act(prediction, { kind: confirms ? 'confirmed' : 'dissented' }, actOf(context, reason));
    }
};
__decorate([
    Query(() => PredictionConnection, { description: 'Sensitive predictions by where their review stands: the largest measured effect of a scaling decision first, then the closest to the threshold.' }),
    __param(0, Args()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReviewQueueArgs, Object]),
    __metadata("design:returntype", Promise)
], ReviewsResolver.prototype, "reviewQueue", null);
__decorate([
    Mutation(() => ReviewResult, { description: 'Says who is to look at a sensitive prediction; for reviewers.' }),
    __param(0, Args('input', { type: () => AssignReviewInput, description: 'The prediction, to whom, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [AssignReviewInput, Object]),
    __metadata("design:returntype", Promise)
], ReviewsResolver.prototype, "assignReview", null);
__decorate([
    Mutation(() => ReviewResult, { description: 'Agrees with what the model decided, or overturns it; for reviewers. To overturn takes a second person. No model is changed by it.' }),
    __param(0, Args('input', { type: () => DecideReviewInput, description: 'The prediction, the verdict, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DecideReviewInput, Object]),
    __metadata("design:returntype", Promise)
], ReviewsResolver.prototype, "decideReview", null);
__decorate([
    Mutation(() => ReviewResult, { description: 'A second pair of eyes: confirms the verdict of another reviewer, or dissents.' }),
    __param(0, Args('input', { type: () => SecondReviewInput, description: 'The prediction, whether the verdict is right, and why.' })),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [SecondReviewInput, Object]),
    __metadata("design:returntype", Promise)
], ReviewsResolver.prototype, "secondReview", null);
ReviewsResolver = __decorate([
    Resolver(() => PredictionModel),
    __metadata("design:paramtypes", [ReviewsService])
], ReviewsResolver);
export { ReviewsResolver };
/** The review of a prediction. */
let PredictionReviewResolver = class PredictionReviewResolver {
    async review({ row: { run, pseudonym } }, { loaders }) {
        const review = await loaders.reviews.load({ run, pseudonym });
        if (review === null)
            throw new Error(`prediction ${pseudonym} of run ${run} is gone`);
        return toReviewModel(review);
    }
};
__decorate([
    ResolveField(() => ReviewModel, { description: 'What people say of it.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [PredictionModel, Object]),
    __metadata("design:returntype", Promise)
], PredictionReviewResolver.prototype, "review", null);
PredictionReviewResolver = __decorate([
    Resolver(() => PredictionModel)
], PredictionReviewResolver);
export { PredictionReviewResolver };
/** What was done in a review. */
let ReviewResolver = class ReviewResolver {
    async acts({ run, pseudonym }, { access, loaders }) {
        const acts = await loaders.reviewActs.load({ run, pseudonym });
        return acts.map((act) => toReviewAct(act, !mayReadPeople(access)));
    }
};
__decorate([
    ResolveField(() => [ReviewActModel], { description: 'What people did, oldest first.' }),
    __param(0, Parent()),
    __param(1, Context()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReviewModel, Object]),
    __metadata("design:returntype", Promise)
], ReviewResolver.prototype, "acts", null);
ReviewResolver = __decorate([
    Resolver(() => ReviewModel)
], ReviewResolver);
export { ReviewResolver };
//# sourceMappingURL=reviews.resolver.js.map