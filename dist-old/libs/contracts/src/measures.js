/**
 * What one scaling decision holds: one row of the tap, `[layers, measures]`, float32.
 *
 * The position in this list is the column of the packed tap. All are dimensionless unless said.
 * Non-finite values are data: they are kept as they are.
 */
export const MEASURES = [
    'rawScale',
    'scale',
    'gradNorm',
    'paramNorm',
    'updateNorm',
    'cosine',
    'noise',
    'flags',
];
/** Measures that are series of numbers; `flags` is a bit set. */
export const SERIES_MEASURES = MEASURES.filter((m) => m !== 'flags');
/** Measures per layer in the packed tap. */
export const MEASURE_COUNT = MEASURES.length;
/** Column of each measure in the packed tap. */
export const MEASURE_INDEX = Object.fromEntries(MEASURES.map((m, i) => [m, i]));
/** Meaning and unit of each measure: the one text behind docs, GraphQL descriptions and screens. */
export const MEASURE_MEANING = {
    rawScale: 'What the scaler chose for the layer, before guards. Dimensionless.',
    scale: "What multiplied the layer's direction; 1 = untouched. Dimensionless.",
    gradNorm: "Gradient norm: L2 norm of the layer's gradient before scaling.",
    paramNorm: "L2 norm of the layer's weights before the update.",
    updateNorm: 'L2 norm of the update as applied: after scaling, preconditioning and learning rate.',
    cosine: 'Cosine between the gradient and its running mean before this step: agreement. Dimensionless, -1 to 1.',
    noise: 'Running variance of the gradient over its squared mean norm. Dimensionless.',
    flags: 'Bit set of what happened to the decision: see DECISION_FLAGS.',
};
/** Bits of the `flags` measure; float32 holds them exactly (< 2^24). */
export const DECISION_FLAGS = {
    /** The clamp guard bounded the raw scale. */
    clamped: 1,
    /** The rate-limit guard bounded the change of log scale since the last step. */
    rateLimited: 2,
    /** The step was not applied: weights and optimizer state stayed as they were. */
    skipped: 4,
    /** The layer's gradient norm was NaN or infinite. */
    nonFinite: 8,
    /** The scaler's choice was overridden by a canary, to test the detectors. */
    canary: 16,
    /** The scale was pushed on purpose by a `provoke` entry of the spec. */
    provoked: 32,
    /** The scale was 1 whatever the scaler chose: by a command, behind a rollback, or while oversight was lost. */
    lowered: 64,
    /** The ratio cap lowered the scale, so that the update is no longer than its share of the weights. */
    ratioCapped: 128,
    /** The back-off lowered the scale, for the loss had jumped. */
    backedOff: 256,
};
/** Names of the flags set in `bits`, in the order of {@link DECISION_FLAGS}. */
export function flagNames(bits) {
    const names = Object.keys(DECISION_FLAGS);
    return names.filter((name) => (bits & DECISION_FLAGS[name]) !== 0);
}
//# sourceMappingURL=measures.js.map