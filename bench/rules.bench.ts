// Decisions per second that the built-in rules evaluate on one core, over series made in memory.
import { parseArgs } from 'node:util';

import { systemClock } from '#libs/contracts';
import { ruleBenchLoad, runRuleBench } from '#libs/stability-rules';

import { benchLine, printLines } from './report.js';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '7' } } });
const LAYERS = 20;
const STEPS = 20_000;

const load = ruleBenchLoad(LAYERS, STEPS);
runRuleBench(load, systemClock); // the first pass is the compiler's
const rates = Array.from({ length: Number(values.runs) }, () => runRuleBench(load, systemClock).decisionsPerSecond);
const line = benchLine({ name: `rules ${LAYERS} layers`, metric: 'evaluated', unit: 'decisions/s', target: { min: 1_000_000 } }, rates);
printLines([line], values.json);
