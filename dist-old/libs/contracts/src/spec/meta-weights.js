import { z } from 'zod';
/** What the network of scaler `meta` reads, in this order. */
export const META_FEATURES = ['signal', 'cosine', 'gradient rise', 'update ratio', 'progress'];
/** Hidden units that a network may have; more would cost more per step than they can bring. */
const MOST_HIDDEN = 16;
const weight = z.number().min(-100).max(100);
/** The network of scaler `meta`: push = limit · tanh(v · tanh(W f + b) + c), of the features f in {@link META_FEATURES}. */
export const metaWeightsSchema = z
    .strictObject({
    /** Bound of the push on the log scale per step. */
    limit: z.number().gt(0).max(0.1),
    /** W, one row of five weights per hidden unit. */
    hidden: z.array(z.array(weight).length(META_FEATURES.length)).min(1).max(MOST_HIDDEN),
    /** b, one per hidden unit. */
    hiddenBias: z.array(weight).min(1).max(MOST_HIDDEN),
    /** v, one per hidden unit. */
    output: z.array(weight).min(1).max(MOST_HIDDEN),
    /** c. */
    outputBias: weight,
})
    .refine(({ hidden, hiddenBias, output }) => hidden.length === hiddenBias.length && hidden.length === output.length, 'as many hiddenBias and output as rows of hidden');
/** Set by hand: each hidden unit reads one feature and nothing is added, so that `meta` is `snr` bit for bit. */
export const META_START = {
    limit: 0.03,
    hidden: META_FEATURES.map((_, unit) => META_FEATURES.map((__, feature) => (feature === unit ? 1 : 0))),
    hiddenBias: META_FEATURES.map(() => 0),
    output: META_FEATURES.map(() => 0),
    outputBias: 0,
};
//# sourceMappingURL=meta-weights.js.map