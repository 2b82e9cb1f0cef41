/** Lower ends of all intervals from which estimates are relied on, and taken as a hint. */
const [RELIABLE, INDICATIVE] = [0.9, 0.6];
/** Single decisions above the noise, and sets (a third of each size), below which an interval says nothing: of a few that happen to agree the bootstrap makes a point. */
export const LEAST_EVIDENCE = { single: 20, sets: 24 };
/** Figures over fewer decisions than this share say nothing. */
const MOST_BELOW_NOISE = 0.5;
/**
 * Judges estimates by the lower ends of the 95 % intervals: what was found on few replays may be luck. From 0.9 on they are reliable, from 0.6 on indicative; where the figures
 * themselves are below 0.6, or most single effects are within the noise, nothing is relied on. What lies between, and what rests on too little, is not enough evidence.
 */
export function verdictOf(ground) {
    const { n, belowNoise } = ground;
    if (n.single >= LEAST_EVIDENCE.single && belowNoise > MOST_BELOW_NOISE)
        return { verdict: 'do not rely on the estimate', reason: `more than half of the single effects are within the noise (${n.single - n.aboveNoise} of ${n.single})` };
    const missing = missingOf(n);
    if (missing !== '')
        return { verdict: 'not enough evidence', reason: missing };
    const figures = [
        { name: 'decision-LDS', value: ground.lds, low: ground.ci[0] },
        { name: 'rank of single decisions', value: ground.looSpearman, low: ground.looSpearmanCi[0] },
        { name: 'agreement of signs', value: ground.signAgreement, low: ground.signAgreementCi[0] },
    ];
    return byFigures(figures);
}
function missingOf({ aboveNoise, sets }) {
    return [
        aboveNoise < LEAST_EVIDENCE.single ? `${aboveNoise} single decisions above the noise were replayed, ${LEAST_EVIDENCE.single} are needed (--controls)` : '',
        sets < LEAST_EVIDENCE.sets ? `${sets} random sets were replayed, ${LEAST_EVIDENCE.sets} are needed (--sets)` : '',
    ].filter((words) => words !== '').join('; ');
}
function byFigures(figures) {
    const worst = figures.reduce((least, one) => (atLeast(one.low, least.low) ? least : one));
    const words = `the ${worst.name} is ${shown(worst.value)}, and may be as low as ${shown(worst.low)}`;
    const told = (verdict, reason) => ({ verdict, reason });
    if (worst.low >= RELIABLE)
        return told('reliable', `the lower ends of all three intervals are at ${RELIABLE} or above`);
    if (worst.low >= INDICATIVE)
        return told('indicative', `${words}, below ${RELIABLE}`);
    const failed = figures.find(({ value }) => !(value >= INDICATIVE));
    if (failed !== undefined)
        return told('do not rely on the estimate', `the ${failed.name} is ${shown(failed.value)}, below ${INDICATIVE}`);
    return told('not enough evidence', `${words}, below ${INDICATIVE}: more replays would tell`);
}
/** NaN is less than nothing: what could not be measured is not relied on. */
function atLeast(value, least) {
    return Number.isNaN(least) || value >= least;
}
function shown(value) {
    return Number.isNaN(value) ? 'unknown' : value.toFixed(2);
}
//# sourceMappingURL=trace-verdict.js.map