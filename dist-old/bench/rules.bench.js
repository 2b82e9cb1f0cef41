// Decisions per second that the built-in rules evaluate on one core, over series made in memory: by the clock, and by the
// time that the process had a core. And what the critical rules cost a training step in the process that trains.
import { parseArgs } from 'node:util';
import { MEASURES, systemClock } from '#libs/contracts';
import { builtInRules, ruleBenchLoad, runRuleBench } from '#libs/stability-rules';
import { localRules } from '../apps/training-executor/src/oversight/local-rules.js';
import { cpuMs } from './cpu-time.js';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '7' } } });
const LAYERS = 20;
const STEPS = 20_000;
/** Steps that a training takes between two looks of its own (500 ms): of 2, 20 and 200 steps a second; the frames held at most. */
const LOOK_STEPS = [1, 10, 100, 512];
const load = ruleBenchLoad(LAYERS, STEPS);
runRuleBench(load, systemClock); // the first pass is the compiler's
/** Counts the time that this process had a core, so that others on the machine do not count. */
const coreClock = { ...systemClock, elapsed: cpuMs };
const rates = (clock) => Array.from({ length: Number(values.runs) }, () => runRuleBench(load, clock).decisionsPerSecond);
const parts = { name: `rules ${LAYERS} layers`, unit: 'decisions/s', target: { min: 1_000_000 } };
printLines([
    benchLine({ ...parts, metric: 'evaluated' }, rates(systemClock)),
    benchLine({ ...parts, metric: 'evaluated, core time' }, rates(coreClock)),
    ...LOOK_STEPS.map((lookSteps) => benchLine({ name: `critical rules ${LAYERS} layers`, metric: `looked at every ${lookSteps}`, unit: 'µs/step' }, localCosts(lookSteps))),
], values.json);
/** Core time that the critical rules take in the process that trains, per step, in each run. Unit: µs. */
function localCosts(lookSteps) {
    const frames = framesOf(load, Math.min(STEPS, 1000 * lookSteps));
    return Array.from({ length: Number(values.runs) + 1 }, () => {
        const rules = localRules(load.run, load.layers.map(({ name }) => name), builtInRules);
        const start = coreClock.elapsed();
        frames.forEach((frame, i) => {
            rules.take([frame]);
            if ((i + 1) % lookSteps === 0)
                rules.fired();
        });
        return (1000 * (coreClock.elapsed() - start)) / frames.length;
    }).slice(1); // the first pass is the compiler's
}
/** The first steps of a load as the tap gives them. */
function framesOf({ steps, loss, layers }, count) {
    return Array.from({ length: count }, (_, i) => {
        const measures = Float32Array.from(layers.flatMap((layer) => MEASURES.map((measure) => layer.measures[measure][i] ?? NaN)));
        return { step: steps[i] ?? i, loss: loss[i] ?? NaN, learningRate: 0.1, durationUs: 1000, batchId: i, measures };
    });
}
//# sourceMappingURL=rules.bench.js.map