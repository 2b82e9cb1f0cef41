import { textColumns } from '../cli/text-columns.js';
/** Sensitive predictions for a person, a line each. */
export function predictionsText({ run, step, threshold, counts, predictions, total }) {
    const head = step === null ? `run ${run} has recorded no scores` : `run ${run} after ${step} steps, threshold ${threshold}`;
    const header = ['pseudonym', 'record', 'score', 'first', 'truth', 'sensitive because', 'protected'];
    return [
        head,
        ...counts.map(({ policy, attribute, looked, matching, kept }) => `${nameOf({ policy, attribute })}: true of ${matching} of ${looked} records, ${kept} of them kept`),
        ...(predictions.length === 0 ? ['no sensitive prediction matches'] : ['', ...textColumns([header, ...predictions.map(cells)])]),
        ...(predictions.length < total ? [`${predictions.length} of ${total}; --first shows more`] : []),
    ];
}
function cells({ pseudonym, record, score, firstScore, label, policies, by, protected: values }) {
    const why = policies.map(({ sinceStep, lastStep, ...policy }) => `${nameOf(policy)} since ${sinceStep}${lastStep === null ? '' : ` to ${lastStep}`}`);
    const own = values === null ? 'unknown' : Object.values(values).join(', ');
    return [pseudonym, record, scoreText(score), scoreText(firstScore), label ?? 'unknown', [...why, ...(by === null ? [] : [`registered by ${by}`])].join('; '), own];
}
function nameOf({ policy, attribute }) {
    return attribute === '' ? policy : `${policy} ${attribute}`;
}
function scoreText(score) {
    return score === null ? 'none' : score.toFixed(4);
}
/** A registration for a person. */
export function registeredText({ run, record, pseudonym, by, step, score }) {
    return `${record} of run ${run} is registered as sensitive by ${by}: ${pseudonym}, ${score === null ? 'its score is recorded from the next recording on' : `score ${score.toFixed(4)} after ${step} steps`}`;
}
//# sourceMappingURL=predictions-text.js.map