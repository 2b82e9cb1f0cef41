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
import { Inject, Injectable } from '@nestjs/common';
import { checkedReason, isRunUuid, isStorable } from '#libs/contracts';
import { findPredictionsOf, findReviews, listReviews, reviewPrediction } from '#libs/decision-store';
import { badInput } from '../common/bad-input.js';
import { placesUpTo, toConnection } from '../common/connection.js';
import { fromGlobalId } from '../common/global-id.js';
import { measuredOrNull } from '../common/measured-number.js';
import { STORE } from '../common/tokens.js';
import { toPrediction } from '../predictions/to-prediction.js';
const REFUSALS = {
    'already-decided': { code: 'ALREADY_DECIDED', message: 'somebody has decided it before: that stands' },
    'not-decided': { code: 'NOT_DECIDED', message: 'there is no verdict to confirm or to dissent from' },
    'own-word': { code: 'OWN_WORD', message: 'you have said your word on it: another person is to look' },
    'needs-reviewer': { code: 'NEEDS_REVIEWER', message: 'sensitive predictions are reviewed by reviewers' },
};
/** What people say of sensitive predictions: the queue, and what is done in it. */
let ReviewsService = class ReviewsService {
    store;
    constructor(store) {
        this.store = store;
    }
    async queue(filter, { first, after, isWithheld }) {
        const skip = placesUpTo(after);
        const { reviews, total } = await listReviews(this.store, { ...filter, first, skip });
        const rows = await findPredictionsOf(this.store, reviews);
        const edges = rows.map((row, i) => ({ cursor: String(skip + i), node: toPrediction(row, isWithheld) }));
        return { ...toConnection({ edges, hasNext: skip + reviews.length < total, after }), totalCount: total };
    }
    /** @throws GraphQLError BAD_USER_INPUT for an id that is none of a prediction, InputError without a reason. */
    async act(id, deed, { by, role, reason }) {
        const key = keyOf(id);
        const why = checkedReason(reason, 'input.reason');
        const outcome = isRunUuid(key.run) ? await reviewPrediction(this.store, key, { deed, by, role, reason: why }) : { kind: 'no-prediction' };
        if (outcome.kind === 'done') {
            const [review = null] = await findReviews(this.store, [key]);
            return review === null ? notFound(key) : { review: toReviewModel(review) };
        }
        return outcome.kind === 'no-prediction' ? notFound(key) : REFUSALS[outcome.kind];
    }
};
ReviewsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], ReviewsService);
export { ReviewsService };
function keyOf(id) {
    const found = fromGlobalId(id);
    const [run = '', pseudonym = ''] = found?.type === 'Prediction' ? found.key.split(':') : [];
    if (pseudonym === '')
        throw badInput('input.prediction', id, 'the global id of a prediction');
    return { run, pseudonym };
}
function notFound({ run, pseudonym }) {
    return { code: 'PREDICTION_NOT_FOUND', message: `there is no sensitive prediction ${pseudonym} of run ${run}` };
}
/** The review as GraphQL tells it. */
export function toReviewModel({ run, pseudonym, state, assignee, verdict, seen, isMoved, waitingSince, decidedAt, effect }) {
    const secondsToReview = decidedAt === null ? null : (decidedAt.getTime() - waitingSince.getTime()) / 1000;
    return { run, pseudonym, state, assignee, verdict, seenBy: seen, isMoved, waitingSince, decidedAt, secondsToReview, measuredEffect: measuredOrNull(effect) };
}
/** An act as GraphQL tells it; without its reason to those who may not read what is said of people. */
export function toReviewAct({ createdAt, score, reason, ...rest }, isWithheld) {
    return { ...rest, reason: isWithheld ? null : reason, score: measuredOrNull(score), at: createdAt };
}
/** Whom a review is given to. @throws GraphQLError BAD_USER_INPUT for what no name can be. */
export function assignmentTo(to) {
    if (to === null || to === undefined)
        return { kind: 'released' };
    const assignee = to.trim();
    if (assignee !== '' && assignee.length <= 200 && isStorable(assignee))
        return { kind: 'assigned', assignee };
    throw badInput('input.to', to, 'the name of a person, 1 to 200 characters, or null');
}
//# sourceMappingURL=reviews.service.js.map