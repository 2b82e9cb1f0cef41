// Recall, false alarms and lag of our rules and of published ones on the same generated series (fixed seeds).
import { parseArgs } from 'node:util';
import { DETECTORS, detectionCases, EVENT_KINDS, globalGradientSpike, gradientSpike, HEALTHY_KINDS, lossRule, MADE_LAYERS, REPORT_CASES, scoreDetector, scoreOracle, scoreTogether, } from '#libs/stability-rules';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const MAX_FALSE_ALARMS = { max: 0.1 };
const MAX_LAG = { max: 100 };
const cases = detectionCases(REPORT_CASES.firstSeed, REPORT_CASES.perKind);
const scores = DETECTORS.map(({ name, detector }) => ({ name, score: scoreDetector(detector, cases) }));
const lines = scores.flatMap(({ name, score }) => linesOf(name, score));
const byKind = HEALTHY_KINDS.map((kind) => {
    const some = cases.filter((one) => one.kind === kind);
    return line({ name: `ours on ${kind}`, metric: 'false alarms, calm', unit: '/1000' }, scoreDetector(DETECTORS[0].detector, some).calmPer1000);
});
printLines([...lines, ...byKind, ...lossLines(), ...oracleLines(), ...togetherLines()], values.json);
if (!values.json)
    printMisses(lines);
/** `loss-spike` on the same series taken for losses: it is made for spikes of ×3 and more, and not for ramps. */
function lossLines() {
    const { recall, calmPer1000, strayPer1000 } = scoreDetector(lossRule, cases);
    const name = 'loss-spike, as a loss';
    const kinds = EVENT_KINDS.filter((kind) => kind !== 'nan' && kind !== 'ramp');
    return [
        line({ name, metric: 'false alarms, calm', unit: '/1000' }, calmPer1000),
        line({ name, metric: 'false alarms, troubled', unit: '/1000' }, strayPer1000),
        ...kinds.map((kind) => line({ name, metric: `recall ${kind}`, unit: 'share' }, recall[kind])),
    ];
}
/** What the best possible test of a ×5 does on these cases, told all but the step's own noise: a bound for every rule. */
function oracleLines() {
    const name = 'oracle of a ×5';
    const rates = [0.02, 0.05, MAX_FALSE_ALARMS.max, 0.2, 0.5];
    const curve = rates.map((rate) => ({ rate, score: scoreOracle(cases, rate) }));
    return [
        ...curve.map(({ rate, score }) => line({ name, metric: `missed at ${rate} / 1000`, unit: `of ${score.events}` }, score.missed)),
        ...curve.filter(({ rate }) => rate === MAX_FALSE_ALARMS.max).flatMap(({ score }) => Object.entries(score.recall).map(([kind, recall]) => line({ name, metric: `recall ${kind} at 0.1`, unit: 'share' }, recall))),
        line({ name, metric: 'false alarms to see all', unit: '/1000' }, scoreOracle(cases, MAX_FALSE_ALARMS.max).per1000ForAll),
    ];
}
/** Layers that rise together for a step: the rule on the global gradient norm beside the one on each layer. */
function togetherLines() {
    const seeds = Array.from({ length: 10 }, (_, i) => REPORT_CASES.firstSeed + i);
    return MADE_LAYERS.flatMap((made) => [globalGradientSpike, gradientSpike].flatMap((rule) => {
        const { recall, calmPer1000 } = scoreTogether(rule, made, seeds);
        const name = `${rule.name}, ${made.layers} layers of spread ${made.spread}, ${made.common} of it common`;
        return [line({ name, metric: 'alerts, calm', unit: '/1000' }, calmPer1000), ...[...recall].map(([factor, share]) => line({ name, metric: `recall ×${factor} in all layers`, unit: 'share' }, share))];
    }));
}
/** One line a figure; only ours have targets. */
function linesOf(name, { recall, calmPer1000, strayPer1000, rampLags }) {
    const isOurs = name === DETECTORS[0].name;
    const lags = rampLags.length === 0 ? [NaN] : rampLags;
    return [
        line({ name, metric: 'false alarms, calm', unit: '/1000', target: isOurs ? MAX_FALSE_ALARMS : null }, calmPer1000),
        line({ name, metric: 'false alarms, troubled', unit: '/1000', target: isOurs ? MAX_FALSE_ALARMS : null }, strayPer1000),
        ...EVENT_KINDS.map((kind) => line({ name, metric: `recall ${kind}`, unit: 'share', target: isOurs ? minRecall(kind) : null }, recall[kind])),
        benchLine({ name, metric: 'lag of a ramp, median', unit: 'steps', target: isOurs ? MAX_LAG : null }, lags),
    ];
}
function minRecall(kind) {
    return { min: kind === 'x3' ? 0.95 : 1 };
}
function line(parts, value) {
    return benchLine(parts, [value]);
}
/** Says for each of our targets whether it is met. */
function printMisses(all) {
    const aimed = all.filter(({ target }) => target !== null);
    const missed = aimed.filter(({ value, target }) => target !== null && !('min' in target ? value >= target.min : value <= target.max));
    const what = missed.length === 0 ? '' : `: ${missed.map(({ metric, value }) => `${metric} ${value.toPrecision(4)}`).join('; ')}`;
    const events = EVENT_KINDS.map((kind) => `${scores[0]?.score.events[kind] ?? 0} ${kind}`).join(', ');
    process.stdout.write(`events: ${events}\n${cases.length} series of 6000 steps, seeds ${REPORT_CASES.firstSeed} on, kept apart from those that were tuned on; ${aimed.length} targets, ${missed.length} missed${what}\n`);
}
//# sourceMappingURL=detection.bench.js.map