import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { ReviewVerdict } from '#libs/decision-store';

import { NeedsReviewer } from '../runs/mutations.model.js';
import { ReviewModel, ReviewVerdictEnum } from './review.model.js';

/** What every act of a review is given. */
@InputType({ isAbstract: true })
class ReviewInput {
  @Field(() => ID, { description: 'Global id of the prediction.' })
  prediction!: string;

  @Field(() => String, { description: 'Why; kept with the review. 1 to 500 characters.' })
  reason!: string;
}

/** What `assignReview` is given. */
@InputType({ description: 'A prediction, and who is to look at it.' })
export class AssignReviewInput extends ReviewInput {
  @Field(() => String, { nullable: true, description: 'Name of the person; null: nobody in particular any more. 1 to 200 characters.' })
  to?: string | null;
}

/** What `decideReview` is given. */
@InputType({ description: 'A prediction, and what the person says of what the model decided.' })
export class DecideReviewInput extends ReviewInput {
  @Field(() => ReviewVerdictEnum, { description: 'The verdict.' })
  verdict!: ReviewVerdict;
}

/** What `secondReview` is given. */
@InputType({ description: "A prediction, and whether a second person is of the first one's mind." })
export class SecondReviewInput extends ReviewInput {
  @Field(() => Boolean, { description: 'Whether the verdict is right; false: the person dissents.' })
  confirms!: boolean;
}

/** The act is on record. */
@ObjectType({ description: 'The act is on record, under the name of the token.' })
export class ReviewPayload {
  @Field(() => ReviewModel, { description: 'The review as it is now.' })
  review!: ReviewModel;
}

/** There is no such prediction. */
@ObjectType({ description: 'There is no such sensitive prediction.' })
export class PredictionNotFound {
  @Field(() => String, { description: 'Code for programs: PREDICTION_NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

/** The review does not stand so that this can be done. */
@ObjectType({ description: 'The review does not stand so that this can be done, or your word is said already.' })
export class ReviewRefused {
  @Field(() => String, { description: 'Code for programs: ALREADY_DECIDED, NOT_DECIDED or OWN_WORD.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person.' })
  message!: string;
}

const BY_CODE: Readonly<Record<string, object>> = {
  PREDICTION_NOT_FOUND: PredictionNotFound, NEEDS_REVIEWER: NeedsReviewer, ALREADY_DECIDED: ReviewRefused, NOT_DECIDED: ReviewRefused, OWN_WORD: ReviewRefused,
};

/** Outcomes of `assignReview`, `decideReview` and `secondReview`. */
export const ReviewResult = createUnionType({
  name: 'ReviewResult',
  description: 'The review, or why that could not be done.',
  types: () => [ReviewPayload, PredictionNotFound, NeedsReviewer, ReviewRefused] as const,
  resolveType: (value: { readonly code?: string }) => (BY_CODE[value.code ?? ''] ?? ReviewPayload) as typeof ReviewPayload,
});
