/** Below so many expected successes the gaps between them are drawn one by one. */
const FEW = 10;
/**
 * A binomial draw: successes of `n` trials, each with probability `p`. With few expected the gaps between successes are drawn (geometric), else
 * a transformed rejection, whose time does not grow with n.
 *
 * @param uniform in [0, 1), seeded by the caller.
 * @see Hörmann, The generation of binomial random variates, 1993 (algorithm BTRS)
 */
export function binomial(n, p, uniform) {
    if (!(p > 0))
        return 0;
    if (p >= 1)
        return n;
    if (p > 0.5)
        return n - binomial(n, 1 - p, uniform);
    return n * p < FEW ? byGaps(n, p, uniform) : byRejection(n, p, uniform);
}
function byGaps(n, p, uniform) {
    const logMiss = Math.log1p(-p);
    let [successes, at] = [0, -1];
    for (;;) {
        at += 1 + Math.floor(Math.log1p(-uniform()) / logMiss);
        if (at >= n)
            return successes;
        successes++;
    }
}
function byRejection(n, p, uniform) {
    const deviation = Math.sqrt(n * p * (1 - p));
    const b = 1.15 + 2.53 * deviation;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const alpha = (2.83 + 5.1 / b) * deviation;
    const mode = Math.floor((n + 1) * p);
    const logWeight = logWeights(n, p);
    for (;;) {
        const u = uniform() - 0.5;
        const v = uniform();
        const edge = 0.5 - Math.abs(u);
        const k = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5);
        if (edge >= 0.07 && v <= 0.92 - 4.2 / b)
            return k;
        if (k >= 0 && k <= n && Math.log((v * alpha) / (a / (edge * edge) + b)) <= logWeight(k) - logWeight(mode))
            return k;
    }
}
/** Log of the probability of k successes, up to a constant: k log(p / (1 − p)) − log k! − log (n − k)!. */
function logWeights(n, p) {
    const logOdds = Math.log(p / (1 - p));
    return (k) => k * logOdds - logFactorial(k) - logFactorial(n - k);
}
/** log k!: the product up to 9, from there on Stirling's series, exact to 1e-12. */
function logFactorial(k) {
    if (k < 10) {
        let product = 1;
        for (let i = 2; i <= k; i++)
            product *= i;
        return Math.log(product);
    }
    const z = k + 1;
    return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + (1 - (1 / 30 - 1 / (105 * z * z)) / (z * z)) / (12 * z);
}
//# sourceMappingURL=binomial.js.map