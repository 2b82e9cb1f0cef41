/** Where the review of a sensitive prediction stands. `second-wanted`: it was overturned by one person; `disputed`: a second one dissents. */
export const REVIEW_STATES = ['waiting', 'assigned', 'second-wanted', 'disputed', 'decided'];
/** What a person says of what the model decided. */
export const REVIEW_VERDICTS = ['agree', 'overturn'];
const HAS_VERDICT = ['second-wanted', 'disputed', 'decided'];
/**
 * The review after a deed, or why it is refused. One person may agree with the model; to overturn takes two: it wants a second one who
 * confirms. A second person may dissent from either; then a third decides anew, so that two of three are of one mind. Nobody's word
 * counts twice.
 */
export function afterDeed(review, deed, by) {
    switch (deed.kind) {
        case 'assigned':
        case 'released':
            return afterAssignment(review, deed.kind === 'assigned' ? deed.assignee : null);
        case 'decided':
            return afterVerdict(review, deed.verdict, by);
        default:
            return afterSecondWord(review, deed.kind, by);
    }
}
function afterAssignment(review, assignee) {
    if (review.state === 'decided')
        return 'already-decided';
    if (HAS_VERDICT.includes(review.state))
        return { ...review, assignee };
    return { ...review, assignee, state: assignee === null ? 'waiting' : 'assigned' };
}
function afterVerdict({ state, assignee, seen }, verdict, by) {
    if (state === 'decided' || state === 'second-wanted')
        return 'already-decided';
    if (state === 'disputed')
        return seen.includes(by) ? 'own-word' : { state: 'decided', assignee, verdict, seen: [...seen, by] };
    return { state: verdict === 'overturn' ? 'second-wanted' : 'decided', assignee, verdict, seen: [by] };
}
function afterSecondWord(review, kind, by) {
    if (review.state !== 'second-wanted' && review.state !== 'decided')
        return 'not-decided';
    if (review.seen.includes(by))
        return 'own-word';
    // two of three were of one mind already
    if (kind === 'dissented' && review.seen.length > 1)
        return 'already-decided';
    return { ...review, state: kind === 'confirmed' ? 'decided' : 'disputed', seen: [...review.seen, by] };
}
//# sourceMappingURL=review-state.js.map