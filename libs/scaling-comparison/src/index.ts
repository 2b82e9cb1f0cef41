export { type Arm, type ArmRole, scalerArms, withoutScaling } from './arms.js';
export { type Baseline, BASELINE_FAMILIES, type BaselineFamily, baselinesOf, RATE_GRIDS } from './baselines.js';
export { breakEven, type BreakEven, type RetrainedTask } from './break-even.js';
export { finalLoss, meanOf, medianOf, LOOKS_IN_MEAN, type Reached, type SeedCurve, stepsToTarget } from './curve.js';
export { type EconomyParts, type NetEconomy, netEconomy, type Prices } from './economy.js';
export { type Against, type ArmResult, type Bar, cheapestBaseline, fastestBaseline, judgeArms, type StepSeconds, type TrainedArm } from './judge-arms.js';
export { ACCURACY_MARGIN, type NonInferiority, notWorse, pairedSaving, type Saving, type TimedSteps, timedSaving } from './saving.js';
export { bestFinalLoss, type RateTrial, targetOf, type TunedRates, tunedRates } from './tuning.js';
export { againstOf, CLAIM, defaultChoice, keepsClaim, type NetEvidence, type ScaleChoice, type Verdict, verdictOf } from './verdicts.js';
