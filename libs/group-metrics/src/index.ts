export { gapIntervals, gapIntervalsOfAll, type GapIntervals, type Interval, interval, meanInterval, type Resampling } from './bootstrap.js';
export { fewOf, fewPeople, type FewPeople } from './few-people.js';
export { groupGaps, type GroupGaps } from './group-gaps.js';
export { type GroupedPredictions, type GroupedRows, type GroupRates, groupRates, groupRows, type GroupTally, ratesOf } from './group-rates.js';
export { countFlips, flipCount, flipIntervals, type FlipIntervals, type Flips, type Outcomes } from './impact/flips.js';
export { type SeedArms, type SeedTest, testSeedNoise } from './impact/seed-noise.js';
export { wilson } from './wilson.js';
