import { DECISION_FLAGS, MEASURE_MEANING, SERIES_MEASURES, type DecisionFlag } from '#libs/contracts';

/** What a rule of a file looks at: each layer by itself, or the run as a whole. */
export const SCOPES = ['layer', 'run'] as const;
export type Scope = (typeof SCOPES)[number];

/** A name that an expression may use. */
export interface Variable {
  /** CEL type. */
  readonly type: 'double' | 'int' | 'bool' | 'string';
  readonly meaning: string;
  /** Whether a window can be taken of it. */
  readonly isSeries: boolean;
  /** What of a step it is read from. */
  readonly reads: 'loss' | 'layers' | null;
}

const FLAGS = Object.keys(DECISION_FLAGS) as DecisionFlag[];

const LOSS: Variable = { type: 'double', meaning: 'Training loss of the step.', isSeries: true, reads: 'loss' };
const STEP: Variable = { type: 'int', meaning: 'Number of the step.', isSeries: false, reads: null };

const series = (meaning: string): Variable => ({ type: 'double', meaning, isSeries: true, reads: 'layers' });
const other = (type: Variable['type'], meaning: string): Variable => ({ type, meaning, isSeries: false, reads: 'layers' });

/** Names of a rule over layers. */
const LAYER_VARIABLES: Readonly<Record<string, Variable>> = {
  ...Object.fromEntries(SERIES_MEASURES.map((measure) => [measure, series(MEASURE_MEANING[measure])])),
  updateRatio: series('updateNorm / paramNorm: the update-to-weight ratio. Dimensionless.'),
  ...Object.fromEntries(FLAGS.map((flag) => [flag, other('bool', `Whether the decision carries the flag ${flag}.`)])),
  layer: other('string', "The layer's name."),
  loss: LOSS,
  step: STEP,
};

/** Names of a rule over the run. */
const RUN_VARIABLES: Readonly<Record<string, Variable>> = {
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
export function variablesOf(scope: Scope): Readonly<Record<string, Variable>> {
  return scope === 'layer' ? LAYER_VARIABLES : RUN_VARIABLES;
}

/** The variables that a window can be taken of. */
export function seriesNames(scope: Scope): string[] {
  return Object.entries(variablesOf(scope)).flatMap(([name, { isSeries }]) => (isSeries ? [name] : []));
}
