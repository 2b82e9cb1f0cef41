import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { actOf } from '../auth/actor-of.js';
import { mayReadPeople } from '../auth/authorizer.js';
import { pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf } from '../common/global-id.js';
import { PredictionConnection, PredictionModel } from '../predictions/prediction.model.js';
import { AssignReviewInput, DecideReviewInput, ReviewResult, SecondReviewInput } from './review-acts.model.js';
import { ReviewActModel, ReviewModel, ReviewQueueArgs } from './review.model.js';
import { assignmentTo, ReviewsService, toReviewAct, toReviewModel } from './reviews.service.js';

/** The queue of sensitive predictions, and what reviewers do in it. */
@Resolver(() => PredictionModel)
export class ReviewsResolver {
  constructor(private readonly reviews: ReviewsService) {}

  @Query(() => PredictionConnection, { description: 'Sensitive predictions by where their review stands: the largest measured effect of a scaling decision first, then the closest to the threshold.' })
  reviewQueue(@Args() { first, after, run, project, states, assignee }: ReviewQueueArgs, @Context() context: GraphqlContext): Promise<PredictionConnection> {
    const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
    const filter = { run: uuid, project: project ?? undefined, states: states ?? undefined, assignee: assignee ?? undefined };
    return this.reviews.queue(filter, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
  }

  @Mutation(() => ReviewResult, { description: 'Says who is to look at a sensitive prediction; for reviewers.' })
  assignReview(@Args('input', { type: () => AssignReviewInput, description: 'The prediction, to whom, and why.' }) { prediction, to, reason }: AssignReviewInput, @Context() context: GraphqlContext): Promise<typeof ReviewResult> {
    return this.reviews.act(prediction, assignmentTo(to), actOf(context, reason));
  }

  @Mutation(() => ReviewResult, { description: 'Agrees with what the model decided, or overturns it; for reviewers. To overturn takes a second person. No model is changed by it.' })
  decideReview(@Args('input', { type: () => DecideReviewInput, description: 'The prediction, the verdict, and why.' }) { prediction, verdict, reason }: DecideReviewInput, @Context() context: GraphqlContext): Promise<typeof ReviewResult> {
    return this.reviews.act(prediction, { kind: 'decided', verdict }, actOf(context, reason));
  }

  @Mutation(() => ReviewResult, { description: 'A second pair of eyes: confirms the verdict of another reviewer, or dissents.' })
  secondReview(@Args('input', { type: () => SecondReviewInput, description: 'The prediction, whether the verdict is right, and why.' }) { prediction, confirms, reason }: SecondReviewInput, @Context() context: GraphqlContext): Promise<typeof ReviewResult> {
    return this.reviews.act(prediction, { kind: confirms ? 'confirmed' : 'dissented' }, actOf(context, reason));
  }
}

/** The review of a prediction. */
@Resolver(() => PredictionModel)
export class PredictionReviewResolver {
  @ResolveField(() => ReviewModel, { description: 'What people say of it.' })
  async review(@Parent() { row: { run, pseudonym } }: PredictionModel, @Context() { loaders }: GraphqlContext): Promise<ReviewModel> {
    const review = await loaders.reviews.load({ run, pseudonym });
    if (review === null) throw new Error(`prediction ${pseudonym} of run ${run} is gone`);
    return toReviewModel(review);
  }
}

/** What was done in a review. */
@Resolver(() => ReviewModel)
export class ReviewResolver {
  @ResolveField(() => [ReviewActModel], { description: 'What people did, oldest first.' })
  async acts(@Parent() { run, pseudonym }: ReviewModel, @Context() { access, loaders }: GraphqlContext): Promise<ReviewActModel[]> {
    const acts = await loaders.reviewActs.load({ run, pseudonym });
    return acts.map((act) => toReviewAct(act, !mayReadPeople(access)));
  }
}
