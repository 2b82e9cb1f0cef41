import { LEAST_GROUP_RECORDS } from '#libs/contracts';
/** Groups named in one warning. */
const NAMED = 5;
/**
 * Gaps are the largest and smallest rate of any group, so one group of three people makes them: below 20 people of a group (the least of whom an impact is judged) a warning
 * stands beside the parity gap; below 20 of the positive class, or of the other, beside the odds gap, whose rates are over these alone. The figures stay as they are.
 */
export function fewPeople(groups) {
    return {
        demographicParity: warning(groups.filter(({ count }) => isFew(count)), ({ count }) => peopleWords(count)),
        equalizedOdds: warning(groups.filter(({ count, positives }) => isFew(positives) || isFew(count - positives)), ({ count, positives }) => `${positives} positive, ${count - positives} not`),
    };
}
/** Why the rates of one group tell nothing, in words; null where its selection rate is over enough people. */
export function fewOf({ count }) {
    return isFew(count) ? `too few to tell: ${peopleWords(count)}` : null;
}
function isFew(count) {
    return count < LEAST_GROUP_RECORDS;
}
function peopleWords(count) {
    return count === 1 ? '1 person' : `${count} people`;
}
function warning(few, howFew) {
    if (few.length === 0)
        return null;
    const bySize = [...few].sort((a, b) => a.count - b.count);
    const more = few.length > NAMED ? ` and ${few.length - NAMED} more groups` : '';
    return `too few people to tell: ${bySize.slice(0, NAMED).map((group) => `${group.group.join(', ')} (${howFew(group)})`).join('; ')}${more}`;
}
//# sourceMappingURL=few-people.js.map