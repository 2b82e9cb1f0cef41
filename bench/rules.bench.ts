// Decisions per second that the built-in rules evaluate on one core, over series made in memory: by the clock, and by the
// time that the process had a core.
import { parseArgs } from 'node:util';

import { systemClock, type Clock } from '#libs/contracts';
import { ruleBenchLoad, runRuleBench } from '#libs/stability-rules';

import { benchLine, printLines } from './report.js';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '7' } } });
const LAYERS = 20;
const STEPS = 20_000;

const load = ruleBenchLoad(LAYERS, STEPS);
runRuleBench(load, systemClock); // the first pass is the compiler's
/** Counts the time that this process had a core, so that others on the machine do not count. */
const coreClock: Clock = { ...systemClock, elapsed: () => (process.cpuUsage().user + process.cpuUsage().system) / 1000 };
const rates = (clock: Clock): number[] => Array.from({ length: Number(values.runs) }, () => runRuleBench(load, clock).decisionsPerSecond);
const parts = { name: `rules ${LAYERS} layers`, unit: 'decisions/s', target: { min: 1_000_000 } };
printLines(
  [
    benchLine({ ...parts, metric: 'evaluated' }, rates(systemClock)),
    benchLine({ ...parts, metric: 'evaluated, core time' }, rates(coreClock)),
  ],
  values.json,
);
