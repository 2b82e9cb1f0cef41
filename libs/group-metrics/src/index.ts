export { gapIntervals, gapIntervalsOfAll, type GapIntervals, type Interval } from './bootstrap.js';
export { groupGaps, type GroupGaps } from './group-gaps.js';
export { type GroupedPredictions, type GroupRates, groupRates, type GroupTally, ratesOf } from './group-rates.js';
