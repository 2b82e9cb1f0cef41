export { explainDecision } from './explain-decision.js';
export type { Contribution, Earlier, Explained, Explanation, GuardAct, Recomputed, Unexplained } from './explanation.js';
export { shapleyValues } from './shapley.js';
export { explanationWords } from './words.js';
