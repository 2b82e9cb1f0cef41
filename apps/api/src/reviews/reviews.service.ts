import { Inject, Injectable } from '@nestjs/common';

import { checkedReason, isRunUuid, isStorable } from '#libs/contracts';
import { findPredictionsOf, findReviews, listReviews, type ReviewActRow, type ReviewDeed, type ReviewFilter, type ReviewKey, type ReviewOutcome, reviewPrediction, type ReviewRow, type Store } from '#libs/decision-store';

import type { Act } from '../auth/actor-of.js';
import { badInput } from '../common/bad-input.js';
import { placesUpTo, toConnection } from '../common/connection.js';
import { fromGlobalId } from '../common/global-id.js';
import { measuredOrNull } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import type { PredictionConnection } from '../predictions/prediction.model.js';
import type { PlacePage } from '../predictions/predictions.service.js';
import { toPrediction } from '../predictions/to-prediction.js';
import type { ReviewResult } from './review-acts.model.js';
import type { ReviewActModel, ReviewModel } from './review.model.js';

/** Which reviews are asked for. */
type QueueFilter = Omit<ReviewFilter, 'first' | 'skip'>;

const REFUSALS = {
  'already-decided': { code: 'ALREADY_DECIDED', message: 'somebody has decided it before: that stands' },
  'not-decided': { code: 'NOT_DECIDED', message: 'there is no verdict to confirm or to dissent from' },
  'own-word': { code: 'OWN_WORD', message: 'you have said your word on it: another person is to look' },
  'needs-reviewer': { code: 'NEEDS_REVIEWER', message: 'sensitive predictions are reviewed by reviewers' },
} as const;

/** What people say of sensitive predictions: the queue, and what is done in it. */
@Injectable()
export class ReviewsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async queue(filter: QueueFilter, { first, after, isWithheld }: PlacePage): Promise<PredictionConnection> {
    const skip = placesUpTo(after);
    const { reviews, total } = await listReviews(this.store, { ...filter, first, skip });
    const rows = await findPredictionsOf(this.store, reviews);
    const edges = rows.map((row, i) => ({ cursor: String(skip + i), node: toPrediction(row, isWithheld) }));
    return { ...toConnection({ edges, hasNext: skip + reviews.length < total, after }), totalCount: total };
  }

  /** @throws GraphQLError BAD_USER_INPUT for an id that is none of a prediction, InputError without a reason. */
  async act(id: string, deed: ReviewDeed, { by, role, reason }: Act): Promise<typeof ReviewResult> {
    const key = keyOf(id);
    const why = checkedReason(reason, 'input.reason');
    const outcome: ReviewOutcome = isRunUuid(key.run) ? await reviewPrediction(this.store, key, { deed, by, role, reason: why }) : { kind: 'no-prediction' };
    if (outcome.kind === 'done') {
      const [review = null] = await findReviews(this.store, [key]);
      return review === null ? notFound(key) : { review: toReviewModel(review) };
    }
    return outcome.kind === 'no-prediction' ? notFound(key) : REFUSALS[outcome.kind];
  }
}

function keyOf(id: string): ReviewKey {
  const found = fromGlobalId(id);
  const [run = '', pseudonym = ''] = found?.type === 'Prediction' ? found.key.split(':') : [];
  if (pseudonym === '') throw badInput('input.prediction', id, 'the global id of a prediction');
  return { run, pseudonym };
}

function notFound({ run, pseudonym }: ReviewKey): { code: string; message: string } {
  return { code: 'PREDICTION_NOT_FOUND', message: `there is no sensitive prediction ${pseudonym} of run ${run}` };
}

/** The review as GraphQL tells it. */
export function toReviewModel({ run, pseudonym, state, assignee, verdict, seen, isMoved, waitingSince, decidedAt, effect }: ReviewRow): ReviewModel {
  const secondsToReview = decidedAt === null ? null : (decidedAt.getTime() - waitingSince.getTime()) / 1000;
  return { run, pseudonym, state, assignee, verdict, seenBy: seen, isMoved, waitingSince, decidedAt, secondsToReview, measuredEffect: measuredOrNull(effect) };
}

/** An act as GraphQL tells it; without its reason to those who may not read what is said of people. */
export function toReviewAct({ createdAt, score, reason, decidedClass, otherClass, ...rest }: ReviewActRow, isWithheld: boolean): ReviewActModel {
  return { ...rest, decidedClassName: decidedClass, otherClassName: otherClass, reason: isWithheld ? null : reason, score: measuredOrNull(score), at: createdAt };
}

/** Whom a review is given to. @throws GraphQLError BAD_USER_INPUT for what no name can be. */
export function assignmentTo(to: string | null | undefined): ReviewDeed {
  if (to === null || to === undefined) return { kind: 'released' };
  const assignee = to.trim();
  if (assignee !== '' && assignee.length <= 200 && isStorable(assignee)) return { kind: 'assigned', assignee };
  throw badInput('input.to', to, 'the name of a person, 1 to 200 characters, or null');
}
