import { PUSHES_OF_FIVE } from './planted-events.js';
/**
 * Scores the Neyman–Pearson test of "this step is ×5" against "it is not", told all that generated the series but the
 * step's own surprise ε: Λ(x) = f(x − ln 5) / f(x) with x = ε, or ε + ln 5 at an event, and f the density of ε
 * (Student's t of the series' spread and degrees). One bound on Λ for all series: by the lemma of Neyman and Pearson no
 * detector has a higher expected recall of ×5 at the same expected rate of false alarms. It knows level, spread,
 * correlation and tails, which a rule has to estimate.
 *
 * @param per1000 flagged steps per 1000 calm ones that it may have; the bound is the lowest that keeps to it on these cases
 */
export function scoreOracle(cases, per1000) {
    const calm = Float64Array.from(cases.flatMap(({ truth }) => [...truth.surprises].map((x) => evidence(x, truth.law)))).sort();
    const found = cases.flatMap(({ truth, events }) => events.filter(({ kind }) => PUSHES_OF_FIVE.includes(kind)).map(({ kind, at }) => ({ kind, for5: evidence((truth.surprises[at] ?? NaN) + LN5, truth.law) })));
    const allowed = Math.floor((per1000 / 1000) * calm.length);
    const bound = calm[calm.length - 1 - allowed] ?? Infinity;
    const seen = found.filter(({ for5 }) => for5 > bound);
    const share = (kind) => seen.filter((each) => each.kind === kind).length / found.filter((each) => each.kind === kind).length;
    const weakest = Math.min(...found.map(({ for5 }) => for5));
    return {
        recall: Object.fromEntries(PUSHES_OF_FIVE.map((kind) => [kind, share(kind)])),
        missed: found.length - seen.length,
        events: found.length,
        per1000ForAll: (1000 * calm.filter((each) => each >= weakest).length) / calm.length,
    };
}
const LN5 = Math.log(5);
/** ln Λ(x); the constants of the density cancel. */
function evidence(x, law) {
    return logDensity(x - LN5, law) - logDensity(x, law);
}
/** ln f(x) less a constant: Student's t of `freedom` degrees, scaled to variance 1 and then by `spread`. */
function logDensity(x, { spread, freedom }) {
    return (-(freedom + 1) / 2) * Math.log1p((x / spread) ** 2 / (freedom - 2));
}
//# sourceMappingURL=oracle.js.map