export { INACTIVE, nextAlert, type Alert, type HoldPolicy } from './alert-state.js';
export { builtInRules } from './built-in-rules.js';
export { CANARY_WARM_STEPS, flyCanaries, hasCanary, type CanaryResult } from './canary.js';
export { detectionCases, scoreDetector, type DetectionCase, type DetectionScore } from './detection/detection-score.js';
export { DETECTORS, REPORT_CASES, type NamedDetector } from './detection/detectors.js';
export { MADE_LAYERS, scoreTogether, TOGETHER_FACTORS, type MadeLayers, type TogetherScore } from './detection/layers-together.js';
export { HEALTHY_KINDS, type HealthyKind } from './detection/generated-series.js';
export { levelDeviations } from './detection/level-deviations.js';
export { NAB_STANDARD, nabScore, type NabCosts, type NabScore, type ScoredSeries } from './detection/nab-score.js';
export { lossRule } from './detection/our-detector.js';
export { scoreOracle, type OracleScore } from './detection/oracle.js';
export { parseRecordedRuns } from './detection/recorded-runs.js';
export { EVENT_KINDS, type EventKind, type PlantedEvent } from './detection/planted-events.js';
export type { Detector } from './detection/published-rules.js';
export { describeRules, ruleText } from './describe-rules.js';
export {
  createRuleEngine,
  type Evaluation,
  type RuleEngine,
  type RuleEngineOptions,
  type RuleStatus,
} from './engine.js';
export type { EngineState, RuleState } from './engine-state.js';
export * from './own-rules/index.js';
export { advanceRules, finishRules, WINDOW_STEPS, type RuleFeed, type RuleProgress } from './ports.js';
export { firstMoves, median, type FirstMove } from './evidence/first-moves.js';
export { incidentLines, type IncidentFacts, type IncidentLines } from './evidence/incident-lines.js';
export { firingIn, HELD_STEPS, JOIN_STEPS, NO_INCIDENT, nextIncident, type FirstAlert, type Incident, type IncidentState } from './incidents.js';
export { BASELINE_SIZE, baselineOf, judge, levelOf, spreadOf, type Baseline, type BaselineSettings } from './robust-baseline.js';
export type { HealthySettings } from './healthy-level.js';
export { ruleBenchLoad, runRuleBench, type RuleBenchResult } from './rule-bench.js';
export { fingerprintOf, ruleVersion } from './rule-identity.js';
export {
  CALM,
  HOLDS,
  NO_SAMPLE,
  type Rule,
  type RuleText,
  type Sample,
  type SeriesView,
  type Verdicts,
  type Watched,
} from './rule.js';
export { ALL_LAYERS } from './global-norm.js';
export { globalGradientSpike } from './rules/global-gradient-spike.js';
export { gradientSpike } from './rules/gradient-spike.js';
export { clockTransition, type ClockChange } from './clock-rule.js';
export { lateDecisions, latenessSummary, nextLateness, START_LATENESS, type Lateness, type LatenessLook } from './rules/late-decisions.js';
export { NO_DISK_RECORDING, nextDiskRecording, recordingEventSchema, recordingSummary, recordingToDisk, RECORDING_TO_DISK_EVENT, RECORDING_LIVE_EVENT, type DiskRecording, type RecordingEvent } from './rules/recording-to-disk.js';
export { lossDivergence } from './rules/loss-divergence.js';
export { missingDecisions } from './rules/missing-decisions.js';
export { nonFiniteGradient } from './rules/non-finite-gradient.js';
export { scaleSpike } from './rules/scale-spike.js';
export { parseSeries, statesAlong, windowOf, type LayerNotation, type SeriesChoice, type WindowNotation } from './series-notation.js';
export { spikeRule, type SpikeRuleOptions } from './spike-rule.js';
export { mapMeasures, sliceWindow, windowOfFrames, type RunFacts } from './step-window.js';
export * from './notify/index.js';
