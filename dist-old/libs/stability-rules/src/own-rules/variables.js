import { DECISION_FLAGS, MEASURE_MEANING, SERIES_MEASURES } from '#libs/contracts';
/** What a rule of a file looks at: each layer by itself, or the run as a whole. */
export const SCOPES = ['layer', 'run'];
const FLAGS = Object.keys(DECISION_FLAGS);
const LOSS = { type: 'double', meaning: 'Training loss of the step.', isSeries: true, reads: 'loss' };
const STEP = { type: 'int', meaning: 'Number of the step.', isSeries: false, reads: null };
const series = (meaning) => ({ type: 'double', meaning, isSeries: true, reads: 'layers' });
const other = (type, meaning) => ({ type, meaning, isSeries: false, reads: 'layers' });
/** Names of a rule over layers. */
const LAYER_VARIABLES = {
    ...Object.fromEntries(SERIES_MEASURES.map((measure) => [measure, series(MEASURE_MEANING[measure])])),
    updateRatio: series('updateNorm / paramNorm: the update-to-weight ratio. Dimensionless.'),
    ...Object.fromEntries(FLAGS.map((flag) => [flag, other('bool', `Whether the decision carries the flag ${flag}.`)])),
    layer: other('string', "The layer's name."),
    loss: LOSS,
    step: STEP,
};
/** Names of a rule over the run. */
const RUN_VARIABLES = {
    loss: LOSS,
    gradNorm: series('Global gradient norm: √Σ gradNorm² over the layers.'),
    paramNorm: series('Global weight norm: √Σ paramNorm² over the layers.'),
    updateNorm: series('Global update norm: √Σ updateNorm² over the layers.'),
    updateRatio: series('Global updateNorm / paramNorm. Dimensionless.'),
    scaleMin: series('Smallest scale of a layer.'),
    scaleMax: series('Largest scale of a layer.'),
    layers: other('int', 'How many layers have a decision at this step.'),
    ...Object.fromEntries(FLAGS.map((flag) => [`${flag}Layers`, other('int', `How many layers' decisions carry the flag ${flag}.`)])),
    step: STEP,
};
/** The names that an expression over `scope` may use, with type and meaning. */
export function variablesOf(scope) {
    return scope === 'layer' ? LAYER_VARIABLES : RUN_VARIABLES;
}
/** The variables that a window can be taken of. */
export function seriesNames(scope) {
    return Object.entries(variablesOf(scope)).flatMap(([name, { isSeries }]) => (isSeries ? [name] : []));
}
//# sourceMappingURL=variables.js.map