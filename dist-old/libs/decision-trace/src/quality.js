import { seededRandom } from '#libs/datasets';
import { interval, wilson } from '#libs/group-metrics';
import { signAgreement, spearman } from './rank-correlation.js';
import { verdictOf } from './trace-verdict.js';
const RESAMPLES = 1000;
/** Shares of the decisions that random sets hold, one after the other. */
export const SET_SHARES = [0.01, 0.05, 0.2];
/** Decisions in a random set, of so many. */
export function setSize(share, decisions) {
    return Math.max(2, Math.round(share * decisions));
}
/**
 * Decision-LDS: Spearman between estimated and replayed effects of random sets, within each size, and the mean over the sizes by
 * their numbers of sets (over all sizes at once large sets would always rank above small ones).
 *
 * @see Park et al., TRAK: Attributing Model Behavior at Scale, 2023, https://arxiv.org/abs/2303.14186 (LDS, over data)
 */
export function decisionLds(setsBySize) {
    const ranked = setsBySize.map((pairs) => ({ count: pairs.length, rho: rank(pairs) })).filter(({ rho }) => !Number.isNaN(rho));
    return ranked.reduce((sum, { count, rho }) => sum + count * rho, 0) / ranked.reduce((sum, { count }) => sum + count, 0);
}
/** Judges estimates by replays. @param noise |change| of the target that rounding alone makes */
export function traceQuality(single, sets, noise, seed) {
    const above = single.filter(({ replayed }) => Math.abs(replayed) > noise);
    const belowNoise = single.length === 0 ? NaN : 1 - above.length / single.length;
    const signed = above.filter(({ estimated }) => estimated !== 0);
    const signs = signAgreement(signed.map((one) => one.estimated), signed.map((one) => one.replayed));
    const random = seededRandom(seed, 4);
    const resampled = (pairs) => pairs.map(() => pairs[random.below(pairs.length)]);
    const figures = {
        ...{ lds: decisionLds(sets), ci: bootstrap(() => decisionLds(sets.map(resampled))) },
        ...{ looSpearman: rank(above), looSpearmanCi: bootstrap(() => rank(resampled(above))) },
        ...{ signAgreement: signs, signAgreementCi: wilson(Math.round(signs * signed.length), signed.length), belowNoise },
        n: { single: single.length, sets: sets.reduce((sum, { length }) => sum + length, 0), aboveNoise: above.length },
    };
    return { ...figures, ...verdictOf(figures) };
}
function rank(pairs) {
    return spearman(pairs.map((one) => one.estimated), pairs.map((one) => one.replayed));
}
/** 95 % percentile bootstrap; what a draw cannot tell (NaN) is left out. */
function bootstrap(draw) {
    const [low, high] = interval(Array.from({ length: RESAMPLES }, draw));
    return [low, high];
}
//# sourceMappingURL=quality.js.map