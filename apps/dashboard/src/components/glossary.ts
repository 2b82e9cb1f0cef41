/** What the words on the screen mean: one sentence each, shown on hover and focus. */
export const GLOSSARY = {
  run: 'One training from start to end, with everything that was decided in it.',
  step: 'One optimizer update. Steps are counted from 0 and never go back.',
  layer: 'A named group of variables that are updated together (kernel and bias).',
  scaler: "The function that chooses every layer's scale at every step.",
  backend: 'What computes the tensors: native library, WebAssembly or plain JavaScript. Replays insist on the same one.',
  decision: 'What the scaler chose for one layer at one step, and what was measured then. Recorded once, never changed.',
  SCALE: "What multiplied the layer's direction, after guards. 1 = untouched. Dimensionless.",
  RAW_SCALE: 'What the scaler chose for the layer, before guards. Dimensionless.',
  GRAD_NORM: "L2 norm of the layer's gradient before scaling.",
  UPDATE_NORM: 'L2 norm of the update as applied: after scaling, preconditioning and learning rate.',
  PARAM_NORM: "L2 norm of the layer's weights before the update.",
  COSINE: 'Cosine between the gradient and its running mean: 1 = they agree, −1 = they oppose. Dimensionless.',
  NOISE: 'Running variance of the gradient over its squared mean norm. Dimensionless.',
  updateRatio: 'Update norm over weight norm: how far the layer moved for its size. Dimensionless.',
  effectiveLearningRate: 'Learning rate × scale: what the layer was in effect trained with.',
  learningRate: "Learning rate of the step, before the layer's scale.",
  loss: "Training loss of the step's batch, before the update.",
  testAccuracy: 'Share of the test split that was classified right, after the last step.',
  accuracy: 'Share of the split that was classified right.',
  alert: 'A rule whose condition held long enough. Firing = it still holds; resolved = it fired and ended.',
  incident: 'Alerts of one cause: what moved first, and where it spread.',
  flags: 'What happened to a decision on its way: bounded by a guard, not applied, pushed on purpose.',
  weights: 'sha256 of the final weights: the same run on the same backend gives the same one.',
  decisions: 'Layers × steps recorded.',
  duration: 'From the first step to the last; a live run counts up to now.',
  extreme: 'Where a cell covers several steps its colour is its most extreme value, never a mean: a spike is never hidden.',
  colourRange: 'Full: the colours span all values shown. Typical: the 1st to 99th percentile; values beyond take the end colours.',
} as const;

/** A word that is explained. */
export type Word = keyof typeof GLOSSARY;

/** The flags of a decision in words. */
export const FLAG_WORDS: Readonly<Record<string, string>> = {
  clamped: 'Clamped: the clamp guard bounded the raw scale.',
  rateLimited: 'Rate-limited: the guard bounded the change since the last step.',
  skipped: 'Skipped: the update was not applied; weights stayed as they were.',
  nonFinite: 'Not finite: the gradient norm was NaN or infinite.',
  canary: "Canary: the choice was overridden to test the detectors.",
  provoked: 'Provoked: the scale was pushed on purpose by the spec.',
  lowered: 'Lowered: the scale was 1 whatever the scaler chose: by a command, behind a rollback, or while oversight was lost.',
};
