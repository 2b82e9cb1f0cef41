/** Better or worse only where the whole interval is on that side of 0. */
export function verdictOf({ ci95 }) {
    if (ci95[0] > 0)
        return 'better';
    return ci95[1] < 0 ? 'worse' : 'no difference shown';
}
/** The claim that an optimizer saves. Unit: %. */
export const CLAIM = { steps: 30, seconds: 25 };
/**
 * Whether an arm keeps the claim against another one: at least {@link CLAIM} fewer steps, interval above 0, as much less time by this clock, interval
 * above 0, and final accuracy not worse.
 */
export function keepsClaim({ steps, accuracy, ...seconds }, clock) {
    const time = seconds[clock];
    const saves = (saving, least) => saving.percent >= least && saving.ci95[0] > 0;
    return saves(steps, CLAIM.steps) && time !== null && saves(time, CLAIM.seconds) && accuracy.holds;
}
/** What a class of nets should use: the simpler choice, unless what is added to it is better on some net and worse on none. */
export function defaultChoice(nets) {
    const adds = (of) => {
        const verdicts = nets.map((net) => verdictOf(of(net)));
        return verdicts.includes('better') && !verdicts.includes('worse');
    };
    if (adds(({ perLayer }) => perLayer))
        return 'per layer';
    return adds(({ uniform }) => uniform) ? 'uniform' : 'scale 1';
}
/** An arm against another by name. @throws RangeError where they were not compared. */
export function againstOf({ name, against }, other) {
    const found = against.find((each) => each.other === other);
    if (found === undefined)
        throw new RangeError(`${name} was not compared with ${other}`);
    return found;
}
//# sourceMappingURL=verdicts.js.map