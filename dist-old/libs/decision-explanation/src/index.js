export { explainDecision } from './explain-decision.js';
export { shapleyValues } from './shapley.js';
export { explanationWords } from './words.js';
//# sourceMappingURL=index.js.map