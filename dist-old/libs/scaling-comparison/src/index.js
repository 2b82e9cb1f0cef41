export { choiceArm, scalerArms, withoutScaling } from './arms.js';
export { BASELINE_FAMILIES, baselinesOf, RATE_GRIDS, USUAL_FAMILIES } from './baselines.js';
export { breakEven } from './break-even.js';
export { finalLoss, meanOf, medianOf, LOOKS_IN_MEAN, stepsToTarget } from './curve.js';
export { netEconomy } from './economy.js';
export { cheapestBaseline, fastestBaseline, judgeArms } from './judge-arms.js';
export { ACCURACY_MARGIN, notWorse, pairedSaving, timedSaving } from './saving.js';
export { bestFinalLoss, targetOf, tunedRates } from './tuning.js';
export { againstOf, CLAIM, defaultChoice, keepsClaim, verdictOf } from './verdicts.js';
//# sourceMappingURL=index.js.map