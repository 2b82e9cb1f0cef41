export { gapIntervals, gapIntervalsOfAll, interval, meanInterval } from './bootstrap.js';
export { fewOf, fewPeople } from './few-people.js';
export { groupGaps } from './group-gaps.js';
export { groupRates, groupRows, ratesOf } from './group-rates.js';
export { countFlips, flipCount, flipIntervals } from './impact/flips.js';
export { testSeedNoise } from './impact/seed-noise.js';
export { wilson } from './wilson.js';
//# sourceMappingURL=index.js.map